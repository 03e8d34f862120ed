"""`hsbot index …`, as processes: what each action says and leaves behind."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from fakes import FakeEncoder
from folders import build, environment, hsbot, minding_permissions, write_article, write_story

from hsbot.articles.readers import read_folder
from hsbot.commands.index import run
from hsbot.config import ArticlesConfig, Config, IndexConfig, ModelConfig
from hsbot.errors import IndexFailure, ModelError
from hsbot.search.generation import current_name, open_current
from hsbot.search.lock import locked
from hsbot.search.manifest import read_manifest, verify


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder as an operator has it, with no index yet."""
    write_story(tmp_path / "seeds")
    return tmp_path


def _add(place: Path, name: str = "new.md", title: str = "A trailer") -> None:
    write_article(place / "seeds", name, "2025-07-01", title, "A trailer of season 3 was shown.")


def test_update_says_what_it_did(place: Path) -> None:
    done = hsbot("index", "update", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"4 new, 0 changed, 0 removed, 0 unchanged; 4 passages; \d+\.\d s\n", done.stdout)


def test_a_bar_of_what_is_embedded_shows_on_a_terminal_and_nowhere_else(place: Path) -> None:
    shown = _on_a_terminal("index", "update", cwd=place)
    assert "embedding" in shown
    assert "100%" in shown
    piped = hsbot("index", "update", "--rebuild", cwd=place, TERM="xterm")
    assert (piped.returncode, piped.stderr) == (0, "")
    assert "embedding" not in piped.stdout


def _on_a_terminal(*arguments: str, cwd: Path) -> str:
    """Run the command line with a terminal as its standard error, and return what that was sent."""
    end, terminal = pty.openpty()
    with os.fdopen(end, "rb", buffering=0) as screen:
        process = subprocess.Popen(
            [sys.executable, "-m", "fake_hsbot", *arguments],
            cwd=cwd,
            env=environment(HSBOT_MODEL_NAME="fake", TERM="xterm"),
            stdout=subprocess.DEVNULL,
            stderr=terminal,
        )
        os.close(terminal)
        shown = b""
        with suppress(OSError):  # by which Linux says that nobody writes any more
            while more := screen.read(4096):
                shown += more
    assert process.wait(timeout=120) == 0
    return shown.decode()


def test_of_one_passage_update_says_passage(tmp_path: Path) -> None:
    write_article(tmp_path / "seeds", "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    assert "; 1 passage; " in hsbot("index", "update", cwd=tmp_path).stdout


def test_update_names_what_it_skips_and_with_strict_stops_there(place: Path) -> None:
    (place / "seeds" / "broken.json").write_text("{")
    done = hsbot("index", "update", cwd=place)
    assert done.returncode == 0
    assert done.stderr.startswith("skipped: broken.json ")
    assert done.stderr.count("\n") == 1
    _add(place)
    strict = hsbot("index", "update", "--strict", cwd=place)
    assert (strict.returncode, strict.stdout) == (2, "")
    assert strict.stderr.startswith("hsbot: broken.json ")
    assert open_current(place / "index")[1].articles == 4


def test_update_beside_another_writer_is_one_sentence(place: Path) -> None:
    with locked(place / "index"):
        done = hsbot("index", "update", cwd=place)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "hsbot: Another process is updating the index in index: wait until it is done, then run this again.\n",
    )


def test_update_of_a_folder_that_is_not_there_is_one_sentence(place: Path) -> None:
    done = hsbot("index", "update", "--articles", "none", cwd=place)
    assert (done.returncode, done.stdout, done.stderr) == (
        2,
        "",
        "hsbot: The articles' folder none doesn't exist: create it, or name another in [articles] path.\n",
    )


def test_status_says_what_is_served(place: Path) -> None:
    name = build(place / "seeds", place / "index").generation
    done = hsbot("index", "status", cwd=place)
    assert done.returncode == 0
    first, second, third, fourth = done.stdout.splitlines()
    assert first.startswith(f"generation  {name}, written 20")
    assert second.startswith("holds       4 articles, 4 passages, 9 sentences, ")
    assert third == "reaches to  2025-06-20"
    assert fourth == "model       fake (ffffffffffff)"


def test_status_refuses_an_index_that_would_not_be_served(place: Path) -> None:
    build(place / "seeds", place / "index")
    done = hsbot("index", "status", cwd=place, HSBOT_MODEL_NAME="all-MiniLM-L6-v2")
    assert (done.returncode, done.stdout) == (2, "")
    assert "hsbot index update" in done.stderr


