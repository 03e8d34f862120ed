"""Timelines to train on: what is drawn, in which order, and what is an answer."""

from __future__ import annotations

import random
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from hsbot.answers.score import Scored
from hsbot.answers.timeline import MOST
from hsbot.search.encoder import PACKAGED
from tests.fakes import FakeEncoder
from tests.training.test_asked_windows import ARTICLES
from training import arcs
from training.fit_scorer import Asked, of_community
from training.timelines import drawn, mixed, pairs

_DAY = re.compile(r"(\d+ [A-Z][a-z]+ \d{4}): ")


def asked(tmp_path: Path, question: str = "? returns the Lantern : 2a ~ 1a\n") -> Asked:
    path = tmp_path / "screen-01.txt"
    path.write_text(ARTICLES + question)
    encoder = FakeEncoder(PACKAGED)
    return of_community("arcs", "screen-01", arcs.corpus(arcs.read_arc(path)), 10, tmp_path / "work", encoder)[0]


def days(sentences: list[str]) -> list[datetime]:
    return [datetime.strptime(found[1], "%d %B %Y") for s in sentences if (found := _DAY.match(s))]


def test_only_the_newest_word_answers_and_the_days_stand_in_order(tmp_path: Path) -> None:
    one = asked(tmp_path)
    scored = [Scored(c, 0.0, 0.5, now=float(y)) for c, y in zip(one.candidates, one.y | one.stale, strict=True)]
    rows = [drawn(one, scored, random.Random(seed)) for seed in range(20)]
    for row in rows:
        assert days(row["sentences"]) == sorted(days(row["sentences"]))
        answers = [s for s, label in zip(row["sentences"], row["labels"], strict=True) if label]
        assert all("scrapped and returns no more" in s for s in answers)
    assert sum(any(row["labels"]) for row in rows) > 15
    assert {len(row["sentences"]) for row in rows} <= {2, 3, 4, MOST}
    assert any(len(row["sentences"]) == 2 for row in rows)
    assert any("returns for a second year" in s for row in rows for s in row["sentences"])


def test_sentences_of_other_windows_are_mixed_in_with_days_that_mean_nothing() -> None:
    rows = [
        {"question": f"q{n}", "title": "Pell", "sentences": texts[:: 1 - n % 2 * 2], "labels": [1 - n % 2, n % 2]}
        for n in range(9)
        for texts in [[f"Right {n}.", f"Wrong {n}."]]
    ]
    made = mixed(rows, 8, random.Random(1))
    assert len(made) == 8
    first = bare = 0
    for row in made:
        number = row["question"][1:]
        right = [s for s, label in zip(row["sentences"], row["labels"], strict=True) if label]
        assert [s.endswith(f"Right {number}.") for s in right] == [True]
        assert 2 < len(row["sentences"]) <= MOST
        assert days(row["sentences"]) == sorted(days(row["sentences"]))
        first += row["labels"][0]
        bare += not re.search(r": Pell: ", right[0])
    assert 0 < first < 8
    assert 0 < bare < 8  # it isn't known by the day in front of it
    assert {bool(days(row["sentences"])) for row in made} == {True, False}


def line(*sentences: tuple[str, int]) -> dict[str, Any]:
    texts, labels = zip(*sentences, strict=True)
    return {"question": "q", "title": "", "sentences": list(texts), "labels": list(labels), "span": None}


def test_of_a_timeline_that_answers_a_pair_mostly_has_the_answer_and_another_in_their_order() -> None:
    one = line(("1 May 2024: T: Old.", 0), ("Bare.", 0), ("undated: T: Of some day.", 0), ("2 May 2024: T: New.", 1))
    made = pairs([one] * 200, random.Random(3))
    assert len(made) == 200
    assert all("Bare." not in row["sentences"] for row in made)  # it leans on the day of the one before
    answers = [row for row in made if any(row["labels"])]
    assert 150 < len(answers) < 200
    assert all(row["sentences"][1] == "2 May 2024: T: New." and row["labels"] == [0, 1] for row in answers)
    assert {row["sentences"][0] for row in answers} == {"1 May 2024: T: Old.", "undated: T: Of some day."}


def test_what_has_no_two_sentences_with_a_day_or_answers_by_one_without_makes_no_pair() -> None:
    bare = line(("1 May 2024: T: Old.", 0), ("It answers.", 1), ("2 May 2024: T: New.", 0))
    single = line(("1 May 2024: T: Old.", 1), ("Bare.", 0))
    none = line(("1 May 2024: T: Old.", 0), ("2 May 2024: T: New.", 0))
    assert pairs([bare, single], random.Random(3)) == []
    assert pairs([none], random.Random(3)) == [none]
