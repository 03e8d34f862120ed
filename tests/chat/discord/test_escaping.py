"""What Discord would make of the escaped text is told by its own rules for escapes, written down once more here."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hsbot.chat.discord.escaping import escape, fit, length, visible

# A backslash makes any ASCII punctuation after it a plain character.
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_ALIVE = (
    re.compile(r"[*_~`|<>\[\]\\]"),
    re.compile(r"://"),
    re.compile(r"discord(app)?\.[a-z]", re.IGNORECASE),
    re.compile(r":[\w+-]+:"),
    re.compile(r"^([-+#]|\d+[.)])"),
)
# Mentions are looked up in the raw text.
_MENTIONS = re.compile(r"@(everyone|here)|<@[!&]?\d", re.IGNORECASE)
_HIDDEN = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x1f\x7f-\x9f]")


def shown(markdown: str) -> str:
    """Return what a reader of `markdown` sees, if nothing in it is alive."""
    return _ESCAPED.sub(r"\1", markdown).replace("@\u200b", "@")


def alive(markdown: str) -> list[str]:
    """Return what in `markdown` Discord would act upon."""
    plain = _ESCAPED.sub("\ue000", markdown)
    found = [match[0] for rule in _ALIVE if (match := rule.search(plain))]
    return found + [match[0] for match in _MENTIONS.finditer(markdown)]


HOSTILE = (
    "*slanted* **bold** ***both***",
    "_slanted_ __underlined__",
    "~~struck~~",
    "`code` and ```python\nblock```",
    "||spoiler||",
    "> quote",
    ">>> all that follows",
    "# heading",
    "### heading",
    "-# small print",
    "- list",
    "+ list",
    "* list",
    "1. list",
    "2024) list",
    "[masked](https://evil.example)",
    "[one](https://a.example) and [two](https://b.example)",
    "<https://evil.example>",
    "https://evil.example/path_with_underscores",
    "steam://run/1",
    "discord.gg/invite",
    "https://discord.com/invite/abc DISCORD.GG/abc discordapp.com/invite/abc",
    "@everyone",
    "@here, look",
    "@EVERYONE",
    "<@123456789012345678> <@!123456789012345678>",
    "<@&123456789012345678>",
    "<#123456789012345678>",
    "<t:1700000000:R>",
    "<t:1700000000>",
    "<:emoji:123456789012345678> <a:emoji:123456789012345678>",
    ":smile: :+1: :heart_eyes:",
    "</ask:123456789012345678>",
    "<id:customize> <id:browse>",
    r"a backslash \ and \* an escaped star, and one at the end \ ".strip(),
    r"¯\_(ツ)_/¯",
    "<mail@evil.example> <+15551234>",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_of_a_hostile_text_comes_alive_and_all_of_it_is_shown(text):
    escaped = escape(text)
    assert alive(escaped) == []
    assert shown(escaped) == " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_every_hostile_text_would_come_alive_unescaped(text):
    assert alive(text) != []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("two\nlines\r\n\r\nand\u2028more\tspace\u00a0here", "two lines and more space here"),
        ("right\u202eto\u202cleft \u2066isolated\u2069 \u200fmarked", "righttoleft isolated marked"),
        ("ze\u200bro\u2060 wi\ufeffdth so\u00adft", "zero width soft"),
        ("join\u200der and non\u200cjoiner", "joiner and nonjoiner"),
        ("blank\u3164letters\u2800", "blankletters"),
        ("bell\x07 and \x1b[31mred\x1b[0m", "bell and red"),
        ("half a pair \ud83d", "half a pair \ufffd"),
        ("4\u0316\u0334\u0316\u3164\u0334\u3164\u0316", "4\u0316\u0334\u0316\u0334"),
    ],
)
def test_line_breaks_are_folded_and_what_is_invisible_is_gone(text, seen):
    assert visible(text) == seen
    assert shown(escape(text)) == seen


@pytest.mark.parametrize("text", ["👩‍👩‍👧 family", "می‌خواهم", "naïve – “quoted” … it’s 5 € · ok"])
def test_what_a_script_or_an_emoji_needs_stays(text):
    assert escape(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Season 2 - the end", "Season 2 - the end"),
        ("She is #1 in the charts, 3.5 out of 5 (so far)", "She is #1 in the charts, 3.5 out of 5 (so far)"),
        ("at 10:30, mail me@quay.example", "at 10:30, mail me@quay.example"),
        ("*", r"\*"),
        ("3. Act", r"3\. Act"),
        ("@here", "@\u200bhere"),
        ("", ""),
    ],
)
def test_only_what_has_to_be_is_escaped(text, escaped):
    assert escape(text) == escaped


marks = st.sampled_from(list("\\*_~`|<>[]@#-+:/. \n1aé👩\u200d\u202e"))
pieces = st.lists(st.one_of(st.sampled_from(HOSTILE), marks, st.text()))
texts = pieces.map("".join)


@settings(deadline=None)
@given(texts)
def test_no_text_at_all_comes_alive(text):
    escaped = escape(text)
    assert alive(escaped) == []
    assert shown(escaped) == visible(text)
    assert not _HIDDEN.search(escaped.replace("@\u200b", "@"))
    assert "\n" not in escaped


def read_by_simcord(markdown: str) -> list[str]:
    """Return the kinds of all tokens that simcord reads, whole and parts."""
    pytest.importorskip("markdown_it")
    from simcord.preview._markdown import markdown_tokens

    # In the middle of a line, since simcord takes "-# " for small print even where it is escaped.
    kinds, left = [], list(markdown_tokens(f"so: {markdown}"))
    while left:
        token = left.pop()
        kinds.append(token["type"])
        left += token.get("children") or []
    return kinds


@settings(deadline=None)
@given(texts)
def test_simcords_reading_of_markdown_finds_nothing_but_text(text):
    assert set(read_by_simcord(escape(text))) <= {"paragraph", "inline", "text"}


@settings(deadline=None)
@given(texts, st.integers(0, 80))
def test_a_text_cut_to_fit_fits_and_is_a_beginning_of_it(text, limit):
    cut, whole = fit(text, limit)
    assert length(cut) <= limit or (whole and not cut)
    assert alive(cut) == []
    assert visible(text).startswith(shown(cut))
    assert whole == (length(escape(text)) <= limit)


def test_a_text_is_cut_after_a_word():
    assert fit("one two three", 10) == ("one two", False)
    assert fit("one two three", 13) == ("one two three", True)
    assert fit("*one* two", 8) == (r"\*one\*", False)


def test_a_word_that_is_too_long_is_cut_inside():
    assert fit("incomprehensible", 5) == ("incom", False)
    assert fit("*****", 5) == (r"\*\*", False)


def test_a_very_long_text_is_cut_too():
    cut, whole = fit("word " * 50_000, 50)
    assert (cut, whole) == ("word " * 9 + "word", False)


def test_length_counts_as_javascript_does():
    assert length("a👩") == 3


def bold_parts(markdown: str) -> list[str]:
    """Return what stands plain and bold in turn, plain first; whatever is escaped isn't looked at."""
    parts = [""]
    for piece in re.findall(r"\\[^0-9A-Za-z\s]|\*\*|.", markdown, re.DOTALL):
        if piece == "**":
            parts.append("")
        else:
            parts[-1] += piece
    return parts


