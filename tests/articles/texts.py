"""Texts of nonsense that look like articles: what the splitting of any text is held to."""

from __future__ import annotations

from hypothesis import strategies as st

NONSENSE = st.text(max_size=300) | st.lists(
    st.sampled_from(
        (
            "Tides ends. |\n|\n\n|• |A Heading|Title|By Jo Doe\n|“Yes. No.” |Mr. |Follow us. "
            "|pic.twitter.com/a — A (@b) |https://a.b |…|(Really!) |\t|small |Ann Lee in Tides\n|1. "
            '|## |- |* |Élodie |e\u0301|\u0301|“Wait… |She said ‘no’.” |"Well..." |नमस्ते। |第一。|👍🏽 |\u00a0|\u200d'
        ).split("|")
    )
).map("".join)
