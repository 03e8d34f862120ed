"""Training windows as hsbot itself would read them, and how a question's windows compete in the loss."""

from __future__ import annotations

from pathlib import Path

import torch

from hsbot.search.encoder import PACKAGED
from tests.fakes import FakeEncoder
from training import arcs
from training.asked_windows import GROUP, build
from training.fit_scorer import of_community
from training.window_loss import choice

ARTICLES = "".join(
    f"== {n} 2024-0{n}-05 Wire | {title}\na {first}\nb The harbour clock of Pell was late again that day.\n"
    for n, (title, first) in enumerate(
        [
            ("The Lantern returns", "The Lantern returns for a second year."),
            ("The Lantern is over", "The Lantern is scrapped and returns no more."),
            ("Marek on the Lantern", "Ilse Marek of the Lantern has bought a house."),
            ("Nguyen on the Lantern", "Dao Nguyen of the Lantern keeps bees."),
            ("Sales of the Lantern", "The Lantern sold well as a book."),
        ],
        1,
    )
)


def test_a_question_s_windows_stand_together_and_those_that_answer_come_first(tmp_path: Path) -> None:
    path = tmp_path / "screen-01.txt"
    path.write_text(ARTICLES + "? returns the Lantern : 2a ~ 1a\n? who feeds the Lantern ducks : - ! 4a\n")
    encoder = FakeEncoder(PACKAGED)
    asked = of_community("arcs", "screen-01", arcs.corpus(arcs.read_arc(path)), 10, tmp_path / "work", encoder)
    rows = build(sorted(asked, key=lambda one: one.labelled.id), 3)
    assert [row["group"] for row in rows] == [0] * GROUP + [1] * GROUP
    answering = [[s for s, label in zip(r["sentences"], r["labels"], strict=True) if label] for r in rows]
    assert {s for found in answering[:2] for s in found} == {
        "The Lantern returns for a second year.",
        "The Lantern is scrapped and returns no more.",
    }
    assert not any(answering[2:])
    assert len({row["question"] for row in rows[:GROUP]}) == 1


def test_the_choice_costs_little_where_the_right_sentence_or_none_is_ahead() -> None:
    scores, right, none = torch.tensor([4.0, -4.0]), torch.tensor([1.0, 0.0]), torch.tensor([0.0, 0.0])
    assert choice(scores, right) < 0.1 < 3.9 < choice(scores, none)
    assert choice(-scores - 6, none) < 0.2 < 3.9 < choice(-scores, right)
