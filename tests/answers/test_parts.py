"""What answering is without one of its parts, with the fake encoder and scorer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeEncoder, FakeScorer
from folders import build, never, write_article

from hsbot.answers.parts import Parts
from hsbot.answers.score import Scored
from hsbot.ask import Asker
from hsbot.build import recipe
from hsbot.records import Question

RENEWED = Question("Is Saltmarsh still renewed by Orrery for another summer?")


class Unlettered(FakeEncoder):
    """Knows no word as a whole, so that every word is one to mend."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [2 for _ in texts]


@pytest.fixture
def asker(story: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Asker]:
    """What makes an asker of the story without the parts that are set to False."""
    monkeypatch.setattr("hsbot.ask.Scorer", FakeScorer)
    write_article(story, "a.md", "2024-09-01", "News", "Saltmarsh was renewed by Orrery for another summer.")
    write_article(story, "b.md", "2025-09-01", "News", "Saltmarsh was renewed for another summer.")
    build(story, index)

    def make(load_reader: Any = never, **parts: bool) -> Asker:
        return Asker(index, recipe("fake"), Unlettered, load_reader, parts=Parts(**({"reader": False} | parts)))

    return make


def test_without_the_reader_none_is_loaded(asker: Callable[..., Asker]) -> None:
    """`never` raises where it is called."""
    assert asker()(Question("Who directs Saltmarsh?")).status == "answered"
    with pytest.raises(AssertionError, match="a model was loaded"):
        asker(reader=True)


def test_without_time_the_newer_does_not_lead(asker: Callable[..., Asker]) -> None:
    """The older sentence covers the question better, the newer one well enough."""
    assert asker()(RENEWED).snippets[0].article.id == "b"
    assert asker(time=False)(RENEWED).snippets[0].article.id == "a"


def test_without_time_an_as_of_still_hides_what_came_later(asker: Callable[..., Asker]) -> None:
    """Both sentences were published behind that day."""
    said = asker(time=False)(Question(RENEWED.text, date(2024, 3, 2))).snippets
    assert {s.article.id for s in said} <= {"2024-03-01-renewed"}


def test_without_lexical_no_passage_is_found_by_its_words(asker: Callable[..., Asker]) -> None:
    """The trace shows a dash for each score that a hit doesn't have."""

    def hits(one: Asker) -> str:
        return " ".join(one(Question("Who directs Saltmarsh?")).trace[1].lines)

    assert "lexical     -" not in hits(asker())
    assert hits(asker(lexical=False)).count("lexical     -") == 6


def test_without_the_speller_a_typing_error_stays(asker: Callable[..., Asker]) -> None:
    """The trace shows the terms."""

    def terms(one: Asker) -> str:
        return one(Question("Who directs Saltmrash?")).trace[0].lines[1]

    assert terms(asker()) == "terms: direct saltmarsh"
    assert terms(asker(speller=False)) == "terms: direct saltmrash"


class Reversed:
    """A last word that turns the order around, and is sure of a."""

    threshold = 0.6

    def __init__(self, reader: object, raw: object) -> None:
        """Take what the real one takes."""

    def doubt(self, _: list[Scored]) -> Callable[[float], float]:
        """Leave each as sure as it is."""
        return float

    def __call__(self, asking: object, scored: list[Scored]) -> list[Scored]:
        sure = {s.candidate.article.id: 0.9 if s.candidate.article.id == "a" else 0.5 for s in scored}
        return [replace(s, now=-s.now, last=sure[s.candidate.article.id], told=-s.now) for s in scored]


class AnyReader:
    """A reader that only says whether it learnt to read timelines."""

    def __init__(self, tells_time: bool) -> None:
        self.tells_time = tells_time


class ReadingScorer(FakeScorer):
    """Takes any reader and doesn't ask it."""

    def __init__(self, reader: object = None) -> None:
        """Take it."""


@pytest.mark.parametrize(
    ("tells_time", "time", "leads", "confidence"),
    [(True, True, "a", 0.9), (False, True, "b", None), (True, False, "a", None)],
)
def test_a_reader_that_knows_time_has_the_last_word_where_time_takes_part(
    asker: Callable[..., Asker],
    monkeypatch: pytest.MonkeyPatch,
    tells_time: bool,
    time: bool,
    leads: str,
    confidence: float | None,
) -> None:
    """By itself the newer b leads, without time a."""
    monkeypatch.setattr("hsbot.ask.LastWord", Reversed)
    monkeypatch.setattr("hsbot.ask.Scorer", ReadingScorer)
    answer = asker(lambda: AnyReader(tells_time), reader=True, time=time)(RENEWED)
    assert answer.snippets[0].article.id == leads
    assert (answer.confidence == 0.9) == (confidence == 0.9)
