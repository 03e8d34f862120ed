"""Events named instead of dates: which words they are, and which day they give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from answers.samples import said
from hsbot.answers.events import Event, day_of, named_event
from hsbot.answers.features import FEATURES
from hsbot.answers.score import Scored

NAMED = {
    "was a fourth season planned before the film was announced?": Event(
        "was a fourth season planned ?", "when was the film announced", True
    ),
    "Before the film was announced, was a fourth season planned?": Event(
        "was a fourth season planned?", "when was the film announced", True
    ),
    "who was the coach when they got promoted": Event(
        "who was the coach when they got promoted", "when did they got promoted", False
    ),
    "what was said before the film was announced?": Event(
        "what was said before the film was announced?", "when was the film announced", True
    ),
    "was a season planned before Netflix's deal was announced": Event(
        "was a season planned", "when was Netflix's deal announced", True
    ),
    "what did she do before she met Tom": Event("what did she do before she met Tom", "when did she met Tom", True),
    "before they announced the DLC was there a roadmap": Event(
        "was there a roadmap", "when did they announced the DLC", True
    ),
    "before the film was announced was a fourth season planned?": Event(
        "was a fourth season planned?", "when was the film announced", True
    ),
    "before he left who was the manager": Event("who was the manager", "when did he left", True),
    "before he left who ran the studio": Event("who ran the studio", "when did he left", True),
    "before he left who else played the drums": Event("who else played the drums", "when did he left", True),
    "before they announced how it ended, who was the manager?": Event(
        "who was the manager?", "when did they announced how it ended", True
    ),
    "before Ada said who was leaving, was there a tour?": Event(
        "was there a tour?", "when was Ada said who leaving", True
    ),
    "who was the singer before the takeover": Event("who was the singer", "when was the takeover", True),
    "who ran it prior to the layoffs": Event("who ran it", "when was the layoffs", True),
    "what was known before the reveal": Event("what was known", "when was the reveal", True),
    "who ran the studio until Tove Ek left": Event("who ran the studio", "when did Tove Ek left", True),
}


@pytest.mark.parametrize(("text", "event"), NAMED.items())
def test_an_event_is_told_from_what_is_asked(text: str, event: Event) -> None:
    """The rest is the question, and the event is asked for its day."""
    assert named_event(text) == event


@pytest.mark.parametrize(
    "text",
    [
        "is there a season 4?",
        "has this happened before?",
        "before it was cancelled",
        "before she was the manager",
        "before that was there a tour",
        "before the reveal",
        "who was the man before the camera",
        "what happens before season 4",
        "when was the film announced",
        "do you know when the film is released",
        "how long until season 4 is released?",
        "how many days until the movie is released",
        "will there be a trailer before the season is out?",
        "will there be a trailer before the film was announced",
        "when it was cancelled",
        "did they say when the film was delayed to",
        "did we learn when the show was renewed",
        "what will they do before it's released",
    ],
)
def test_a_question_without_an_event_names_none(text: str) -> None:
    """An ordinary "before" or "when" is no event."""
    assert named_event(text) is None


THRESHOLD = 0.5
FILM = Event("was a fourth season planned ?", "when was the film announced", True)


def telling(name: str, day: str | None, logit: float, covered: float = 1.0, text: str = "It is one.") -> Scored:
    """A sentence that holds so much of the event's words."""
    one = said(name, day, text, logit)
    features = [0.0] * len(FEATURES)
    features[FEATURES.index("covered_near")] = covered
    return replace(one, candidate=replace(one.candidate, features=tuple(features)))


def test_the_earliest_article_that_tells_of_it_gives_the_day() -> None:
    """Later articles repeat the news; before it means the day before."""
    found = [telling("later", "2025-08-01", 3.0), telling("first", "2025-04-22", 2.8), telling("guide", None, 2.9)]
    assert day_of(FILM, found, THRESHOLD) == date(2025, 4, 21)
    assert day_of(replace(FILM, before=False), found, THRESHOLD) == date(2025, 4, 22)


def test_news_of_the_first_day_there_is_give_that_day() -> None:
    """As a program writes a date that it doesn't have."""
    assert day_of(FILM, [telling("first", "0001-01-01", 3.0)], THRESHOLD) == date.min


def test_an_article_that_hardly_speaks_of_it_gives_no_day() -> None:
    """It must hold the event's words, and be nearly as likely as the best."""
    poor = telling("poor", "2024-01-01", 2.9, covered=0.3)
    doubtful = replace(telling("doubtful", "2024-02-02", 2.0), probability=0.4)
    assert day_of(FILM, [telling("first", "2025-04-22", 3.0), poor, doubtful], THRESHOLD) == date(2025, 4, 21)


def test_news_need_not_say_that_they_are_announced() -> None:
    """What is announced must stand there, or in the title or beside it; that it is seldom does."""
    later = telling("later", "2025-08-01", 3.0)
    public = telling("first", "2025-04-22", 3.0, covered=0.4, text="The film's end was made public on Tuesday.")
    assert day_of(FILM, [public, later], THRESHOLD) == date(2025, 4, 21)
    other = telling("first", "2025-04-22", 3.0, covered=0.4, text="The tour's end was made public on Tuesday.")
    assert day_of(FILM, [other, later], THRESHOLD) == date(2025, 7, 31)
    confirmed = Event("was it in doubt?", "when was it confirmed", True)
    assert day_of(confirmed, [replace(other, probability=0.9)], THRESHOLD) is None
    begun = Event("was it in doubt?", "when was the film begun", True)
    assert day_of(begun, [public], THRESHOLD) is None


UNLIKELY = replace(telling("unlikely", "2025-04-22", 3.0), probability=0.4)


@pytest.mark.parametrize("found", [[], [UNLIKELY], [telling("guide", None, 3.0)]])
def test_an_event_that_no_dated_article_tells_of_gives_no_day(found: list[Scored]) -> None:
    """Then the question is asked as it stands."""
    assert day_of(FILM, found, THRESHOLD) is None
