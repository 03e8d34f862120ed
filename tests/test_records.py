"""What a record refuses to be."""

from __future__ import annotations

from datetime import date

import pytest

from hsbot.records import Article, Snippet, Span, iso_date

TEXT = "“It ends,” said Ada Pell. The last day is Monday."
ARTICLE = Article("one", "The end", TEXT, None, None, None, "one.txt")
START = TEXT.index("The last")


def snippet(*marks: Span, speaker: Span | None = None) -> Snippet:
    """The second sentence, with these marks."""
    return Snippet(ARTICLE, TEXT[START:], START, len(TEXT), 0.9, "lead", marks=marks, speaker=speaker)


def test_a_snippet_that_is_not_verbatim_cannot_be_made() -> None:
    for text, start, end in (("It ended", 1, 9), ("", 3, 3), ("It", -2, 0), (TEXT, 0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="snippet"):
            Snippet(ARTICLE, text, start, end, 0.9, "lead")


def test_marks_are_offsets_in_the_article_inside_of_the_snippet() -> None:
    monday = TEXT.index("Monday")
    (mark,) = snippet((monday, monday + 6)).marks
    assert TEXT[slice(*mark)] == "Monday"
    assert snippet((START, START + 3), (START + 3, len(TEXT))).marks


@pytest.mark.parametrize(
    "marks",
    [
        [(START - 1, START + 3)],  # begins before it
        [(START, len(TEXT) + 1)],  # ends behind it
        [(START, START)],  # marks nothing
        [(START + 4, START + 8), (START, START + 3)],  # in no order
        [(START, START + 5), (START + 4, START + 8)],  # overlaps
    ],
)
def test_a_mark_that_lies_where_it_cannot_is_refused(marks: list[Span]) -> None:
    with pytest.raises(ValueError, match="mark"):
        snippet(*marks)


def test_who_says_it_may_stand_anywhere_in_the_article_and_nowhere_else() -> None:
    name = TEXT.index("Ada")
    assert snippet(speaker=(name, name + 8)).said_by == "Ada Pell"
    assert snippet().said_by is None
    with pytest.raises(ValueError, match="speaker"):
        snippet(speaker=(0, len(TEXT) + 1))


@pytest.mark.parametrize("text", ["", "20250228", "2025-02-29", "2025-2-8", "2025-W09-5", "2025-02-28 ", "٢٠٢٥-٠٢-٢٨"])
def test_a_date_is_written_in_one_way(text: str) -> None:
    assert iso_date("2025-02-28") == date(2025, 2, 28)
    assert iso_date(text) is None
