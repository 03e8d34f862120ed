"""Dates that questions name: the last day of what was meant, or None."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsbot.answers.dates import asked_date, is_firm, without_date

TODAY = date(2025, 6, 20)  # a Friday

NAMED = {
    "as of march, is there a season 4?": date(2025, 3, 31),
    "As of 2025-02-03, is it renewed?": date(2025, 2, 3),
    "as of January 2025 who runs the show": date(2025, 1, 31),
    "was there a season 4 planned in feb 2025": date(2025, 2, 28),
    "any news in sept. 2024?": date(2024, 9, 30),
    "is it coming back as of august": date(2024, 8, 31),
    "back in 2024 was there any news": date(2024, 12, 31),
    "what was planned last year": date(2024, 12, 31),
    "this time last year, was it cancelled?": date(2024, 6, 20),
    "did they say anything last month": date(2025, 5, 31),
    "what happened last week": date(2025, 6, 15),
    "did they announce it yesterday": date(2025, 6, 19),
    "how did things stand two months ago": date(2025, 4, 20),
    "what did we know a couple of months ago": date(2025, 4, 20),
    "a year ago was there a film": date(2024, 6, 20),
    "5 days ago?": date(2025, 6, 15),
    "before april 2025 was it renewed": date(2025, 3, 31),
    "before 2025": date(2024, 12, 31),
    "was it on before last year": date(2023, 12, 31),
    "on 3 march 2024": date(2024, 3, 3),
    "on the 3rd of March 2024": date(2024, 3, 3),
    "on march 3rd, 2024": date(2024, 3, 3),
    "on 29 february": date(2024, 2, 29),  # of the last year that had one
    "by the end of 2024": date(2024, 12, 31),
    "at the start of 2025": date(2025, 4, 30),
    "in early march 2025": date(2025, 3, 10),
    "as of late march 2025": date(2025, 3, 31),
    "before mid-march 2025": date(2025, 3, 10),
    "at the start of march was it on": date(2025, 3, 10),
    "was it on last year in march": date(2024, 3, 31),
    "this year in march, was it on?": date(2025, 3, 31),
    "as of feb '24 is it on": date(2024, 2, 29),
    "was it on in summer ’24": date(2024, 8, 31),
    "what was the plan last march 2024": date(2024, 3, 31),
    "as of the first of march is it on": date(2025, 3, 1),
    "as of 03/2025": date(2025, 3, 31),
    "as of 2025-03": date(2025, 3, 31),
    "as of 13/3/2025": date(2025, 3, 13),
    "as of 3.2.2025": date(2025, 2, 3),
    "as of last friday, is it on?": date(2025, 6, 13),
    "was it on before last night": date(2025, 6, 18),
    "as of last weekend who runs it": date(2025, 6, 15),
    "as of q1": date(2025, 3, 31),
    "as of q2 last year": date(2024, 6, 30),
    "as of christmas was it on": date(2024, 12, 25),
    "before christmas was there a tour": date(2024, 12, 24),
    "who was the manager prior to march 2025": date(2025, 2, 28),
    "was there one couple of months ago": date(2025, 4, 20),
    "few weeks ago was it on": date(2025, 5, 30),
    "was it on 2 yrs ago": date(2023, 6, 20),
    "in mid-2024": date(2024, 8, 31),
    "what was the plan last march": date(2025, 3, 31),
    "in december what did they plan": date(2024, 12, 31),
    "was it closed until march": date(2025, 3, 31),
    "has anything been announced in march": date(2025, 3, 31),
    "before last month was it on": date(2025, 4, 30),
    "as of spring 2025, is there a season 4": date(2025, 5, 31),
    "was it on in the summer of 2024": date(2024, 8, 31),
    "was it on in late autumn 2024": date(2024, 11, 30),
    "back in fall 2024": date(2024, 11, 30),
    "what was planned in winter 2024": date(2025, 2, 28),
    "what was planned in winter 2023/24": date(2024, 2, 29),
    "before winter 2024 was it on": date(2024, 11, 30),
    "what was planned last summer": date(2024, 8, 31),
    "Last spring, was it on?": date(2025, 5, 31),
    "what happened last winter": date(2025, 2, 28),
    "in the middle of 2024 was it on": date(2024, 8, 31),
    "in the middle of march what did they plan": date(2025, 3, 20),
    "as of Q1 2025 who runs it": date(2025, 3, 31),
    "was it on in q4 2024": date(2024, 12, 31),
}

UNNAMED = [
    "is there a season 4?",
    "may i ask who directs it",
    "what happens in the end",
    "is it out in 2031?",  # isn't over
    "in december 2025",
    "is it out in june",  # June isn't over
    "as of today",
    "as of 2025-06-20",  # the day itself is not over
    "as of 31 february is it on",
    "as of 2025-02-31",
    "on 31 february 2025",
    "who is march simmons",
    "is the theatre closed until march?",  # the next one
    "closed until march?",
    "has it been put off until march?",
    "do they play hull before march?",
    "what's on in march?",
    "who's playing on 3 march",
    "any news in the last week?",  # up to today
    "what was announced over the last month",
    "is there anything from within the last year",
    "what have they done in the past year",
    "will it come out in march",  # looks ahead: no March of the past is meant
    "is s3 coming out in september?",
    "when's it airing, in may?",
    "is it written by April Kestrel",
    "what did the band play before april quit",
    "what was the plan before june met nick",
    "what was it called until august changed it",
    "as of summer 2025",  # isn't over
    "in the middle of 2025",
    "was the summer 2024 tour cancelled",  # a name
    "in the summer 2024 tour",
    "who is in The Last Summer",  # titles
    "who is in the last summer",
    "what is it you did last summer",
    "is it about Last Summer",
    "in season 2",
    "as of 2/3/2025",  # 2 March or 3 February
    "as of 31/2/2025",
    "was it on as of 2010-11",  # November, or a season of two years
    "as of last season",
    "is it out before christmas",
    "is it closed until christmas?",
    "what is the nightmare before christmas",
    "who was it two weeks before christmas",
    "who directed the film before christmas special",
    "was he in it before last night's episode",
    "what happened last night",  # may be told of today
    "who did they play last friday",
    "what has changed since last year",
    "any news since yesterday?",
    "was it on half a year ago",
    "what happened in q4",  # of a match
    "99999999999999999999 years ago",
    "3000 years ago",
    "",
]


@pytest.mark.parametrize(("text", "day"), NAMED.items())
def test_the_last_day_of_the_time_that_is_named(text: str, day: date) -> None:
    assert asked_date(text, TODAY) == day


@pytest.mark.parametrize("text", UNNAMED)
def test_no_time_is_named_or_one_that_is_not_over_or_never_was(text: str) -> None:
    assert asked_date(text, TODAY) is None


def test_a_month_without_a_year_is_the_last_one_past() -> None:
    assert asked_date("as of february", date(2025, 2, 10)) is None
    assert asked_date("as of february", date(2025, 3, 1)) == date(2025, 2, 28)
    assert asked_date("as of february", date(2024, 3, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize("today", [date.min, date(1, 6, 1), date(2024, 2, 29), date.max])
@pytest.mark.parametrize(
    "text", ["last year", "last week", "last month", "last winter", "two years ago", "before 1900", "in march"]
)
def test_the_ends_of_the_calendar_raise_nothing(text: str, today: date) -> None:
    found = asked_date(text, today)
    assert found is None or found < today


PIECES = st.sampled_from(
    "as of|in|on|before|by the end of|winter|q1|last|early|mid|31|29|february|feb.|may|2025|1900|0|year|month|week|ago|"
    "a|couple of|٣|½|yesterday|-|,|3rd|the|of".split("|")
)


@settings(deadline=None)  # the first date loads dateparser
@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=8).map(" ".join)), st.dates())
def test_any_text_on_any_day_gives_an_earlier_day_or_none(text: str, today: date) -> None:
    found = asked_date(text, today)
    assert found is None or found < today


@pytest.mark.parametrize(
    "text",
    [
        "as of march, is it on?",
        "was it on before april 2025",
        "as of 2024 was it on",
        "as of last friday is it on",
        "was it on prior to april 2025",
        "before christmas was it on",
        "as of last year was it on",
        "was it on until last month",
    ],
)
def test_some_words_say_where_the_reader_stands(text: str) -> None:
    """Nothing said later may answer these."""
    assert is_firm(text)


@pytest.mark.parametrize(
    "text",
    [
        "was it on in march",
        "by the end of 2024 was it on",
        "back in 2024",
        "is it on?",
        "what films did she make before 2019",
        "what was it called until early 2019",
        "what was it called till 2019",
        "what was it called until last year",
        "what films did she make before last year",
    ],
)
def test_others_name_the_time_of_what_they_ask_about(text: str) -> None:
    """A later article may tell of it."""
    assert not is_firm(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("is there a film in february 2025?", "is there a film?"),
        ("As of March 2025, was there a film?", "was there a film?"),
        ("was a film planned, back in 2024?", "was a film planned?"),
        ("is there any news from last year", "is there any news"),
        ("is there a film", "is there a film"),
        ("what was last year's budget?", "what was last year's budget?"),
        ("what has changed since last year?", "what has changed since last year?"),
        ("was there a tour last year in march?", "was there a tour?"),
        ("as of last friday, is it on", "is it on"),
        ("was one planned in 2024 and in 2025", "was one planned in 2024 and in 2025"),
    ],
)
def test_a_question_is_left_without_its_time_where_the_rest_can_stand(text: str, rest: str) -> None:
    assert without_date(text) == rest


@pytest.mark.parametrize(
    ("text", "day", "rest"),
    [
        ("as of march last year was it on", date(2024, 3, 31), "was it on"),
        ("was it on in october last year", date(2024, 10, 31), "was it on"),
        ("As of February 2024 Season 4 was planned", date(2024, 2, 29), "Season 4 was planned"),
        ("as of last summer is there a season 4", date(2025, 8, 31), "is there a season 4"),
        ("was it on before last summer", date(2025, 5, 31), "was it on"),
        ("as of the end of 2024 is there one", date(2024, 12, 31), "is there one"),
        ("any news on May", None, "any news on May"),
        ("who left on 5 may", date(2025, 5, 5), "who left"),
    ],
)
def test_years_and_seasons_of_the_year_beside_a_month_and_names_that_are_months(
    text: str, day: date | None, rest: str
) -> None:
    assert asked_date(text, date(2025, 12, 1)) == day
    assert without_date(text) == rest


def test_the_end_of_a_year_is_before_its_end() -> None:
    assert asked_date("before the end of 2024 was it out", date(2025, 12, 1)) == date(2024, 12, 31)


def test_what_is_so_in_a_month_was_so_then_where_the_caller_says_so() -> None:
    assert asked_date("who is the captain in march", TODAY) is None
    assert asked_date("who is the captain in march", TODAY, behind=True) == date(2025, 3, 31)
    assert asked_date("who is the captain until march", TODAY, behind=True) is None


def test_a_day_of_this_year_that_lies_ahead_is_not_that_of_last_year_for_what_is_so() -> None:
    assert asked_date("who is the host on 12 december", TODAY, behind=True) is None
    assert asked_date("who's the host in december", TODAY, behind=True) is None
    assert asked_date("who is going to be the captain in march", TODAY, behind=True) is None
    assert asked_date("who was the host on 12 december", TODAY, behind=True) == date(2024, 12, 12)
    assert asked_date("as of 12 december who is the host", TODAY, behind=True) == date(2024, 12, 12)
    assert asked_date("who is the host in december 2024", TODAY, behind=True) == date(2024, 12, 31)
    assert asked_date("who is the host on 12 december", date(2025, 12, 20), behind=True) == date(2025, 12, 12)
