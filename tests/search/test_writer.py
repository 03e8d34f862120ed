"""Writing: all of a generation or nothing, whatever happens on the way."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import DIMENSION
from folders import build, environment, write_article

from hsbot.errors import IndexFailure
from hsbot.search import writer
from hsbot.search.generation import current_name, generations, open_current
from hsbot.search.manifest import read_manifest, verify
from hsbot.search.writer import Entry, write_generation

from .entries import RECIPE, STORY, entry

KILLED = Path(__file__).parent / "killed.py"


def _left(index: Path) -> list[str]:
    return sorted(p.name for p in (index / "gen").iterdir())


def test_numbers_count_up_and_each_names_its_parent(index: Path) -> None:
    names = [write_generation(index, STORY[:n], RECIPE, DIMENSION)[0] for n in (1, 2, 3)]
    manifests = [read_manifest(index / "gen" / name) for name in names]
    assert [m.number for m in manifests] == [1, 2, 3]
    assert [m.parent for m in manifests] == [None, names[0], names[1]]


def test_a_parent_that_is_given_is_taken(index: Path) -> None:
    first = write_generation(index, STORY[:1], RECIPE, DIMENSION)[0]
    write_generation(index, STORY[:2], RECIPE, DIMENSION)
    _, manifest = write_generation(index, STORY, RECIPE, DIMENSION, parent=first)
    assert manifest.parent == first


def test_a_damaged_pointer_does_not_keep_a_writer_from_mending_it(index: Path) -> None:
    first = write_generation(index, STORY[:1], RECIPE, DIMENSION)[0]
    (index / "CURRENT").write_text("nonsense")
    second, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    assert (current_name(index), manifest.parent) == (second, first)


def _refused(index: Path, entries: list[Entry], error: type[Exception] = ValueError) -> str:
    """Return what is said; it is a bug, and must not look like a full disk."""
    kept = write_generation(index, STORY[:1], RECIPE, DIMENSION)[0]
    with pytest.raises(error) as said:
        write_generation(index, entries, RECIPE, DIMENSION)
    assert _left(index) == [kept]
    assert open_current(index)[0].name == kept
    return str(said.value)


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_vector_that_is_not_finite_is_refused_and_the_index_before_stays(index: Path, value: float) -> None:
    odd = entry("odd", None, "Odd.")
    odd.passage_vectors[0, 3] = value
    assert "isn't finite" in _refused(index, [odd])


def test_a_vector_of_another_length_is_refused(index: Path) -> None:
    odd = entry("odd", None, "Odd.")
    longer = Entry(odd.article, odd.sentences, odd.passages, odd.sentence_vectors, np.ones((1, 65), dtype=np.float32))
    assert "wrong length" in _refused(index, [longer])


def test_fewer_vectors_than_passages_are_refused(index: Path) -> None:
    odd = entry("odd", None, "Odd.")
    fewer = Entry(odd.article, odd.sentences, odd.passages, odd.sentence_vectors, odd.passage_vectors[:0])
    assert "0 vectors for 1 rows" in _refused(index, [fewer])


def test_two_articles_of_one_id_are_refused(index: Path) -> None:
    twice = [entry("same", None, "One."), entry("same", date(2025, 1, 1), "Two.")]
    assert "UNIQUE" in _refused(index, twice, sqlite3.IntegrityError)


def test_a_full_disk_is_told_whichever_library_meets_it(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise RuntimeError("Error: 'ret == (size)' failed: No space left on device")

    monkeypatch.setattr("faiss.write_index", full)
    with pytest.raises(IndexFailure, match=r"No space left on device\): the index before is still in place; make room"):
        write_generation(index, STORY, RECIPE, DIMENSION)


@pytest.mark.parametrize("most", [0, 100, 1000])
def test_vectors_whose_end_finds_no_room_are_not_made_current(
    index: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """So few that they are written only as their file is closed."""
    kept = write_generation(index, STORY[:1], RECIPE, DIMENSION)[0]
    original = writer._write_vectors

    def limited(path: Path, *arguments: Any) -> None:
        limits = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, limits[1]))
        try:
            original(path, *arguments)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)

    monkeypatch.setattr("hsbot.search.writer._write_vectors", limited)
    with pytest.raises(IndexFailure, match=r"File too large\): the index before is still in place; make room"):
        write_generation(index, STORY, RECIPE, DIMENSION)
    assert (_left(index), current_name(index)) == ([kept], kept)


def test_a_file_that_cannot_be_made_durable_stays_open_no_longer(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handles: list[int] = []

    def full(handle: int) -> None:
        handles.append(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hsbot.search.writer._write_vectors", lambda path, *_: path.touch())
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(IndexFailure):
        write_generation(index, STORY, RECIPE, DIMENSION)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handles[0])


def test_a_folder_that_is_no_generation_gives_no_number(index: Path) -> None:
    (index / "gen" / "²-x").mkdir(parents=True)
    assert write_generation(index, STORY, RECIPE, DIMENSION)[1].number == 1


def test_writers_killed_one_after_the_other_leave_no_more_than_one_of_them(story: Path, index: Path) -> None:
    before = build(story, index).generation
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    for number in (2, 3):
        assert _killed(story, index, "before make_current").wait(60) == -signal.SIGKILL
        assert current_name(index) == before
        assert [name[:6] for name in _left(index)] == ["000001", f"{number:06d}"]


def test_an_interruption_leaves_nothing_behind(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = write_generation(index, STORY[:1], RECIPE, DIMENSION)[0]

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hsbot.search.writer.make_current", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_generation(index, STORY, RECIPE, DIMENSION)
    assert _left(index) == [kept]


def test_a_pointer_that_cannot_be_written_leaves_nothing_behind(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = write_generation(index, STORY[:1], RECIPE, DIMENSION)[0]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("hsbot.search.writer.make_current", full)
    with pytest.raises(IndexFailure, match=r"No space left on device\): the index before is still in place; make room"):
        write_generation(index, STORY, RECIPE, DIMENSION)
    assert (_left(index), current_name(index)) == ([kept], kept)


# Each name is a function of the writer's module, before or after which the process is killed by `kill -9`.
MOMENTS = [
    "before _write_articles",
    "after _write_articles",
    "after _write_vectors",
    "after _settle",
    "before verify",
    "before make_current",
    "after make_current",
    "after prune",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_after_kill_9_at_a_known_moment_a_whole_index_is_served_and_the_next_update_succeeds(
    story: Path, index: Path, moment: str
) -> None:
    before = build(story, index).generation
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    killed = _killed(story, index, moment)
    assert killed.wait(60) == -signal.SIGKILL
    name = current_name(index)
    assert name is not None
    verify(index / "gen" / name)
    assert (name != before) == (moment in {"after make_current", "after prune"})
    report = build(story, index)
    assert (report.new, report.unchanged) == ((0, 5) if name != before else (1, 4))
    assert current_name(index) == report.generation
    assert _left(index) == sorted({before, report.generation})


@pytest.mark.parametrize("after", [0.003, 0.02, 0.05, 0.11])
def test_after_kill_9_at_any_moment_a_whole_index_is_served_and_the_next_update_succeeds(
    story: Path, index: Path, after: float
) -> None:
    build(story, index)
    killed = _killed(story, index, "never")  # it goes on updating, over and over
    assert killed.stdout is not None
    assert killed.stdout.readline() == b"updating\n"
    with pytest.raises(subprocess.TimeoutExpired):
        killed.wait(after)
    os.kill(killed.pid, signal.SIGKILL)
    assert killed.wait(60) == -signal.SIGKILL
    name = current_name(index)
    assert name is not None
    verify(index / "gen" / name)
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    assert build(story, index).new == 1
    assert not [n for n in _left(index) if n.startswith("tmp-")]


def _killed(story: Path, index: Path, moment: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(KILLED), str(story), str(index), moment]
    return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE)


@pytest.mark.parametrize("most", [0, 100, 3_000, 20_000, 60_000])
def test_where_files_cannot_grow_one_sentence_says_so_and_the_index_before_stays(
    story: Path, index: Path, most: int
) -> None:
    before = build(story, index).generation
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.\n\n" + "Rain. " * 3000)
    command = [sys.executable, str(KILLED), str(story), str(index), f"limit {most}"]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith(f"The new index can't be written to {index} (")
    assert done.stdout.endswith("make room or mend the folder's permissions, then run `hsbot index update` again.\n")
    assert done.stdout.count("\n") == 1
    assert _left(index) == [before]
    assert open_current(index)[0].name == before
    assert build(story, index).new == 1
    assert len(generations(index)) == 2
