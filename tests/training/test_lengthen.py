"""Windows with longer sentences: two become one, which answers where one of them did."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from training.lengthen import LONGEST, lengthened, main

ROW = {
    "question": "who left",
    "title": "The Lantern",
    "sentences": ["Marek came in May.", "The keeper left.", "Nguyen stayed.", "It rained"],
    "labels": [0, 1, 0, 0],
    "span": [1, 4, 10],
    "group": 7,
}


def made(**changes: Any) -> list[dict[str, Any]]:
    return [lengthened(ROW | changes, random.Random(seed)) for seed in range(60)]


def test_neighbours_become_one_sentence_that_answers_where_one_of_them_did() -> None:
    for row in made():
        assert len(row["sentences"]) == len(row["labels"]) < 4
        assert [int("keeper left" in s) for s in row["sentences"]] == row["labels"]
    assert {len(row["sentences"]) for row in made()} == {2, 3}


def test_words_and_their_order_stay_and_only_a_small_word_loses_its_capital() -> None:
    for row in made():
        text = " ".join(row["sentences"])
        places = [text.lower().index(s.rstrip(".").lower()) for s in ROW["sentences"]]
        assert places == sorted(places)
        assert not {"marek", "nguyen"} & set(text.split())
        assert not any("." in s.rstrip(".") for s in row["sentences"])
    assert any(" the keeper left" in s for row in made() for s in row["sentences"])


def test_only_what_ends_with_a_full_stop_is_joined_to_what_follows() -> None:
    sentences = ["Who left?", "The keeper", "Nobody!", "It rained."]
    assert all(row["sentences"] == sentences for row in made(sentences=sentences))


def test_no_sentence_becomes_longer_than_longest() -> None:
    long = " ".join(["word"] * (LONGEST - 3)) + "."
    assert all(len(row["sentences"]) == 2 for row in made(sentences=[long, "Now four words here."], labels=[0, 1]))
    assert all(len(row["sentences"]) == 1 for row in made(sentences=[long, "Now three words."], labels=[0, 1]))


def test_the_pointer_goes_and_the_rest_of_the_window_stays_as_it_was_given() -> None:
    for row in made():
        assert row["span"] is None
        assert {key: row[key] for key in ("question", "title", "group")} == {
            key: ROW[key] for key in ("question", "title", "group")
        }
    assert len(ROW["sentences"]) == 4


def test_some_windows_are_lengthened_and_those_without_a_title_never(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "windows.jsonl", tmp_path / "out.jsonl"
    rows = [ROW | {"group": number, "title": "" if number % 2 else "Pell – the harbour"} for number in range(60)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    monkeypatch.setattr(sys, "argv", ["lengthen", "--windows", str(source), "--out", str(out)])
    main()
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["group"] for row in found] == list(range(60))
    assert found[1::2] == rows[1::2]
    assert 0 < sum(row != before for row, before in zip(found[::2], rows[::2], strict=True)) < 30
