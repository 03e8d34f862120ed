"""Which part of a long quotation is shown, to the letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsbot.chat.discord.escaping import length
from hsbot.chat.discord.excerpt import excerpt

DATE = "18 September 2026"
OPENS = f"It will open in cinemas on {DATE}."


def marked(text, *words):
    return [(text.index(word), text.index(word) + len(word)) for word in words]


def test_what_fits_is_shown_as_a_whole():
    assert excerpt(OPENS, 50, marked(OPENS, DATE)) == (f"It will open in cinemas on **{DATE}**.", True, True)


def test_it_begins_where_the_text_does_as_long_as_the_mark_fits():
    text = f"{OPENS} The rest is long."
    assert excerpt(text, 50, marked(text, DATE)) == (f"It will open in cinemas on **{DATE}**.", True, False)


def test_without_a_mark_it_begins_where_the_text_does():
    assert excerpt("One two. Three four.", 10) == ("One two.", True, False)


def test_it_begins_at_the_first_sentence_from_which_the_mark_fits():
    text = f"The long way. All agree.” {OPENS} So it goes."
    shown = f"It will open in cinemas on **{DATE}**."
    agree = f"All agree.” {shown}"
    assert excerpt(text, len(agree), marked(text, DATE)) == (agree, False, False)
    assert excerpt(text, len(agree) - 1, marked(text, DATE))[0].startswith(shown)


def test_where_the_sentence_is_too_long_it_begins_at_a_word():
    shown = f"open in cinemas on **{DATE}**."
    assert excerpt(OPENS, len(shown), marked(OPENS, DATE)) == (shown, False, True)
    assert excerpt(OPENS, len(DATE) + 5, marked(OPENS, DATE)) == (f"**{DATE}**.", False, True)


def test_a_mark_that_is_too_long_itself_is_shown_from_its_beginning():
    assert excerpt(OPENS, 20, marked(OPENS, DATE)) == ("**18 September**", False, False)


def test_of_marks_too_far_apart_the_first_are_shown():
    text = f"So it is. In May it is. {'And then some. ' * 9}In June it is."
    shown = ("So it is. In **May** it is. And then some.", True, False)
    assert excerpt(text, 45, marked(text, "May", "June")) == shown


def test_words_without_spaces_are_cut_before_the_mark_too():
    text = "字" * 90 + "九月" + "字" * 90
    shown, begins, ends = excerpt(text, 60, marked(text, "九月"))
    assert shown.startswith("**九月**字")
    assert (begins, ends) == (False, False)


words = st.lists(st.text("abc*é—", min_size=1, max_size=12), min_size=1, max_size=80)


@settings(deadline=None)
@given(words, st.sampled_from([" ", ". ", "\n\n"]), words, st.integers(40, 400))
def test_a_mark_that_fits_is_shown(before, between, behind, limit):
    text = f"{between.join(before)} 9 May 2031 {between.join(behind)}"
    shown, _, _ = excerpt(text, limit, marked(text, "9 May 2031"))
    assert "**9 May 2031**" in shown
    assert length(shown) <= limit


@pytest.mark.parametrize("base", ["The film “é”\nopens. ", "字", "\u200b", "x"])
def test_a_book_is_looked_at_no_further_than_there_is_room(base, monkeypatch):
    looked = []
    from hsbot.chat.discord import escaping

    def counting(text):
        looked.append(len(text))
        return visible(text)

    visible = escaping.visible
    monkeypatch.setattr(escaping, "visible", counting)
    text = base * 2_000 + " It ends in May."
    excerpt(text, 50, marked(text, "May"))
    assert max(looked) <= (len(text) if base == "\u200b" else 250)
