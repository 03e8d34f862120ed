"""Plain questions and sentences of the same matter: what is told, what answers it, and what only seems to."""

from __future__ import annotations

import json
import random
import re
import sys
from pathlib import Path

import pytest

from training import matters
from training.build_windows import Row
from training.matters import FOLDER, Domain, Maker, Told, read_matters

SMALL = """# it: film | it

@ director | makers
near: writer, busy
? who directs {it}
= {A} directs {it}.
= {A} has taken over from {B} as the director.

@ writer | makers
near: director, busy
? who wrote {it}
= {A} wrote every word of {it}.
= The script is by {A}.

@ returning | cast
near: writer, busy
weak: director
? is {A} coming back
= {A} comes back.
= {A} will return.

@ busy | cast
near: writer, director
? what else does {A} do
= {A} keeps bees.
= {A} runs a bakery.
"""


@pytest.fixture(scope="module")
def domains() -> list[Domain]:
    return [read_matters(path) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Domain:
    """A file of three matters, whose questions are typed without slips."""
    monkeypatch.setattr(matters, "retyped", lambda question, _: question)
    path = tmp_path / "small.txt"
    path.write_text(SMALL)
    return read_matters(path)


def made(domain: Domain, kind: str, most: int = 400) -> list[Row]:
    maker = Maker(domain, random.Random(4))
    return [getattr(maker, kind)() for _ in range(most)]


def day_of(text: str) -> str:
    return re.match(r"(\d+) (\w+) (\d+): ", text).group(3)  # type: ignore[union-attr]


def test_every_matter_has_questions_and_sentences_and_something_that_is_near(domains: list[Domain]) -> None:
    assert len(domains) >= 5
    for domain in domains:
        assert domain.nouns
        for matter in domain.matters.values():
            assert matter.questions, matter.name
            assert len(matter.sentences) >= 2, matter.name
            assert len(matter.near) >= 2, matter.name
            assert matter.name not in (*matter.near, *matter.weak)
            assert not set(matter.near) & set(matter.weak), matter.name


def test_every_slot_can_be_filled_in(domains: list[Domain]) -> None:
    rng = random.Random(1)
    for domain in domains:
        telling = Told(domain, rng, named=True)
        for matter in domain.matters.values():
            texts = [telling.question(form) for form in matter.questions]
            texts += [telling.sentence(form) for form in matter.sentences]
            assert not any("{" in text or not text.strip() for text in texts)


@pytest.mark.parametrize(
    ("line", "said"),
    [("near: producer", "no such matter: producer"), ("who writes", "line 9: not understood: who writes")],
)
def test_what_is_not_understood_is_named(tmp_path: Path, line: str, said: str) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("\n".join([*SMALL.splitlines()[:8], line]) if "near" not in line else SMALL + line + "\n")
    with pytest.raises(ValueError, match=re.escape(said)):
        read_matters(path)


def test_only_sentences_of_the_matter_asked_about_answer(small: Domain) -> None:
    for row in made(small, "window"):
        for text, label in zip(row["sentences"], row["labels"], strict=True):
            if "direct" in row["question"]:
                assert label == ("direct" in text)


def test_nothing_of_another_person_answers(small: Domain) -> None:
    others = 0
    for row in made(small, "window", 900):
        asked = re.fullmatch(r"is ([A-Z]\w+)(?: \w+)? coming back", row["question"])
        for text, label in zip(row["sentences"], row["labels"], strict=True):
            if asked and (" comes back" in text or " will return" in text) and ("; " not in text and ", " not in text):
                assert label == (asked.group(1) in text)
                others += not label
    assert others


def test_what_answers_a_little_is_wrong_only_beside_what_answers(small: Domain) -> None:
    rows = [row for row in made(small, "window", 900) if "back" in row["question"]]
    without = [row for row in rows if not any(row["labels"])]
    assert without
    assert not any("direct" in text for row in without for text in row["sentences"])
    assert any("direct" in text for row in rows for text in row["sentences"])


def test_of_a_timeline_only_the_newest_that_answers_does(small: Domain) -> None:
    older = newer = 0
    for row in made(small, "dated"):
        texts, labels = row["sentences"], row["labels"]
        assert len(texts) >= 2
        assert sum(labels) <= 1
        assert [day_of(text) for text in texts] == sorted(day_of(text) for text in texts)
        if "wrote" in row["question"] and any(labels):
            answers = ["wrote" in text or "script" in text for text in texts]
            assert labels.index(1) == max(at for at, one in enumerate(answers) if one)
            older += sum(answers) > 1
            newer += not labels[-1]
    assert older
    assert newer  # what is newest of all isn't always the answer


def test_a_sentence_to_which_another_is_joined_answers_where_either_does(small: Domain) -> None:
    rows = [row for row in made(small, "window", 900) if "direct" in row["question"]]
    joined = [
        (text, label)
        for row in rows
        for text, label in zip(row["sentences"], row["labels"], strict=True)
        if re.search(r", and |, while |; ", text)
    ]
    assert {label for _, label in joined} == {0, 1}
    assert all(label == ("direct" in text) for text, label in joined)


def test_both_files_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    options = ["--out", str(tmp_path / "out"), "--windows", "60", "--timelines", "30"]
    monkeypatch.setattr(sys, "argv", ["matters", *options])
    matters.main()
    for name, count in (("matters", 60), ("dated", 30)):
        rows = [json.loads(line) for line in (tmp_path / "out" / f"{name}.jsonl").open(encoding="utf-8")]
        assert len(rows) == count
        assert all(len(row["sentences"]) == len(row["labels"]) for row in rows)
        assert any(any(row["labels"]) for row in rows)
        assert not all(any(row["labels"]) for row in rows)
        assert f"{name}={count} answered=0." in capsys.readouterr().out or name == "dated"
