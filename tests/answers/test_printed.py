"""Dates as news print them, each read as its last day."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbot.answers.printed import DATE, NEWS, month_end, read_date

DAY = date(2025, 4, 22)


@pytest.mark.parametrize(
    ("phrase", "last"),
    [
        ("February 2025", date(2025, 2, 28)),
        ("February of 2024", date(2024, 2, 29)),
        ("the fall of 2024", date(2024, 11, 28)),
        ("spring 2024", date(2024, 5, 28)),
        ("3 March", date(2025, 3, 3)),
        ("the 3rd of March", date(2025, 3, 3)),
        ("March 3, 2025", date(2025, 3, 3)),
        ("Sept. 9, 2024", date(2024, 9, 9)),
        ("2019", date(2019, 12, 31)),
    ],
)
def test_a_date_is_read_as_its_last_day(phrase: str, last: date) -> None:
    assert read_date(phrase, DAY) == last
    assert re.fullmatch(DATE, phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "April 2025",  # the article's own month
        "April",
        "June 2025",  # lies ahead
        "2025",
        "31 February 2025",
        "29 February",
        "no date",
        "",
    ],
)
def test_what_is_not_before_the_article_or_is_no_day_is_none(phrase: str) -> None:
    assert read_date(phrase, DAY) is None


def test_a_month_without_a_year_is_one_of_the_last_eight() -> None:
    assert read_date("August", DAY) == date(2024, 8, 31)
    assert read_date("July", DAY) is None
    assert read_date("December", DAY) == date(2024, 12, 31)
    assert read_date("July", DAY, that=date(2023, 1, 1)) == date(2023, 7, 31)  # of the year that was spoken of


def test_a_day_so_near_that_it_is_the_article_s_own_news_is_the_article_s() -> None:
    first = DAY - NEWS
    assert read_date(f"{first.day} April", DAY) == DAY
    assert read_date(f"{first.day - 1} April", DAY) == date(2025, 4, first.day - 1)
    assert read_date("22 April 2025", DAY) == DAY
    assert read_date("23 April 2025", DAY) is None


def test_may_is_no_short_form_and_a_short_form_needs_its_day() -> None:
    assert not re.fullmatch(DATE, "Jan")
    assert re.fullmatch(DATE, "Jan. 5")
    assert not re.search(rf"\b{DATE}", "In Mar del Plata she may sing.")


@given(st.integers(1900, 2100), st.integers(1, 24))
def test_the_last_day_of_a_month_is_the_one_before_the_next_one_s_first(year: int, month: int) -> None:
    end = month_end(year, month)
    assert (end.year, end.month) == (year + (month > 12), (month - 1) % 12 + 1)
    assert date.fromordinal(end.toordinal() + 1).day == 1
