from __future__ import annotations

import textwrap

import pytest

from hsbot.articles.blocks import is_heading, split_blocks


def _blocks(text: str, title: str = "") -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in split_blocks(text, title)]


def test_a_text_wrapped_at_a_width_is_one_paragraph():
    paragraph = "The second season of Tides was filmed in Port Ellis, and Mr. Kell of Orrery says it went well. " * 4
    wrapped = textwrap.fill(paragraph, 72)
    assert _blocks(f"{wrapped}\n\n{wrapped}\n") == [("paragraph", wrapped), ("paragraph", wrapped)]


def test_lines_that_end_early_stand_alone():
    text = "Tides Is Back\nAnn Lee in Tides\n\nThe show returns.\nThe cast returns.\n"
    assert [line for _, line in _blocks(text)] == [
        "Tides Is Back",
        "Ann Lee in Tides",
        "The show returns.",
        "The cast returns.",
    ]


@pytest.mark.parametrize("sign", ["", "1. ", "• "])
def test_the_longest_of_some_short_lines_stands_alone(sign):
    first = "The third season of Tides arrived in October of last year"
    lines = [first, "Gravity", "The Harbour Years", "Saltglass"]
    text = "\n".join(f"{sign}{line}" for line in lines)
    assert [line for _, line in _blocks(text)] == lines


def test_one_more_line_of_the_same_length_makes_no_wrapped_text():
    lines = [
        "Tides is the drama of the year, say critics",
        "The third season of Tides arrived in October of last year",
        "Gravity",
        "A second season of Gravity is expected in May of next year",
        "Saltglass",
        "The Harbour Years",
    ]
    assert [line for _, line in _blocks("\n".join(lines))] == lines


def test_a_number_begins_an_item_behind_a_full_line():
    long = "The third season of Tides, which came in October of the year past"
    wrapped = textwrap.fill("The second season of Tides was filmed in Port Ellis, and it went well. " * 4, 69)
    text = f"{wrapped}\n\n1. {long}\n2. Gravity\n"
    assert _blocks(text)[1:] == [("item", long), ("item", "Gravity")]


def test_a_number_behind_a_full_line_of_a_wrapped_sentence_begins_nothing():
    text = (
        "The drama Tides was made by Ann Lee in the harbour of the town called\n"
        "Port Ellis and will be shown by Orrery to all from the month of May\n"
        "24. Fans wept, and it rained on all of them for hours and for hours\n"
        "Ann Lee and Bo Chen, who came without any coats, were wet and happy.\n"
    )
    assert _blocks(text) == [("paragraph", text.strip())]


def test_a_line_that_ends_loosely_goes_on():
    assert _blocks("Tides was filmed by Ann Lee and\nBo Chen.") == [
        ("paragraph", "Tides was filmed by Ann Lee and\nBo Chen.")
    ]


def test_a_marked_heading_is_one_without_its_mark():
    assert _blocks("## Will it return?\nNobody knows.\n#1 in May") == [
        ("heading", "Will it return?"),
        ("line", "Nobody knows."),
        ("line", "#1 in May"),
    ]


def test_a_line_that_begins_small_goes_on():
    assert _blocks("The show returns\nto the sea.") == [("paragraph", "The show returns\nto the sea.")]


def test_a_title_before_a_name_does_not_end_a_line():
    assert _blocks("It was written by Mr.\nKell.") == [("paragraph", "It was written by Mr.\nKell.")]


def test_bullets_and_numbers_make_items_without_their_sign():
    text = "Since April:\n\n  • One rose.\n  - Two fell,\n    and stayed.\n1. Three.\n(2) Four.\n– Five."
    assert _blocks(text) == [
        ("line", "Since April:"),
        ("item", "One rose."),
        ("item", "Two fell,\n    and stayed."),
        ("item", "Three."),
        ("item", "Four."),
        ("item", "Five."),
    ]


def test_the_title_is_a_line_of_its_own_even_before_small_letters():
    assert _blocks("iTides is back\nand how", "iTides is back") == [("line", "iTides is back"), ("line", "and how")]


@pytest.mark.parametrize("text", ["", " \n\n \n"])
def test_blank_text_has_no_blocks(text):
    assert _blocks(text) == []


@pytest.mark.parametrize(
    "line",
    [
        "Tides Season 4: Some Previous Updates",
        "What we know so far",
        "Is There a Season 4?",
        "Tides Is Ending!",
        "TIDES WILL RETURN",
        "Tides: what we know so far",
        "Review: a second season",
        "What to expect on 5 May",
        "Tides Returns on 5 May",
        "Where to watch it",
    ],
)
def test_short_lines_without_a_full_stop_are_headings(line):
    assert is_heading(line)


@pytest.mark.parametrize("sign", ["=", "#", "# ", "[1]", "@a", "🎉", "[", "https://", "“”", "a: ", "5 May "])
def test_odd_lines_are_judged_at_once(sign):
    for end in ("x", ".", "!", ""):
        is_heading((sign * 140)[:139] + end)


@pytest.mark.parametrize(
    "line",
    [
        "Boy meets boy.",
        "Since the series began in April 2022:",
        "That usually means one thing…",
        "Release date: 17 July 2026",
        "Is it renewed?",
        "Tides was renewed for a fourth season.[3]",
        "“I will not be back for season 4.” — Ada Pell",
        "Season 4 is coming on 5 May! 🎉",
        "Season 4 premieres on 5 May. #tides",
        "Season 4 premieres on 5 May. https://tides.example/4",
        "Season 4 premieres on 5 May 2026",
        "12 May – Hull, Arena",
        "Saturday, May 12: Hull",
        "Where: Hull Arena",
        "Director: Ada Pell",
        "Man of the match: Kit Brand",
        "word " * 30,
        "x" * 200,
    ],
)
def test_sentences_lead_ins_and_labelled_facts_are_none(line):
    assert not is_heading(line)


def test_one_long_line_does_not_hide_that_the_others_are_wrapped():
    wrapped = (
        "The studio has today announced that the acclaimed harbour drama\n"
        "Tides will return for a fourth season, filmed in Port Ellis by\n"
        "Quay Films. The new episodes will be shot from April on and are\n"
        "expected in the spring of next year."
    )
    text = f"Tides, the acclaimed harbour drama, has been renewed for a fourth and last season, at last\n\n{wrapped}"
    assert [text[b.start : b.end] for b in split_blocks(text)][1:] == [wrapped]


@pytest.mark.parametrize("line", ["March 4, 2025", "Mar 4, 2025, 9:00 AM", "4 March 2025"])
def test_a_lone_day_is_a_heading(line):
    assert is_heading(line)
