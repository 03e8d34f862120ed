"""Training windows: what becomes of a question."""

from __future__ import annotations

import random
from pathlib import Path

from training.build_windows import Builder, add_arcs, add_stories, window
from training.corpus import split_sentences
from training.fans import retyped

SENTENCES = [f"Sentence number {i} says something of about ten words here." for i in range(20)]


def test_a_window_is_a_run_around_its_target_without_what_is_forbidden() -> None:
    for seed in range(50):
        chosen = window(SENTENCES, {7}, random.Random(seed), {9})
        assert chosen == list(range(chosen[0], chosen[-1] + 1))
        assert 7 in chosen
        assert 9 not in chosen
        assert len(chosen) > 1


def test_a_story_s_questions_become_windows_labelled_by_what_answers(tmp_path: Path) -> None:
    path = tmp_path / "screen-01.txt"
    path.write_text(
        "== The Lantern gets a third year\na It will be back.\nb Ilse Marek leaves it.\nc Dao Nguyen follows her.\n"
        "? is there a season 3 : a ! b\n? who writes the music : - ! b c\n"
    )
    builder = Builder(1)
    add_stories(builder, [path], 20)
    answers = {s for row in builder.rows for s, label in zip(row["sentences"], row["labels"], strict=True) if label}
    assert answers == {"It will be back."}
    assert any(not any(row["labels"]) for row in builder.rows)
    assert {row["title"] for row in builder.rows} == {"The Lantern gets a third year", ""}


def test_what_is_outdated_answers_the_reader_s_question_too(tmp_path: Path) -> None:
    path = tmp_path / "screen-01.txt"
    path.write_text(
        "== 1 2024-03-05 Wire | Back\na It returns.\n== 2 2024-09-01 Wire | Gone\na It ends.\n"
        "== 3 2024-10-01 Wire | Else\na A shop opens.\n? is it back : 2a ~ 1a\n"
    )
    builder = Builder(1)
    add_arcs(builder, [path], 1)
    labelled = {row["sentences"][0]: row["labels"] for row in builder.rows}
    assert labelled == {"It returns.": [1], "It ends.": [1], "A shop opens.": [0]}


def test_a_question_is_retyped_without_becoming_another_text_entirely() -> None:
    typed = {retyped("who is the new showrunner of the lantern", random.Random(seed)) for seed in range(200)}
    assert "who is the new showrunner of the lantern" in typed
    assert len(typed) > 3


def test_sentences_of_a_paragraph_are_offsets_into_it() -> None:
    text = "It ended in 2021. Dr. Pell left.\nNobody knows why."
    assert [text[a:b] for a, b in split_sentences(text)] == ["It ended in 2021.", "Dr. Pell left.", "Nobody knows why."]