@pytest.mark.parametrize(
    ("text", "words", "escaped"),
    [
        ("It ends in May.", ["May"], "It ends in **May**."),
        ("May it end?", ["May"], "**May** it end?"),
        ("Ada and Joe", ["Ada", "Joe"], "**Ada** and **Joe**"),
        ("*Ada* is back", ["Ada"], r"\***Ada**\* is back"),
        ("the film *The End* is out", ["*The End*"], r"the film **\*The End\*** is out"),
        ("it is #1 :smile: now", ["#1 :smile:"], r"it is **#1 \:smile:** now"),
        ("- 3 May", ["- 3"], r"**\- 3** May"),
        ("3. May", ["3"], r"**3**\. May"),
        ("@everyone: £3, now", ["@everyone", "£3"], "**@\u200beveryone**: **£3**, now"),
        ("in\n two  lines", ["in\n two"], "**in two** lines"),
        ("a(b)c", ["(b)"], "a(b)c"),  # here asterisks would be nothing but asterisks
        ("ab", ["a", "b"], "**ab**"),  # "**a****b**" would be read otherwise
        ("\u200b", ["\u200b"], ""),
    ],
)
def test_what_is_marked_is_bold_whatever_stands_in_or_beside_it(text, words, escaped):
    marks = [(text.index(word), text.index(word) + len(word)) for word in words]
    assert escape(text, marks) == escaped


def in_pairs(offsets):
    """Return offsets as spans, a last one without a partner left out."""
    return list(zip(offsets[::2], offsets[1::2], strict=False))


marked = texts.flatmap(
    lambda text: st.tuples(
        st.just(text), st.lists(st.integers(0, len(text)), max_size=6, unique=True).map(sorted).map(in_pairs)
    )
)


@settings(deadline=None)
@given(marked)
def test_marks_add_nothing_but_pairs_of_asterisks_around_something(given_text):
    text, marks = given_text
    parts = bold_parts(escape(text, marks))
    assert len(parts) % 2
    assert "".join(parts) == escape(text)
    assert all(part == part.strip() != "" for part in parts[1::2])
    assert len(parts) // 2 <= len(marks)


def test_a_mark_that_begins_inside_of_a_mention_is_left_out() -> None:
    assert escape("by <@&123> today", [(5, 7)]) == "by \\<@\u200b&123\\> today"
    assert escape("by <@&123> today", [(6, 9)]) == "by \\<@\u200b&**123**\\> today"


@settings(deadline=None)
@given(marked)
@example(("by <@&123> today", [(5, 7)]))
def test_simcords_reading_of_markdown_finds_every_mark_bold_and_else_nothing_but_text(given_text):
    text, marks = given_text
    made = escape(text, marks)
    kinds = read_by_simcord(made)
    assert set(kinds) <= {"paragraph", "inline", "text", "strong_open", "strong_close"}
    assert kinds.count("strong_open") == kinds.count("strong_close") == len(bold_parts(made)) // 2


@settings(deadline=None)
@given(marked, st.integers(0, 80))
def test_a_marked_text_cut_to_fit_fits_and_leaves_no_mark_open(given_text, limit):
    text, marks = given_text
    cut, whole = fit(text, limit, marks)
    parts = bold_parts(cut)
    assert length(cut) <= limit or (whole and not cut)
    assert len(parts) % 2
    assert all(part.strip() for part in parts[1::2])
    assert visible(text).startswith(shown("".join(parts)))


def test_a_mark_is_cut_where_the_text_is():
    assert fit("one two three", 13, [(4, 13)]) == ("one **two**", False)
    assert fit("one two three", 17, [(4, 13)]) == ("one **two three**", True)
    assert fit("one two three", 3, [(4, 13)]) == ("one", False)
