import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.chat.plain import plain


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a \x1b[31mred\x1b[0m word", "a red word"),
        ("\x1b[2J\x1b[H\x1b[1;31;40mgone", "gone"),
        ("\x9b31mone byte", "one byte"),
        ("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\", "click"),
        ("\x1b]8;;https://evil.example\x07click\x1b]8;;\x07", "click"),
        ("\x9d0;title\x9crest", "rest"),
        ("\x1b]0;never ended", "0;never ended"),
        ("\x1bcreset", "reset"),
        ("\x1bP+q544e\x1b\\after", "after"),
        ("bell\x07 back\x08space nul\x00", "bell backspace nul"),
        ("\u202eright to left\u202c", "right to left"),
        ("\u2066isolate\u2069 \u200bzero\ufeff", "isolate zero"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("stray \x1b", "stray"),
        ("4\u0316\u0334\u0316\u0334\u0316\u0334 is", "4\u0316\u0334\u0316\u0334 is"),
        ("4\u0489\u0316\u200d\u0489\u200b\u0316\x07\u0316 is", "4\u0489\u0316\u200d\u0489\u0316 is"),
        ("ก\u0e47\u0e47\u0e47\u0e47\u0e47\u0e47", "ก\u0e47\u0e47\u0e47\u0e47"),
    ],
)
def test_what_a_terminal_would_obey_is_gone_and_the_words_stay(hostile, harmless):
    assert plain(hostile) == harmless


def test_white_space_is_folded_into_single_spaces():
    assert plain("  one\n\ntwo\tthree\r\nfour\u2028five\u00a0six  ") == "one two three four five six"


def test_columns_survive_where_spaces_are_to_be_kept():
    assert plain("0.71  12.3\tfilm\n", keep_spaces=True) == "0.71  12.3 film "


@pytest.mark.parametrize(
    "text",
    [
        "plain words",
        "“quoted” – café, naïve…",
        "日本語の文",
        "👩‍💻 and 🏳️‍🌈",
        "می\u200cخواهم",
        "လျှို့ဝှက်",
        "Vie\u0302\u0323t",
        "[bold]x[/bold] :smile:",
    ],
)
def test_writing_of_any_kind_is_left_as_it_is(text):
    assert plain(text) == text


def test_empty_text_stays_empty():
    assert plain("") == ""
    assert plain(" \x00\n ") == ""


@given(st.text(st.characters(codec=None) | st.sampled_from("\x1b[]m\x07\x9b\x9d\\8;\u202e")))
def test_no_text_whatever_lets_a_control_character_through(text):
    shown = plain(text)
    assert all(ord(character) >= 0x20 and not 0x7F <= ord(character) <= 0x9F for character in shown)
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u2028\u2029")
    shown.encode("utf-8")
    assert plain(shown) == shown
