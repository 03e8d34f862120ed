"""A set measured by every way of answering, with the fake encoder and scorer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import FakeEncoder, FakeScorer

from hsbot.quality.ablation import EVERYTHING, PLAIN, WAYS, Measured, Models, measure
from hsbot.quality.suite import Corpus
from quality.samples import write_questions


@pytest.fixture
def measured(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> Measured:
    """Two questions about the story, one of them without an answer."""
    monkeypatch.setattr("hsbot.ask.Scorer", FakeScorer)
    write_questions(
        tmp_path / "q.jsonl",
        {"id": "Who directs Saltmarsh?", "answers": ["Ada Pell"], "half": "quote"},
        {"id": "Which orchestra recorded the soundtrack?", "answerable": False, "half": "quote"},
        {"id": "not asked", "half": "choose"},
    )
    corpus = Corpus("a", "tea", story, tmp_path / "q.jsonl", date(2026, 11, 1))
    return measure(corpus, "quote", tmp_path / "work", Models("fake", FakeEncoder, lambda: None), WAYS, lambda: None)


def test_every_way_is_asked_the_same_questions_in_order(measured: Measured) -> None:
    """Those of the half asked for."""
    assert tuple(measured.judged) == WAYS
    asked = {tuple(j.labelled.question for j in judged) for judged in measured.judged.values()}
    assert asked == {("Who directs Saltmarsh?", "Which orchestra recorded the soundtrack?")}
    assert [j.right for j in measured.judged[EVERYTHING]] == [True, False]


def test_plain_similarity_refuses_nothing(measured: Measured) -> None:
    """All else refuses what nothing in the story answers."""
    said = {way: judged[1].answer.status for way, judged in measured.judged.items()}
    assert said.pop(PLAIN) == "answered"
    assert set(said.values()) == {"no_answer"}


def test_questions_without_a_date_are_asked_on_the_set_s_day(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What "last year" is stands in the trace."""
    monkeypatch.setattr("hsbot.ask.Scorer", FakeScorer)
    questions = write_questions(tmp_path / "q.jsonl", {"id": "Was Saltmarsh renewed last year?"})

    def understood(today: date) -> str:
        corpus = Corpus("a", "tea", story, questions, today)
        models = Models("fake", FakeEncoder, lambda: None)
        done = measure(corpus, None, tmp_path / "work", models, (EVERYTHING,), lambda: None)
        return " ".join(done.everything[0].answer.trace[0].lines)

    assert "as of: 2025-12-31" in understood(date(2026, 5, 1))
    assert "as of: 2024-12-31" in understood(date(2025, 5, 1))
