"""Plain similarity, with the fake encoder: texts that share words are near."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from fakes import FakeEncoder, vector
from folders import build

from hsbot.quality.plain import PlainSimilarity, open_plain
from hsbot.records import Question


@pytest.fixture
def plain(story: Path, index: Path, encoder: FakeEncoder) -> PlainSimilarity:
    """It answers from the story."""
    build(story, index)
    return open_plain(index, encoder)


def test_the_sentence_nearest_to_the_question_leads_with_its_own_cosine(plain: PlainSimilarity) -> None:
    """The sentence's vector is that of its text alone, not that of a sentence in its passage."""
    answer = plain(Question("ada pell directs?"))
    lead = answer.snippets[0]
    assert (answer.status, lead.role, lead.text) == ("answered", "lead", "Ada Pell directs.")
    assert answer.confidence == lead.score == pytest.approx(float(vector("ada pell directs") @ vector(lead.text)))
    assert [s.role for s in answer.snippets[1:]] == ["supporting", "supporting"]
    assert lead.score >= answer.snippets[1].score >= answer.snippets[2].score


def test_nothing_is_refused_but_where_nothing_was_published_yet(plain: PlainSimilarity) -> None:
    """An "as of" hides what came later, and undated articles."""
    assert plain(Question("xyzzy")).status == "answered"
    said = plain(Question("Was Saltmarsh saved?", date(2024, 12, 31)))
    assert {s.article.id for s in said.snippets} == {"2024-03-01-renewed"}
    nothing = plain(Question("Was Saltmarsh saved?", date(1999, 1, 1)))
    assert (nothing.status, nothing.confidence, nothing.snippets) == ("no_answer", 0.0, ())


def test_a_sentence_is_encoded_once(plain: PlainSimilarity, encoder: FakeEncoder) -> None:
    """Six content sentences stand in the story."""
    plain(Question("Who directs Saltmarsh?"))
    once = encoder.encoded
    plain(Question("Who directs Saltmarsh?"))
    assert encoder.encoded == once
