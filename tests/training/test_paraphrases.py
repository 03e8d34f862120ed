"""Other ways of asking: a line format, and what ours hold."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from hsbot.answers.likely import Likely
from tests.training.test_hard_windows import judged
from tests.training.test_timelines import asked
from training import arcs
from training.hard_windows import rows_of
from training.paraphrases import FOLDER, asked_otherwise, read_ways

FEW = "? Who plays Ysolt\n= who did they cast as ysolt\n= ysolt, who is it\n\n? is it out\n= did it drop yet\n"


def test_below_a_question_stand_its_other_ways(tmp_path: Path) -> None:
    path = tmp_path / "lamp-01.txt"
    path.write_text(FEW)
    assert read_ways(path) == {
        "who plays ysolt": ("who did they cast as ysolt", "ysolt, who is it"),
        "is it out": ("did it drop yet",),
    }
    assert read_ways(tmp_path / "lamp-02.txt") == {}


@pytest.mark.parametrize("text", ["= nothing stands above\n", "? a question\nanother way\n", "? a question\n=\n"])
def test_a_bad_line_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lamp-01.txt"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"lamp-01\.txt, line \d: neither"):
        read_ways(path)


def test_ours_ask_questions_of_the_communities_anew() -> None:
    paths = sorted(FOLDER.glob("*.txt"))
    assert len(paths) == len(list(arcs.FOLDER.glob("*.txt")))
    for path in paths:
        questions = {one.text.lower() for one in arcs.read_arc(arcs.FOLDER / path.name).questions}
        for question, ways in read_ways(path).items():
            assert question in questions, f"{path.name}: {question}"
            every = [text.lower().strip(" ?!.") for text in (question, *ways)]
            assert len(set(every)) == len(every) > 1, f"{path.name}: {question}"


def test_no_way_of_ours_asks_what_the_community_answers_otherwise() -> None:
    for path in sorted(FOLDER.glob("*.txt")):
        alone = [one for one in arcs.read_arc(arcs.FOLDER / path.name).alone if not one.as_of]
        labels = {bare(one.text): (one.answers, one.outdated) for one in alone}
        meant: dict[str, set[object]] = {}
        for question, ways in read_ways(path).items():
            for text in ways:
                meant.setdefault(bare(text), set()).add(labels.get(bare(question)))
        for text, every in meant.items():
            assert len(every) == 1, f"{path.name}: {text}"
            assert text not in labels or every == {labels[text]}, f"{path.name}: {text}"


def bare(text: str) -> str:
    return re.sub(r"[^\w\s]", "", text.lower()).strip()


def test_a_question_is_asked_in_its_other_ways_too(tmp_path: Path) -> None:
    one = asked(tmp_path)
    ways = ("first other way", "second other way")
    rng = random.Random(1)
    seen = set()
    for _ in range(30):
        windows, timelines = rows_of(one, judged(one, 3.0, 0.0, -5.0), Likely(), rng, ways)
        for rows in windows:
            assert len({row["question"] for row in rows}) == 1  # of one group's windows all are asked the same
        seen |= {row["question"] for rows in [*windows, timelines] for row in rows}
    assert {one.labelled.question, *ways} <= seen


def test_a_share_of_what_has_other_ways_is_asked_so() -> None:
    rows = [{"id": str(n), "question": "Is it out", "previous": None} for n in range(200)]
    rows += [{"id": "lean", "question": "is it out", "previous": "who plays ysolt"}]
    rows += [{"id": "none", "question": "why", "previous": None}]
    ways = {"is it out": ("did it drop yet", "out now?")}
    found = asked_otherwise(rows, ways, random.Random(1), 0.5)
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    assert [row["question"] for row in found[-2:]] == ["is it out", "why"]  # what leans stays, and what has none
    other = [row["question"] for row in found[:-2] if row["question"] != "Is it out"]
    assert 70 < len(other) < 130
    assert set(other) == {"did it drop yet", "out now?"}
    assert rows[0]["question"] == "Is it out"
