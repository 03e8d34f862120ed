"""The suite of held-out communities: every so many questions, read by hsbot's own suite."""

from __future__ import annotations

from pathlib import Path

import pytest

from hsbot.quality.suite import questions, read_suite
from training.held_out import SUITE, write

ARC = """== 1 2024-03-05 Stage Wire | The lamp is lit
a The lamp is lit.
? is the lamp lit : 1a
? who lit the lamp : - ! 1a
? is it still lit : 1a
"""


def test_only_held_out_communities_and_every_second_question(tmp_path: Path) -> None:
    folder = tmp_path / "arcs"
    folder.mkdir()
    for name in ("lamp-03", "lamp-04", "lamp-08"):
        (folder / f"{name}.txt").write_text(ARC)
    assert write(tmp_path / "out", every=2, folder=folder) == 3
    suite = read_suite(tmp_path / "out" / SUITE)
    assert [corpus.name for corpus in suite] == ["lamp-04", "lamp-08"]
    asked = [[one.question for one in questions(corpus)] for corpus in suite]
    assert asked == [["is the lamp lit", "is it still lit"], ["who lit the lamp"]]


def test_a_question_can_be_asked_in_its_other_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "arcs"
    folder.mkdir()
    (folder / "lamp-04.txt").write_text(ARC)
    (tmp_path / "lamp-04.txt").write_text("? is the lamp lit\n= did they light the lamp\n")
    monkeypatch.setattr("training.paraphrases.FOLDER", tmp_path)
    assert write(tmp_path / "out", folder=folder, paraphrased=True) == 3
    (corpus,) = read_suite(tmp_path / "out" / SUITE)
    assert [one.question for one in questions(corpus)] == [
        "did they light the lamp",
        "who lit the lamp",
        "is it still lit",
    ]
