from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.articles.boundaries import sentence_spans

_PASSAGES = [json.loads(line) for line in Path(__file__).with_name("splitting.jsonl").read_text("utf-8").splitlines()]
_NOT_YET = {  # a single letter before a full stop passes for an initial, a "$" after a "?" for a new sentence
    "numbers that begin sentences",
    "letters and grades",
    "ticket sales",
    "delays",
}


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, 0, len(text))]


@pytest.mark.parametrize("passage", _PASSAGES, ids=lambda passage: passage["name"])
def test_difficult_passages_are_split_where_a_reader_would(passage):
    if passage["name"] in _NOT_YET:
        pytest.xfail("known, and rare")
    assert _sentences(passage["text"]) == passage["sentences"]


def test_offsets_are_those_of_the_whole_text():
    text = "Before. | First one.  Second one. | After."
    assert list(sentence_spans(text, 10, 33)) == [(10, 20), (22, 33)]


def test_sentences_far_beyond_the_window_are_found():
    sentence = "The tide came in at noon, and “nobody saw it,” said Mr. Kell."
    assert _sentences(" ".join([sentence] * 500)) == [sentence] * 500


_TEXTS = st.text(max_size=200) | st.lists(
    st.sampled_from(
        ["Mr. ", "A", "a.", '"', "“", "”", "(", ")", "… ", "! ", "? ", "\n", "[1]", " . ", "U.S. ", "é", "漢。", "🥹"]
    )
).map("".join)


@given(_TEXTS, st.integers(0, 5), st.integers(0, 5))
def test_spans_are_stripped_in_order_and_leave_only_blanks_out(text, cut, end):
    stop = max(cut, len(text) - end)
    spans = list(sentence_spans(text, cut, stop))
    kept = "".join(text[start:end] for start, end in spans)
    assert "".join(kept.split()) == "".join(text[cut:stop].split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert [place for span in spans for place in span] == sorted(place for span in spans for place in span)
    assert all(start < end for start, end in spans)


@pytest.mark.parametrize(
    "text",
    ["word " * 200_000, "a" * 1_000_000, '"' * 1_000_000, ". (" * 300_000, "!" * 1_000_000, ".[a]" * 200_000],
    ids=["no stop", "no space", "quotes", "brackets", "marks", "notes"],
)
def test_a_million_characters_of_nonsense_take_seconds(text):
    began = time.monotonic()
    _sentences(text)
    assert time.monotonic() - began < 20  # about one second on a quiet machine


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Filming wraps in May. Season 4 follows.", "Filming wraps in May."),
        ("Asked about it, Lee said no. Netflix declined.", "Asked about it, Lee said no."),
        ("“It means the world to me. Tides changed my life.”", "“It means the world to me."),
        ("Everything is OK. Season 4 films in June.", "Everything is OK."),
        ("The film (dir. Ann Lee) opens. It is long.", "The film (dir. Ann Lee) opens."),
    ],
)
def test_ordinary_words_are_no_abbreviations(text, first):
    start, end = next(iter(sentence_spans(text, 0, len(text))))
    assert text[start:end] == first
