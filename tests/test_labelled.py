"""Reading labelled questions, and what is said of a file that holds none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from quality.samples import labelled

from hsbot.errors import ConfigError
from hsbot.labelled import read_labelled


def write(folder: Path, *lines: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_unknown_fields_are_let_be_and_missing_ones_have_their_defaults(tmp_path: Path) -> None:
    path = write(tmp_path, "", {"question": "a?", "answerable": True, "topic": "FOOD", "paraphrase": 1, "stale": None})
    assert read_labelled(path) == [labelled("a?", id="2", kind="all")]


def test_every_field_is_read(tmp_path: Path) -> None:
    values = {
        "id": "x",
        "answers": ["A"],
        "answer_sentences": ["A b."],
        "stale": ["B"],
        "kind": "typo",
        "half": "quote",
    }
    path = write(tmp_path, {"question": "a?", "answerable": False, "as_of": "2025-03-01", **values})
    as_tuples = {k: tuple(v) if isinstance(v, list) else v for k, v in values.items()}
    assert read_labelled(path) == [labelled("a?", answerable=False, as_of=date(2025, 3, 1), **as_tuples)]


def test_the_halves_are_told_apart(tmp_path: Path) -> None:
    lines = [{"question": str(h), "answerable": True, "half": h} for h in ("choose", "quote", None, "choose")]
    path = write(tmp_path, *lines)
    assert [len(read_labelled(path, half)) for half in (None, "choose", "quote")] == [4, 3, 1]


def test_a_file_without_halves_is_split_by_the_ids(tmp_path: Path) -> None:
    """The sha256 of "3" ends in an even digit, that of "5" in an odd one: known from sha256sum."""
    path = write(tmp_path, *({"id": i, "question": "a?", "answerable": True} for i in ("3", "5")))
    assert [[q.id for q in read_labelled(path, half)] for half in ("choose", "quote")] == [["3"], ["5"]]


def test_a_byte_order_mark_and_line_separators_within_a_question_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_bytes('\ufeff{"question": "a\u2028b\u0085c", "answerable": true}\r\n'.encode())
    assert [one.question for one in read_labelled(path)] == ["a\u2028b\u0085c"]


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        "7",
        '{"answerable": true}',
        '{"question": "a?"}',
        '{"question": 7, "answerable": true}',
        '{"question": "a?", "answerable": "false"}',
        '{"question": "a?", "answerable": true, "answers": "May"}',
        '{"question": "a?", "answerable": true, "answers": [4]}',
        '{"question": "a?", "answerable": true, "as_of": "2025-13-40"}',
        '{"question": "a?", "answerable": true, "as_of": 2025}',
        '{"question": "a?", "answerable": true, "as_of": "20250228"}',
        '{"question": "a?", "answerable": true, "half": "qoute"}',
        '{"question": "a?", "answerable": true, "half": ["choose"]}',
        '{"question": "a?", "answerable": true, "id": "\\ud800"}',
        '{"question": "  ", "answerable": true}',
    ],
)
def test_a_line_without_a_labelled_question_is_named_with_its_file(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, {"question": "a?", "answerable": True}, line)
    with pytest.raises(ConfigError) as raised:
        read_labelled(path)
    assert str(raised.value).startswith(f"In {path}, line 2 there is no labelled question (")
    assert str(raised.value).endswith("): it needs at least question and answerable.")


def test_what_a_line_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no labelled question \('answerable' is missing\): it needs"):
        read_labelled(write(tmp_path, {"question": "a?"}))


def test_a_date_that_is_a_number_is_said_to_be_no_date(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no labelled question \(as_of is a date such as 2025-02-28\): it needs"):
        read_labelled(write(tmp_path, {"question": "a?", "answerable": True, "as_of": 5}))


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    binary = tmp_path / "binary.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "missing.jsonl", tmp_path, binary):
        with pytest.raises(ConfigError, match=r"can't be read .*: name a JSON Lines file\.$") as raised:
            read_labelled(path)
        assert str(path) in str(raised.value)


def test_the_question_before_is_read_and_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    lines = [
        '{"question": "why", "answerable": false, "previous": "is it cancelled"}',
        '{"question": "why", "answerable": false}',
    ]
    path.write_text("\n".join(lines))
    assert [one.previous for one in read_labelled(path)] == ["is it cancelled", None]
    path.write_text('{"question": "why", "answerable": false, "previous": 3}')
    with pytest.raises(ConfigError, match="line 1"):
        read_labelled(path)
