"""Phrases for a time: their first and last day."""

from __future__ import annotations

from datetime import date

import pytest

from hsbot.answers.spans import span

TODAY = date(2025, 6, 20)  # a Friday


@pytest.mark.parametrize(
    ("phrase", "first", "last"),
    [
        ("feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("feb '24", date(2024, 2, 1), date(2024, 2, 29)),
        ("march '99", date(1999, 3, 1), date(1999, 3, 31)),
        ("early march 2025", date(2025, 3, 1), date(2025, 3, 10)),
        ("mid march 2025", date(2025, 3, 11), date(2025, 3, 20)),
        ("late february 2025", date(2025, 2, 21), date(2025, 2, 28)),
        ("early 2025", date(2025, 1, 1), date(2025, 4, 30)),
        ("last march 2024", date(2024, 3, 1), date(2024, 3, 31)),
        ("winter 2024", date(2024, 12, 1), date(2025, 2, 28)),
        ("q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("q2", date(2024, 4, 1), date(2024, 6, 30)),
        ("q2 2023", date(2023, 4, 1), date(2023, 6, 30)),
        ("last friday", date(2025, 6, 13), date(2025, 6, 13)),
        ("last thursday", date(2025, 6, 19), date(2025, 6, 19)),
        ("last weekend", date(2025, 6, 14), date(2025, 6, 15)),
        ("last week", date(2025, 6, 9), date(2025, 6, 15)),
        ("last night", date(2025, 6, 19), date(2025, 6, 19)),
        ("the second of may", date(2025, 5, 2), date(2025, 5, 2)),
        ("christmas", date(2024, 12, 25), date(2024, 12, 25)),
        ("3/13/2025", date(2025, 3, 13), date(2025, 3, 13)),
        ("13/3/2025", date(2025, 3, 13), date(2025, 3, 13)),
        ("1.3.2025", date(2025, 3, 1), date(2025, 3, 1)),
        ("3/2025", date(2025, 3, 1), date(2025, 3, 31)),
        ("2025-03", date(2025, 3, 1), date(2025, 3, 31)),
        ("2010-12", date(2010, 12, 1), date(2010, 12, 31)),
        ("2010-10", date(2010, 10, 1), date(2010, 10, 31)),
        ("couple of yrs ago", date(2023, 6, 20), date(2023, 6, 20)),
        ("three wks ago", date(2025, 5, 30), date(2025, 5, 30)),
    ],
)
def test_a_phrase_has_a_first_and_a_last_day(phrase: str, first: date, last: date) -> None:
    assert span(phrase, TODAY) == (first, last)


def test_on_a_sunday_the_last_weekend_is_the_one_before() -> None:
    assert span("last weekend", date(2025, 6, 22)) == (date(2025, 6, 14), date(2025, 6, 15))


@pytest.mark.parametrize("phrase", ["1/3/2025", "31 february", "13/2025", "0/3/2025", "29.2.2025", "2010-11"])
def test_what_is_no_day_or_may_be_one_of_two_raises(phrase: str) -> None:
    with pytest.raises(ValueError):
        span(phrase, TODAY)
