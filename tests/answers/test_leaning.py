"""Which sentences lean on the one before."""

from __future__ import annotations

import pytest

from hsbot.answers.leaning import LEANING


@pytest.mark.parametrize(
    "sentence",
    ["She will be back.", "it is over.", "But nobody came.", "The latter wept.", "However, it rained.", "That’s it."],
)
def test_a_sentence_that_begins_with_what_stands_for_another_word_leans(sentence: str) -> None:
    assert LEANING.match(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Sheila directs the film.",  # begins with "She", and is another word
        "Italy won.",
        "Theirs was the cup.",
        "The film is over.",
        "The lattermost seat is free.",
        "Ada Pell said that she will be back.",
        " She will be back.",
        "",
    ],
)
def test_what_begins_with_a_name_or_a_thing_or_merely_like_such_a_word_leans_on_nothing(sentence: str) -> None:
    assert not LEANING.match(sentence)
