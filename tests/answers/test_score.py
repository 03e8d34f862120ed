"""Scores: by weights that the test gives, and what the packaged ones promise."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from answers.samples import FakeReader, article, scored
from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.last_word import OVERALL, TOLD
from hsbot.answers.newest import TIMELY
from hsbot.answers.reading import WINDOW_WORDS
from hsbot.answers.score import Judge, Scored, Scorer
from hsbot.answers.windows import Window

PACKAGED: dict[str, Any] = json.loads(files("hsbot.answers").joinpath("weights.json").read_text(encoding="utf-8"))


def raw(rank: dict[str, float], truth: dict[str, float], names: tuple[str, ...]) -> dict[str, Any]:
    nothing = dict.fromkeys(names, 0.0)
    time = {kind: {"recency": 1.0, "outdone": 0.0, "superseded": 0.0} for kind in ("state", "fact")}
    truths = nothing | {"rank": 0.0, "bias": 0.0} | truth
    return {"rank": nothing | rank, "time": time, "truth": truths, "threshold": 0.25}


WORDS = raw({"covered": 2.0}, {"rank": 1.0, "bias": -1.0}, FEATURES)
READER = raw({"covered": 2.0, "reader": 10.0}, {"reader": 1.0}, (*FEATURES, "reader"))


def candidate(text: str, **values: float) -> Candidate:
    one = scored(article(text, None, text), text, 0.0).candidate
    return replace(one, features=tuple(values.get(name, 0.0) for name in FEATURES))


@pytest.fixture
def given_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hsbot.answers.score.json.loads", lambda _: {"words": WORDS, "reader": READER})
    at = FEATURES.index("covered")
    monkeypatch.setattr("hsbot.answers.score.Likely", lambda: lambda rows: np.array([values[at] for values in rows]))


def test_one_regression_ranks_and_the_other_tells_how_likely_it_is() -> None:
    judge = Judge(WORDS, FEATURES)
    one = judge(candidate("A"), [0.5 if name == "covered" else 9.0 for name in FEATURES])
    assert (one.logit, one.probability, one.read) == (1.0, 0.5, None)  # 2 * 0.5; 1 / (1 + e ** -(1.0 - 1.0))
    assert judge.threshold == 0.25


def test_a_value_too_many_or_too_few_is_no_score() -> None:
    with pytest.raises(ValueError):
        Judge(WORDS, FEATURES)(candidate("A"), [0.0] * (len(FEATURES) + 1))


def test_weights_that_lack_a_feature_are_refused() -> None:
    with pytest.raises(KeyError, match="reader"):
        Judge(WORDS, (*FEATURES, "reader"))


@pytest.mark.parametrize(("bias", "probability"), [(1e6, 1.0), (-1e6, 0.0)])
def test_no_value_is_too_large_to_be_a_probability(bias: float, probability: float) -> None:
    one = Judge(raw({}, {"bias": bias}, FEATURES), FEATURES)(candidate("A"), [0.0] * len(FEATURES))
    assert one.probability == pytest.approx(probability, abs=1e-9)


@pytest.mark.usefixtures("given_weights")
def test_the_best_stands_first_and_equal_ones_in_the_order_given() -> None:
    given = [candidate("Low", covered=0.1), candidate("One", covered=0.9), candidate("Two", covered=0.9)]
    ranked = Scorer()("?", given)
    assert [s.candidate.text for s in ranked] == ["One", "Two", "Low"]
    assert [s.logit for s in ranked] == pytest.approx([1.8, 1.8, 0.2])


@pytest.mark.usefixtures("given_weights")
def test_no_candidates_give_no_scores() -> None:
    assert Scorer()("?", []) == []
    assert Scorer(FakeReader())("?", []) == []


@pytest.mark.usefixtures("given_weights")
def test_the_reader_reads_the_best_with_their_surroundings_and_has_the_last_word() -> None:
    reader = FakeReader(Second=1.0, First=-1.0)
    best = candidate("First", covered=0.9)
    beside = replace(candidate("Second", covered=0.8), article=best.article, at=best.at + 1)
    ranked = Scorer(reader)("?", [best, beside])
    assert reader.read == [Window("Saltmarsh", ("First", "Second"))]
    assert [(s.candidate.text, s.read) for s in ranked] == [("Second", 1.0), ("First", -1.0)]
    assert ranked[0].logit == pytest.approx(2.0 * 0.8 + 10.0)
    assert ranked[0].probability == pytest.approx(1 / (1 + math.exp(-1)))


@pytest.mark.usefixtures("given_weights")
def test_only_what_was_read_is_scored_where_there_is_a_reader() -> None:
    given = [candidate(f"Nr {i} {'x ' * WINDOW_WORDS}".strip(), covered=i / 100) for i in range(20)]
    reader = FakeReader()
    ranked: list[Scored] = Scorer(reader)("?", given)
    assert 1 < len(ranked) == len(reader.read) < 20
    assert ranked[0].candidate.text.startswith("Nr 19")
    assert len(Scorer()("?", given)) == 20


@pytest.mark.usefixtures("given_weights")
def test_what_is_foremost_is_read_however_unlikely_it_is() -> None:
    given = [candidate(f"Nr {i} {'x ' * WINDOW_WORDS}".strip(), covered=i / 100) for i in range(20)]
    reader = FakeReader()
    ranked = Scorer(reader)("?", given, [given[0]])
    assert reader.read[0].sentences == (given[0].text,)
    assert [s.candidate for s in ranked].count(given[0]) == 1


def test_the_packaged_weights_know_every_feature_and_no_other() -> None:
    assert set(PACKAGED) == {"words", "reader", "last"}
    for name in ("words", "reader"):
        part = PACKAGED[name]
        features = {*FEATURES, "reader"} if name == "reader" else set(FEATURES)
        assert {kind: set(weights) for kind, weights in part["time"].items()} == {
            "state": set(TIMELY),
            "fact": set(TIMELY),
        }
        assert set(part["rank"]) == features
        assert set(part["truth"]) == features | {"rank", "bias"}
        assert 0 < part["threshold"] < 1
    last = PACKAGED["last"]
    assert {kind: set(weights) for kind, weights in last["rank"].items()} == {
        "state": {"now", *TOLD, "newness"},
        "fact": {"now", *TOLD, "newness"},
    }
    assert set(last["truth"]) == {*FEATURES, "reader", *TOLD, "rank", "bias"}
    assert set(last["sure"]) == {"own", *OVERALL, "bias"}
    assert all(last["sure"][name] > 0 for name in ("own", *OVERALL))
    assert 0 < last["threshold"] < 1


def test_the_packaged_weights_prefer_a_sentence_that_says_what_is_asked_for() -> None:
    alike = {"passage_cosine": 0.5, "covered_article": 1.0, "bm25": 1.0, "length": 2.0, "asks_kind": 1.0}
    good = candidate("Good", cosine=0.7, lead=0.3, covered=1.0, covered_near=1.0, fits=1.0, **alike)
    poor = candidate("Poor", cosine=0.3, lead=-0.1, covered=0.3, covered_near=0.5, fits=0.0, **alike)
    ranked = Scorer()("?", [poor, good])
    assert [s.candidate.text for s in ranked] == ["Good", "Poor"]
    assert ranked[0].probability > Scorer().threshold > ranked[1].probability
