from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.articles.text import fold_spaces, has_words, normalise, one_line


@pytest.mark.parametrize(
    "text", ["Clean text.", "Two  spaces,\n\n three – dashes … “quotes” 🥹 stay.", " edges \n", ""]
)
def test_clean_text_comes_out_identical(text):
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb\u00a0c\u2009d\u3000e", "a b c d e"),
        ("se\u00adason\u200b 4\ufeff", "season 4"),
        ("\u202eevil\u202c \u2066x\u2069 \u200fy\u200e", "evil x y"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("e\u0301", "\u00e9"),
        ("half \ud800 pair", "half  pair"),
        ("in\u200dvisible", "invisible"),
        ("\U000e0068\U000e0069hi", "hi"),
    ],
)
def test_line_ends_spaces_and_invisible_characters_become_what_a_reader_sees(raw, clean):
    assert normalise(raw) == clean


def test_a_joiner_stays_where_it_carries_meaning():
    family = "👩\u200d👧"
    assert normalise(family) == family


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=200))
def test_normalising_twice_is_normalising_once_and_always_encodes(raw):
    clean = normalise(raw)
    assert normalise(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
    clean.encode("utf-8")


@pytest.mark.parametrize("raw", ["e\u0301\u200dx", "e\u200d\u0301\u200dx", "\u212b\u200dx"])
def test_a_joiner_between_a_letter_and_what_it_meets_only_hides(raw):
    clean = normalise(raw)
    assert "\u200d" not in clean
    assert normalise(clean) == clean


def test_one_line_has_single_spaces_and_no_edges():
    assert one_line("  A\n long\t\u00a0 title ") == "A long title"


def test_punctuation_alone_has_no_words():
    assert not has_words(" …—\n!")
    assert has_words("— 4 —")


def test_folded_spaces_are_plain_and_leave_every_other_character_in_its_place():
    assert fold_spaces("a\u00a0b\u3000\tc\u200bé\n") == "a b  c\u200bé\n"
