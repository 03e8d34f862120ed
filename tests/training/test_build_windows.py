"""Training windows: what becomes of a question."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from hsbot.answers.reading import OF_ONE_ARTICLE
from training import stories
from training.build_windows import (
    MOST,
    RECIPES,
    Builder,
    Row,
    add_arcs,
    add_public,
    add_stories,
    excerpt,
    likest,
    main,
    window,
)
from training.corpus import Asked, Paragraph

SENTENCES = [f"Sentence number {i} says something of about ten words here." for i in range(20)]
HARBOUR = Paragraph(
    "Old Harbour",
    (
        "The harbour was built by Ilse Marek in 1950.",
        "Its clock is late on most days of the year.",
        "The name of Ilse Marek stands above the gate.",
        "Boats come from the north in winter.",
        "Fish is sold there in the morning.",
    ),
)
CLOCK = Paragraph("Old Harbour", ("The clock was wound in 1960 by a keeper.", "He built a harbour of wood, too."))
GATE = Paragraph("Old Harbour", ("Who built the harbour?", "It was ilse marek, says the gate."))


def answering(row: Row) -> list[str]:
    return [s for s, label in zip(row["sentences"], row["labels"], strict=True) if label]


def story(folder: Path, *texts: str) -> Path:
    path = folder / "screen-01.txt"
    path.write_text("".join(texts))
    return path


def public(number: int, gold: int | None, answer: str, source: str = "squad2-train") -> list[Asked]:
    """So many questions about the harbour, and two about the other paragraphs of the title."""
    texts = (answer.lower(),) if answer else ()
    mine = [Asked(source, f"Who built the harbour {n}", HARBOUR, gold, answer, texts) for n in range(number)]
    others = [Asked("none", "Who?", paragraph, None, "", ()) for paragraph in (CLOCK, GATE)]
    return [*mine, *others]


def made(add: Callable[..., None], *given: object) -> list[Row]:
    """The windows that a way of adding makes of what it is given."""
    builder = Builder(1)
    add(builder, *given)
    return builder.rows


def test_a_window_is_a_run_around_its_target_without_what_is_forbidden() -> None:
    for seed in range(50):
        chosen = window(SENTENCES, {7}, random.Random(seed), {9})
        assert chosen == list(range(chosen[0], chosen[-1] + 1))
        assert 7 in chosen
        assert 9 not in chosen
        assert len(chosen) > 1


def test_an_excerpt_is_a_target_and_the_sentences_likest_to_the_question() -> None:
    sentences = [*SENTENCES[:9], "The lantern of Pell went out.", "Nobody lit the lantern of Pell."]
    found = [excerpt(sentences, {3, 5}, "who lit the lantern of pell", random.Random(n), {0, 9}) for n in range(50)]
    assert all(chosen == sorted(chosen) for chosen in found)
    assert all(len({3, 5} & set(chosen)) >= 1 for chosen in found)
    assert all(10 in chosen for chosen in found)
    assert not any({0, 9} & set(chosen) for chosen in found)
    assert {len(chosen) for chosen in found} == set(range(2, OF_ONE_ARTICLE + 1))


def test_a_window_has_room_for_so_many_words_and_for_its_target_however_long() -> None:
    for seed in range(50):
        for chosen in (
            window(SENTENCES, {7}, random.Random(seed)),
            excerpt(SENTENCES * 3, {7}, "number", random.Random(seed)),
        ):
            assert sum(len(SENTENCES[i % 20].split()) for i in chosen) <= MOST
    long = [*SENTENCES[:3], "word " * 200, *SENTENCES[4:]]
    assert window(long, {3}, random.Random(1)) == [3] == excerpt(long, {3}, "number", random.Random(1))


def test_the_likest_sentences_come_first_and_equals_in_their_order() -> None:
    sentences = ["Boats come.", "The clock is late.", "The harbour has a clock.", "Fish is sold."]
    assert likest("when was the harbour clock built", sentences) == [2, 1, 0, 3]


def test_labels_and_the_pointer_go_with_the_chosen_sentences() -> None:
    builder = Builder(1)
    builder.add("who", "Pell", ["a", "b", "c", "d"], [1, 3], {3, 0}, (3, 5, 9))
    builder.add("who", "Pell", ["a", "b", "c", "d"], [1, 2], {3, 0}, (3, 5, 9))
    assert [(r["sentences"], r["labels"], r["span"]) for r in builder.rows] == [
        (["b", "d"], [0, 1], [1, 5, 9]),
        (["b", "c"], [0, 0], None),
    ]


# public questions


def test_a_public_question_becomes_a_window_with_its_answer_pointed_at() -> None:
    rows = made(add_public, public(40, 0, "Ilse Marek"))
    right = [row for row in rows if any(row["labels"])]
    assert len(right) == 40
    for row in right:
        assert answering(row) == [HARBOUR.sentences[0]]
        sentence, start, end = row["span"]
        assert row["sentences"][sentence][start:end] == "Ilse Marek"


def test_a_sentence_with_the_answer_s_words_is_never_said_to_be_wrong() -> None:
    rows = [
        row
        for row in made(add_public, public(60, 0, "Ilse Marek"))
        if row["question"].lower().startswith("who built the harbour")
    ]
    wrong = {s for row in rows for s, label in zip(row["sentences"], row["labels"], strict=True) if not label}
    assert HARBOUR.sentences[2] not in wrong
    assert not wrong & set(GATE.sentences)
    assert set(CLOCK.sentences) <= wrong  # another paragraph of the title
    assert set(HARBOUR.sentences[3:]) <= wrong


def test_the_answer_s_sentence_is_wrong_under_a_changed_question_only() -> None:
    asked = [
        Asked("squad2-train", "When did Ilse Marek build it", HARBOUR, 0, "1950", ("1950",)),
        Asked(
            "squad2-train", "When did Brandvold leave", Paragraph("", ("As is known, Brandvold left.",)), None, "", ()
        ),
    ]
    rows = [row for row in made(add_public, asked * 40) if HARBOUR.sentences[0] in row["sentences"]]
    changed = [row for row in rows if not any(row["labels"])]
    assert 0 < len(changed) < 60
    assert all(row["span"] is None for row in changed)
    assert any(row["question"] == "When did Brandvold build it" for row in changed)
    assert any(" not " in row["question"] or " never " in row["question"] for row in changed)
    assert not any(row["question"] == "When did Ilse Marek build it" for row in changed)


def test_where_the_changed_question_s_word_stands_may_be_its_answer_and_is_left_out() -> None:
    sentences = ("Marek sailed in 1990.", "His boat was old.", "It had no name.", "Nguyen sailed in 1993.")
    one = Asked("squad2-train", "who sailed in 1990", Paragraph("", sentences), 0, "Marek", ("marek",))
    rows = made(add_public, [one] * 80)
    changed = [row for row in rows if row["question"] == "who sailed in 1993"]
    assert changed
    assert not any(sentences[3] in row["sentences"] for row in changed)
    assert any(sentences[3] in row["sentences"] for row in rows)


def test_an_answer_that_is_nearly_the_whole_sentence_is_not_pointed_at() -> None:
    rows = made(add_public, public(10, 1, "clock is late on most days of the year"))
    assert [row["span"] for row in rows if any(row["labels"])] == [None] * 10


def test_what_no_sentence_answers_becomes_windows_without_an_answer() -> None:
    rows = made(add_public, public(20, None, ""))
    assert len(rows) == 20
    assert not any(answering(row) for row in rows)


def test_a_source_s_questions_come_as_often_as_its_recipe_says() -> None:
    for source in ("squadshifts-amazon", "squad2-train", "selqa-dev"):
        rows = made(add_public, public(20, None, "", source))
        assert len(rows) == 20 * RECIPES[source].share


# invented stories and communities


def test_a_story_s_questions_become_windows_labelled_by_what_answers(tmp_path: Path) -> None:
    path = story(
        tmp_path,
        "== The Lantern gets a third year\na It will be back.\nb Ilse Marek leaves it.\nc Dao Nguyen follows her.\n"
        "? is there a season 3 : a ! b\n? who writes the music : - ! b c\n",
    )
    rows = made(add_stories, [path], 20)
    assert {s for row in rows for s in answering(row)} == {"It will be back."}
    assert any(not any(row["labels"]) for row in rows)
    assert {row["title"] for row in rows} == {"The Lantern gets a third year", ""}


@pytest.mark.parametrize(
    ("asked", "possible"),
    [
        ("season 3", {"season 5", "season 6", "season 7"}),
        ("part three", {"part five", "part six", "part seven"}),
        ("part six", {"part five", "part seven"}),
    ],
)
def test_the_question_about_another_season_is_about_one_that_the_text_doesn_t_speak_of(
    tmp_path: Path, asked: str, possible: set[str]
) -> None:
    path = story(
        tmp_path,
        "== The Lantern\na It will be back, Kanal Nord said.\nb Season one and S2 are sold, the 4th is written.\n"
        f"? is there a {asked} : a ! b\n",
    )
    rows = made(add_stories, [path], 200)
    right = "It will be back, Kanal Nord said."
    wrong = {r["question"].lower() for r in rows if right in r["sentences"] and not any(r["labels"])}
    assert {f"is there a {season}" for season in possible} <= wrong
    assert f"is there a {asked}" not in wrong
    assert not {text.split()[-1] for text in wrong} & {*"124", "s1", "s2", "s4", "one", "two", "four", asked.split()[1]}


def told(name: str) -> str:
    """A story that alone has this name."""
    text = f"== {name} returns\na {name} is back in May.\nb The keeper of it stays.\n"
    return text + f"? when is {name.lower()} back : a ! b\n"


def test_a_question_that_names_its_own_story_is_put_to_another_that_doesn_t_answer(tmp_path: Path) -> None:
    rows = made(add_stories, [story(tmp_path, told("Lantern"), told("Saltmarsh"))] * 40, 1)
    strange = [r for r in rows if r["question"] == "when is lantern back" and r["title"] == "Saltmarsh returns"]
    assert strange
    assert not any(answering(row) for row in strange)


def test_a_story_alone_in_its_file_has_no_other_to_be_put_to(tmp_path: Path) -> None:
    rows = made(add_stories, [story(tmp_path, told("Lantern"))] * 40, 1)
    assert len(rows) == 40


def test_what_is_outdated_answers_the_reader_s_question_too(tmp_path: Path) -> None:
    path = story(
        tmp_path,
        "== 1 2024-03-05 Wire | Back\na It returns.\n== 2 2024-09-01 Wire | Gone\na It ends.\n"
        "== 3 2024-10-01 Wire | Else\na A shop opens.\n? is it back : 2a ~ 1a\n",
    )
    rows = made(add_arcs, [path], 1)
    labelled = {row["sentences"][0]: row["labels"] for row in rows}
    assert labelled == {"It returns.": [1], "It ends.": [1], "A shop opens.": [0]}


def test_what_came_after_the_asker_s_day_is_not_said_to_be_wrong(tmp_path: Path) -> None:
    path = story(
        tmp_path,
        "== 1 2024-03-05 Wire | Back\na It returns.\n== 2 2024-09-01 Wire | Gone\na It ends.\n"
        "== 3 2024-04-01 Wire | Else\na A shop opens.\n? is it back @2024-06-01 : 1a\n",
    )
    rows = made(add_arcs, [path] * 20, 1)
    assert {row["sentences"][0] for row in rows} == {"It returns.", "A shop opens."}


def test_one_seed_makes_one_set_of_windows_and_none_of_what_is_held_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stories, "FOLDER", tmp_path)
    for number, name in ((1, "Lantern"), (2, "Saltmarsh"), (stories.HELD_OUT, "Magpie")):
        (tmp_path / f"screen-0{number}.txt").write_text(told(name))
    found = []
    for seed in ("3", "3", "4"):
        out = tmp_path / "windows.jsonl"
        options = ["--data", str(tmp_path), "--out", str(out), "--sources", "stories", "--draws", "9", "--seed", seed]
        monkeypatch.setattr(sys, "argv", ["build_windows", *options])
        main()
        found.append([json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()])
    assert found[0] == found[1] != found[2]
    assert {row["title"] for row in found[0]} - {""} == {"Lantern returns", "Saltmarsh returns"}