def test_verify_checks_every_file_and_names_the_damaged_one(place: Path) -> None:
    name = build(place / "seeds", place / "index").generation
    folder = place / "index" / "gen" / name
    count = len(read_manifest(folder).files)
    assert hsbot("index", "verify", cwd=place).stdout == f"{name}: all {count} files are as they were written\n"
    (folder / "articles.sqlite").write_bytes(b"")
    done = hsbot("index", "verify", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"hsbot: In the index generation {name} the file articles.sqlite is damaged: "
        "run `hsbot index update --rebuild`.\n"
    )


def test_verify_compares_the_sha256_of_the_pointer(place: Path) -> None:
    name = build(place / "seeds", place / "index").generation
    (place / "index" / "CURRENT").write_text(f"{name} {'0' * 64}\n")
    done = hsbot("index", "verify", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"hsbot: The pointer has another sha256 for the index generation {name}: run `hsbot index update --rebuild`.\n"
    )


def test_rollback_serves_the_generation_before_and_the_next_update_goes_on_from_there(place: Path) -> None:
    seeds, index = place / "seeds", place / "index"
    first = build(seeds, index).generation
    _add(place)
    second = build(seeds, index).generation
    done = hsbot("index", "rollback", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{first} is served again; ")
    assert current_name(index) == first
    assert hsbot("index", "verify", cwd=place).returncode == 0
    again = hsbot("index", "update", cwd=place)
    assert again.stdout.startswith("1 new, 0 changed, 0 removed, 4 unchanged; 5 passages; ")
    third = current_name(index)
    assert third is not None
    manifest = verify(index / "gen" / third)
    assert (manifest.number, manifest.parent) == (3, first)
    assert not (index / "gen" / second).exists()


def test_rollback_stops_at_the_first_generation(place: Path) -> None:
    name = build(place / "seeds", place / "index").generation
    done = hsbot("index", "rollback", cwd=place)
    assert (done.returncode, done.stderr) == (
        2,
        f"hsbot: There is no generation before {name} to go back to in index.\n",
    )
    assert current_name(place / "index") == name


def test_rollback_to_a_damaged_generation_is_refused(place: Path) -> None:
    seeds, index = place / "seeds", place / "index"
    first = build(seeds, index).generation
    second = build(seeds, index, rebuild=True).generation
    (index / "gen" / first / "vectors.faiss").write_bytes(b"")
    done = hsbot("index", "rollback", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{first} the file vectors.faiss is damaged" in done.stderr
    assert current_name(index) == second


@pytest.mark.parametrize("damaged", ["manifest.json", "vectors.faiss"])
def test_rollback_passes_over_what_is_damaged(place: Path, damaged: str) -> None:
    """Here the current one, as when a rollback is needed most, and the one before it."""
    seeds, index = place / "seeds", place / "index"
    first, second, third = (build(seeds, index, rebuild=True).generation for _ in range(3))
    for name in (second, third):
        (index / "gen" / name / damaged).write_bytes(b"")
    done = hsbot("index", "rollback", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert current_name(index) == first


def test_rollback_with_a_damaged_pointer_goes_to_the_newest_that_verifies(place: Path) -> None:
    seeds, index = place / "seeds", place / "index"
    first, second = (build(seeds, index, rebuild=True).generation for _ in range(2))
    (index / "CURRENT").write_text("nonsense")
    (index / "gen" / second / "vectors.faiss").write_bytes(b"")
    assert hsbot("index", "rollback", cwd=place).returncode == 0
    assert current_name(index) == first


def test_a_second_rollback_does_not_go_back_to_what_the_first_came_from(place: Path) -> None:
    seeds, index = place / "seeds", place / "index"
    first, second = (build(seeds, index, rebuild=True).generation for _ in range(2))
    assert hsbot("index", "rollback", cwd=place).returncode == 0
    again = hsbot("index", "rollback", cwd=place)
    assert (again.returncode, again.stderr) == (
        2,
        f"hsbot: There is no generation before {first} to go back to in index.\n",
    )
    assert (current_name(index), (index / "gen" / second).is_dir()) == (first, True)


def test_rollback_past_what_was_tidied_away_is_no_damage(place: Path) -> None:
    seeds, index = place / "seeds", place / "index"
    names = [build(seeds, index, rebuild=True).generation for _ in range(6)]
    kept = [name for name in names if (index / "gen" / name).is_dir()]
    assert kept != names
    for name in kept[-2::-1]:
        assert hsbot("index", "rollback", cwd=place).returncode == 0
        assert current_name(index) == name
    last = hsbot("index", "rollback", cwd=place)
    expected = f"hsbot: There is no generation before {kept[0]} to go back to in index.\n"
    assert (last.returncode, last.stderr) == (2, expected)


def test_rollback_to_what_another_model_or_version_built_is_refused_for_nothing_could_serve_it(place: Path) -> None:
    seeds, index = place / "seeds", place / "index"
    build(seeds, index, FakeEncoder("other"))
    second = build(seeds, index).generation
    done = hsbot("index", "rollback", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert "The index was built with the model other" in done.stderr
    assert current_name(index) == second


def test_rollback_of_an_index_that_may_not_be_looked_at_is_one_sentence(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    config = Config(index=IndexConfig(shut / "index"))
    with minding_permissions(), pytest.raises(IndexFailure, match=r"index can't be read \(Permission denied\): "):
        run(Namespace(action="rollback"), config)


@contextmanager
def _watching(place: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "fake_hsbot", "index", "watch", "--every", "0.1", *arguments],
        cwd=place,
        env=environment(HSBOT_MODEL_NAME="fake"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _counts(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().split(";")[0]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_watch_updates_at_every_change_until_it_is_stopped(place: Path, number: signal.Signals, status: int) -> None:
    with _watching(place) as process:
        assert _counts(process) == "4 new, 0 changed, 0 removed, 0 unchanged"
        (place / "seeds" / "guide.md").unlink()
        assert _counts(process) == "0 new, 0 changed, 1 removed, 3 unchanged"
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (status, "", "")
    assert open_current(place / "index")[1].articles == 3


def test_watch_says_once_what_is_wrong_and_goes_on_when_it_is_mended(place: Path) -> None:
    (place / "seeds").rename(place / "away")
    with _watching(place) as process:
        assert process.stderr
        assert process.stderr.readline().startswith("hsbot: The articles' folder seeds doesn't exist: ")
        (place / "away").rename(place / "seeds")
        assert _counts(process) == "4 new, 0 changed, 0 removed, 0 unchanged"
        process.terminate()
        assert process.communicate(timeout=60) == ("", "")


def test_watch_tries_again_when_another_writer_is_done(place: Path) -> None:
    with locked(place / "index"):
        watching = _watching(place)
        process = watching.__enter__()
        assert process.stderr
        assert process.stderr.readline().startswith("hsbot: Another process is updating the index")
    try:
        assert _counts(process) == "4 new, 0 changed, 0 removed, 0 unchanged"
        process.terminate()
        assert process.communicate(timeout=60) == ("", "")
    finally:
        watching.__exit__(None, None, None)


def test_watch_tries_again_when_the_model_could_not_be_loaded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def refuse(*_: object, **__: object) -> None:
        done.append("update")
        raise ModelError("No model.")

    def sleep(_: float) -> None:
        done.append("sleep")
        if len(done) > 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("hsbot.commands.index._update_once", refuse)
    monkeypatch.setattr("time.sleep", sleep)
    config = Config(articles=ArticlesConfig(place / "seeds"), index=IndexConfig(place / "index"))
    with pytest.raises(KeyboardInterrupt):
        run(Namespace(action="watch", strict=False, every=1.0), config)
    assert done == ["update", "sleep", "update", "sleep"]


def test_watch_names_its_flags_in_what_is_to_be_run(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise IndexFailure("No room: make some, then run `hsbot index update` again.")

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("hsbot.commands.index._update_once", refuse)
    monkeypatch.setattr("time.sleep", stop)
    with pytest.raises(KeyboardInterrupt):
        run(Namespace(action="watch", strict=False, every=1.0, index=Path("one")), Config())
    assert capsys.readouterr().err == "hsbot: No room: make some, then run `hsbot index update --index one` again.\n"


def test_watch_notices_that_permissions_were_mended(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an article whose size and time are as they were."""
    article = place / "seeds" / "guide.md"
    article.chmod(0)
    really_sleep, reached = time.sleep, []

    def sleep(_: float) -> None:
        reached.append(open_current(place / "index")[1].articles)
        if len(reached) == 2:
            raise KeyboardInterrupt
        really_sleep(0.05)  # longer than a file system's clock stands still
        article.chmod(0o600)

    monkeypatch.setattr("time.sleep", sleep)
    monkeypatch.setattr("hsbot.commands.index.load_encoder", lambda _: FakeEncoder)
    config = Config(ArticlesConfig(place / "seeds"), IndexConfig(place / "index"), ModelConfig("fake"))
    with minding_permissions(), pytest.raises(KeyboardInterrupt):
        run(Namespace(action="watch", strict=False, every=1.0), config)
    assert reached == [3, 4]


def _watch(place: Path, monkeypatch: pytest.MonkeyPatch, *between: Callable[[], object]) -> None:
    """Watch in this process, do what comes between two looks, and stop before the last."""
    left = list(between)

    def sleep(_: float) -> None:
        if not left:
            raise KeyboardInterrupt
        left.pop(0)()

    monkeypatch.setattr("time.sleep", sleep)
    monkeypatch.setattr("hsbot.commands.index.load_encoder", lambda _: FakeEncoder)
    config = Config(ArticlesConfig(place / "seeds"), IndexConfig(place / "index"), ModelConfig("fake"))
    with pytest.raises(KeyboardInterrupt):
        run(Namespace(action="watch", strict=False, every=1.0), config)


class _Disk:
    """Fails to give the bytes of the files named."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.failing: tuple[str, ...] = ()
        original = Path.read_bytes

        def read_bytes(path: Path) -> bytes:
            if path.name in self.failing:
                raise OSError(5, "Input/output error")
            return original(path)

        monkeypatch.setattr(Path, "read_bytes", read_bytes)

    def fail(self, *names: str) -> None:
        self.failing = names


def test_watch_reads_again_what_could_not_be_read_for_a_moment_and_says_so_once(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = _Disk(monkeypatch)

    def fail() -> None:
        _add(place)
        disk.fail("new.md")

    _watch(place, monkeypatch, fail, int, int, disk.fail, int)
    out, err = capsys.readouterr()
    assert [line.split(",")[0] for line in out.splitlines()] == ["4 new", "0 new", "1 new"]
    assert err == "skipped: new.md can't be read (input/output error): check it and its permissions.\n"


def test_watch_reads_again_where_nothing_at_all_could_be_read_and_says_so_once(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    disk = _Disk(monkeypatch)
    disk.fail(*(path.name for path in (place / "seeds").iterdir()))
    _watch(place, monkeypatch, int, int, disk.fail, int)
    out, err = capsys.readouterr()
    assert [line.split(",")[0] for line in out.splitlines()] == ["4 new"]
    assert err.startswith("hsbot: There is no article to index in ")
    assert err.count("\n") == 1


def test_watch_does_not_read_again_what_only_a_change_would_mend(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "seeds" / "broken.json").write_text("{")
    done: list[str] = []
    monkeypatch.setattr("hsbot.build.read_folder", lambda folder, **more: (done.append("read"), read_folder(folder))[1])
    _watch(place, monkeypatch, done.clear, int, int)  # the first look is from before there was an index
    assert done == ["read"]


def test_watch_updates_another_index_that_takes_the_place_of_the_one_before(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, away = place / "index", place / "away"

    def leave() -> None:
        index.rename(away)
        _add(place)

    def come_back() -> None:
        index.rename(place / "other")
        away.rename(index)

    _watch(place, monkeypatch, leave, int, come_back)
    assert open_current(index)[1].articles == 5


def test_watch_undoes_no_rollback(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = place / "index"
    first = build(place / "seeds", index).generation
    _add(place)
    config = Config(index=IndexConfig(index), model=ModelConfig("fake"))
    _watch(place, monkeypatch, lambda: run(Namespace(action="rollback"), config), int)
    assert current_name(index) == first


def test_watch_notices_a_change_behind_a_link(place: Path) -> None:
    write_article(place / "elsewhere", "more.md", "2025-07-01", "More", "More was said.")
    (place / "seeds" / "linked").symlink_to(place / "elsewhere")
    (place / "elsewhere" / "back").symlink_to(place / "seeds")
    with _watching(place) as process:
        assert _counts(process) == "5 new, 0 changed, 0 removed, 0 unchanged"
        write_article(place / "elsewhere", "more.md", "2025-07-01", "More", "Even more was said.")
        assert _counts(process).startswith("0 new, 1 changed")
        process.terminate()
        process.communicate(timeout=60)
