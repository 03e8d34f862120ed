"""The command line, as processes: exit statuses, streams, JSON, and what it doesn't import."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from folders import build, environment, hsbot, write_story

from hsbot import __version__
from hsbot.cli import make_parser

HEAVY = ("torch", "faiss", "discord", "transformers", "sentence_transformers", "rich", "prompt_toolkit", "numpy")
ANSWERED = "Who directs Saltmarsh?"
REFUSED = "Which orchestra recorded the soundtrack?"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as an operator has it: seeds, and an index of them."""
    folder = tmp_path_factory.mktemp("place")
    build(write_story(folder / "seeds"), folder / "index")
    return folder


@pytest.fixture
def serving(place: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`hsbot ask --jsonl`, under way."""
    process = subprocess.Popen(
        [sys.executable, "-m", "fake_hsbot", "ask", "--jsonl"],
        cwd=place,
        env=environment(HSBOT_MODEL_NAME="fake"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    yield process
    process.kill()
    process.communicate()


def _lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["ask", "--help"], ["index", "update", "--help"]])
def test_help_imports_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    code = f"""
import sys
from hsbot.cli import main
try:
    main({arguments!r})
except SystemExit as stop:
    status = stop.code
print("LOADED", *[name for name in {HEAVY!r} if name in sys.modules])
raise SystemExit(status)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "LOADED"


def test_an_update_with_nothing_new_and_doctor_load_no_model(place: Path) -> None:
    code = """
import sys
from hsbot.cli import main
print(main(["index", "update"]), main(["index", "status"]), main(["doctor"]))
heavy = ("torch", "sentence_transformers", "transformers", "discord")
print("LOADED", *[name for name in heavy if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=place,
        env=environment(HSBOT_MODEL_NAME="fake"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-2:] == ["0 0 0", "LOADED"]


def test_its_version_is_the_package_s(tmp_path: Path) -> None:
    assert hsbot("--version", cwd=tmp_path, fake=False).stdout == f"hsbot {__version__}\n"


def test_an_answered_question_is_status_0(place: Path) -> None:
    done = hsbot("ask", ANSWERED, cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada Pell directs." in done.stdout


def test_a_question_s_words_need_no_quotation_marks(place: Path) -> None:
    done = hsbot("ask", "--json", *ANSWERED.split(), cwd=place)
    assert json.loads(done.stdout)["question"] == ANSWERED


def test_a_flag_among_a_question_s_words_parts_none_of_them_from_it(place: Path) -> None:
    first, *others = ANSWERED.split()
    done = hsbot("ask", first, "--json", *others[:-1], "--as-of", "2026-01-01", others[-1], cwd=place)
    assert json.loads(done.stdout)["question"] == ANSWERED
    for arguments in (["ask", first, "--json", *others, "--whi"], ["index", "status", *others]):
        done = hsbot(*arguments, cwd=place)
        assert (done.returncode, "unrecognized arguments: " in done.stderr) == (2, True)


def test_a_question_may_come_from_standard_input(place: Path) -> None:
    done = hsbot("ask", "--json", cwd=place, stdin=ANSWERED + "\n")
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["question"], answer["snippets"][0]["text"]) == (0, ANSWERED, "Ada Pell directs.")


def test_a_byte_order_mark_is_part_of_no_question(place: Path) -> None:
    line = json.dumps({"question": ANSWERED})
    done = hsbot("ask", "--jsonl", cwd=place, stdin=f"\ufeff{line}\n{line}\n")
    assert (done.returncode, [a["question"] for a in _lines(done.stdout)]) == (0, [ANSWERED] * 2)
    done = hsbot("ask", "--json", cwd=place, stdin=f"\ufeff{ANSWERED}")
    assert json.loads(done.stdout)["question"] == ANSWERED


def test_a_refused_question_is_status_1(place: Path) -> None:
    done = hsbot("ask", "--json", REFUSED, cwd=place)
    assert (done.returncode, done.stderr) == (1, "")
    assert json.loads(done.stdout)["status"] == "no_answer"


def test_json_has_exactly_the_fields_of_the_contract(place: Path) -> None:
    answer = json.loads(hsbot("ask", "--json", ANSWERED, cwd=place).stdout)
    assert list(answer) == [
        "question",
        "as_of",
        "status",
        "confidence",
        "snippets",
        "newest_article",
        "index",
        "timings_ms",
        "reversal",
        "missing",
        "parts",
        "small_talk",
        "language",
    ]
    lead = answer["snippets"][0]
    fields = ["text", "start", "end", "score", "role", "passed", "reversed", "recalls", "marks", "speaker", "article"]
    assert list(lead) == fields
    assert lead["article"] == {
        "id": "2024-03-01-renewed",
        "title": "Saltmarsh renewed",
        "published": "2024-03-01",
        "publisher": None,
        "url": None,
        "path": "2024-03-01-renewed.md",
    }
    assert (lead["role"], lead["text"], lead["end"] - lead["start"]) == ("lead", "Ada Pell directs.", 17)
    assert (answer["as_of"], answer["status"], answer["newest_article"]) == (None, "answered", "2025-06-20")
    assert set(answer["index"]) == {"generation", "articles", "passages"}
    assert (answer["index"]["articles"], answer["index"]["passages"]) == (4, 4)
    assert all(isinstance(ms, float) for ms in answer["timings_ms"].values())
    assert "total" in answer["timings_ms"]


def test_why_adds_the_trace(place: Path) -> None:
    answer = json.loads(hsbot("ask", "--json", "--why", ANSWERED, cwd=place).stdout)
    assert [stage["name"] for stage in answer["trace"]] == ["question", "hits", "candidates", "choice"]


def test_as_of_answers_only_from_what_was_published_by_then(place: Path) -> None:
    question = "Was Saltmarsh cancelled or saved?"
    done = hsbot("ask", "--json", "--why", "--as-of", "2025-01-10", question, cwd=place)
    answer = json.loads(done.stdout)
    assert answer["as_of"] == "2025-01-10"
    assert {s["article"]["id"] for s in answer["snippets"]} <= {"2024-03-01-renewed", "2025-01-10-cancelled"}
    hits = next(stage["lines"] for stage in answer["trace"] if stage["name"] == "hits")
    assert len(hits) == 2


def test_jsonl_answers_line_by_line_in_order_and_keeps_a_bad_line_s_place(place: Path) -> None:
    lines = [
        json.dumps({"question": ANSWERED}),
        "not JSON",
        json.dumps({"question": REFUSED, "as_of": "2025-01-31"}),
        json.dumps({"question": "", "as_of": "2025-01-31"}),
        json.dumps({"asked": "x"}),
        json.dumps({"question": "x", "as_of": "2025-13-40"}),
        json.dumps({"question": 7}),
        "",
        json.dumps({"question": ANSWERED, "as_of": "2024-12-31"}),
    ]
    done = hsbot("ask", "--jsonl", cwd=place, stdin="\n".join(lines) + "\n")
    answers = _lines(done.stdout)
    assert (done.returncode, done.stderr) == (2, "")
    assert [a["question"] for a in answers] == [ANSWERED, "", REFUSED, "", "", "x", "", ANSWERED]
    assert [a["status"] for a in answers] == ["answered"] + ["no_answer"] * 6 + ["answered"]
    assert [a["as_of"] for a in answers] == [None, None, "2025-01-31", "2025-01-31", None, None, None, "2024-12-31"]
    assert [number for number, a in enumerate(answers) if "error" in a] == [1, 3, 4, 5, 6]
    assert answers[1]["error"] == (
        'Line 2 is no question: write {"question": "…"}, with "as_of": "YYYY-MM-DD" and "previous": "…" where you like.'
    )
    assert answers[5]["error"] == 'Line 6 has an "as_of" that is no date: write it as "YYYY-MM-DD", or null.'
    assert all(set(a) - {"error"} == set(answers[0]) for a in answers)


def test_jsonl_without_a_bad_line_is_status_0_also_where_nothing_is_answered(place: Path) -> None:
    assert hsbot("ask", "--jsonl", cwd=place, stdin=json.dumps({"question": REFUSED})).returncode == 0


def test_jsonl_takes_what_the_other_forms_take(place: Path) -> None:
    lines = [
        json.dumps({"question": ANSWERED}),
        json.dumps({"question": ANSWERED, "as_of": "2031-01-31"}),
        json.dumps({"question": "and who else?", "previous": ANSWERED}),
    ]
    done = hsbot("ask", "--jsonl", "--as-of", "1990-01-31", "--why", cwd=place, stdin="\n".join(lines) + "\n")
    answers = _lines(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert [a["as_of"] for a in answers] == ["1990-01-31", "2031-01-31", "1990-01-31"]  # a line's own day counts
    assert answers[0]["status"] == "no_answer"  # nothing was published by then
    assert answers[1]["status"] == "answered"
    assert all(a["trace"] for a in answers[1:])
    asked = json.dumps(answers[2]["trace"])
    assert f"follow-up, looked up as: {ANSWERED}" in asked


def test_jsonl_answers_a_line_before_it_waits_for_the_next(serving: subprocess.Popen[bytes]) -> None:
    assert serving.stdin
    assert serving.stdout
    for question in (ANSWERED, REFUSED):
        serving.stdin.write(json.dumps({"question": question}).encode() + b"\n")
        serving.stdin.flush()
        assert json.loads(serving.stdout.readline())["question"] == question


def test_bytes_and_characters_that_are_no_text_are_answered_too(place: Path) -> None:
    stdin = b'{"question": "\\ud800 who directs"}\n{"question": "\xff directs"}\n\xfe\xff\n' + b"[" * 100_000 + b"\n"
    done = hsbot("ask", "--jsonl", cwd=place, stdin=stdin)
    answers = _lines(done.stdout)
    assert (done.returncode, done.stderr) == (2, "")
    assert [a["question"] for a in answers] == ["\ufffd who directs", "\ufffd directs", "", ""]
    assert ["error" in a for a in answers] == [False, False, True, True]


@pytest.mark.parametrize("day", [0, False, "", "20250131", 20250131, ["2025-01-31"]])
def test_a_line_s_date_is_written_in_one_way_or_null(place: Path, day: object) -> None:
    done = hsbot("ask", "--jsonl", cwd=place, stdin=json.dumps({"question": ANSWERED, "as_of": day}) + "\n")
    (answer,) = _lines(done.stdout)
    assert (done.returncode, done.stderr) == (2, "")
    assert answer["error"].startswith('Line 1 has an "as_of" that is no date')


def test_where_the_terminal_knows_few_characters_json_stays_whole(place: Path) -> None:
    done = hsbot("ask", "--json", "Who’s directing 🦊?", cwd=place, PYTHONIOENCODING="ascii")
    assert json.loads(done.stdout)["question"] == "Who’s directing 🦊?"
    assert done.stdout.isascii()


def test_where_the_terminal_knows_few_characters_an_answer_is_printed_nevertheless(place: Path) -> None:
    done = hsbot("ask", ANSWERED, cwd=place, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ada Pell directs." in done.stdout


def _said(done: subprocess.CompletedProcess[str]) -> str:
    """Return the one sentence of a known error."""
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("hsbot: ")
    assert done.stderr.count("\n") == 1
    return done.stderr.removeprefix("hsbot: ").rstrip("\n")


def test_no_question_is_a_known_error(place: Path) -> None:
    assert _said(hsbot("ask", cwd=place)) == "There is no question: write it behind `hsbot ask`."


def test_an_empty_question_is_not_waited_for_on_standard_input(place: Path) -> None:
    """As of `hsbot ask "$QUESTION"` in a script, where the variable isn't set."""
    said = "There is no question: write it behind `hsbot ask`."
    assert _said(hsbot("ask", "", cwd=place, stdin=ANSWERED)) == said


def test_a_question_beside_jsonl_is_a_known_error(place: Path) -> None:
    said = _said(hsbot("ask", "--jsonl", "why", cwd=place))
    assert said == "With --jsonl the questions come from standard input: leave the question away."


def test_no_index_is_a_known_error_that_needs_no_model(tmp_path: Path) -> None:
    expected = f"There is no index in {tmp_path / 'index'} yet: run `hsbot index update`."
    assert _said(hsbot("ask", "why", cwd=tmp_path)) == expected
    for action in ("status", "verify", "rollback"):
        assert _said(hsbot("index", action, cwd=tmp_path)) == expected
    assert not (tmp_path / "index").exists()


def test_what_to_run_where_there_is_no_index_makes_the_one_that_was_named(tmp_path: Path) -> None:
    expected = f"There is no index in {tmp_path / 'my index'} yet: run `hsbot index update --index 'my index'`."
    assert _said(hsbot("ask", "--index", "my index", "why", cwd=tmp_path)) == expected
    assert _said(hsbot("index", "rollback", "--index", "my index", cwd=tmp_path)) == expected


def test_what_to_run_where_there_is_no_index_keeps_the_configuration_and_the_articles(tmp_path: Path) -> None:
    (tmp_path / "my.toml").touch()
    flags = ("--config", "my.toml", "--index", "one", "--articles", "my news")
    ends = ": run `hsbot index update --config my.toml --index one --articles 'my news'`."
    assert _said(hsbot("ask", *flags, "why", cwd=tmp_path)).endswith(ends)
    assert ends in hsbot("doctor", *flags, cwd=tmp_path).stdout
    assert _said(hsbot(*flags, "ask", "why", cwd=tmp_path)).endswith(ends)  # in front of the command as well
    assert _said(hsbot("--index", "two", "ask", *flags, "why", cwd=tmp_path)).endswith(ends)  # the later counts


def test_a_wrong_configuration_is_a_known_error(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[artcles]\n")
    said = _said(hsbot("index", "status", cwd=tmp_path))
    assert said == "There is no section [artcles] in config.toml: did you mean articles?"
    assert _said(hsbot("doctor", "--config", "none.toml", cwd=tmp_path)) == (
        "There is no configuration file none.toml: name one that exists, or leave it out."
    )


@pytest.mark.parametrize("arguments", [[], ["aks"], ["ask", "--as-of", "20250228", "x"], ["index"], ["eval"]])
def test_wrong_usage_is_status_2_and_says_so_on_standard_error(tmp_path: Path, arguments: list[str]) -> None:
    done = hsbot(*arguments, cwd=tmp_path, fake=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: " in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("every", ["inf", "nan", "1e12", "86401", "0", "-3", "soon"])
def test_watch_looks_at_most_once_a_moment_and_at_least_once_a_day(tmp_path: Path, every: str) -> None:
    done = hsbot("index", "watch", f"--every={every}", cwd=tmp_path, fake=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith(
        f"argument --every: '{every}' is no number of seconds above 0 and up to a day (86400)"
    )


def test_flags_beat_variables_beat_the_file_beats_the_defaults(place: Path, tmp_path: Path) -> None:
    def used(*arguments: str, **variables: str) -> str:
        done = hsbot("index", "status", *arguments, cwd=tmp_path, **variables)
        return str(Path(done.stderr.split(" in ")[1].split(" yet")[0]).relative_to(tmp_path))

    assert used() == "index"
    (tmp_path / "config.toml").write_text('[index]\npath = "of-file"\n')
    assert used() == "of-file"
    assert used(HSBOT_INDEX_PATH="of-variable") == "of-variable"
    assert used("--index", "of-flag", HSBOT_INDEX_PATH="of-variable") == "of-flag"


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_folders_may_stand_in_front_of_index_behind_it_and_behind_what_it_does(at: int) -> None:
    words = ["index", "status"]
    words[at:at] = ["--articles", "my news"]
    read = make_parser().parse_args(words)
    assert (read.verb, read.action, read.articles) == ("index", "status", Path("my news"))


@pytest.mark.parametrize("flag", ["--config", "--index", "--articles"])
def test_an_empty_path_is_refused_and_does_not_mean_the_current_folder(tmp_path: Path, flag: str) -> None:
    """As of `--index "$INDEX"`, where the variable isn't set."""
    done = hsbot("doctor", f"{flag}=", cwd=tmp_path, fake=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].endswith(f"argument {flag}: '' is no path: name one, or leave it out")


def test_a_bug_is_status_3_with_its_traceback(place: Path) -> None:
    code = "import hsbot.commands.ask as a, hsbot.cli as c; a.run = lambda *_: 1 / 0; raise SystemExit(c.main(['ask']))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=place, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert "ZeroDivisionError" in done.stderr
    assert done.stderr.endswith("hsbot: this is a bug; please report it with the lines above.\n")


def test_a_thread_that_cannot_be_stopped_neither_delays_the_end_nor_changes_the_status(place: Path) -> None:
    code = """
import atexit, sys, time
import hsbot.cli as cli, hsbot.commands.ask as ask
from hsbot.chat.worker import Worker
def run(*_):
    Worker().submit(lambda: time.sleep(60))
    sys.stdout.write("said")
    return 1
ask.run = run
atexit.register(sys.stdout.write, "Python takes itself down")
sys.argv = ["hsbot", "ask"]
cli.program()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=place, env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (1, "said", "")


def test_an_interruption_is_status_130_without_a_traceback(serving: subprocess.Popen[bytes]) -> None:
    assert serving.stdin
    assert serving.stdout
    serving.stdin.write(json.dumps({"question": ANSWERED}).encode() + b"\n")
    serving.stdin.flush()
    serving.stdout.readline()
    os.kill(serving.pid, signal.SIGINT)
    _, said = serving.communicate(timeout=60)
    assert (serving.returncode, said) == (130, b"")


def test_a_reader_that_leaves_is_no_bug(serving: subprocess.Popen[bytes]) -> None:
    assert serving.stdin
    assert serving.stdout
    assert serving.stderr
    serving.stdout.close()
    serving.stdin.write(json.dumps({"question": ANSWERED}).encode() + b"\n")
    serving.stdin.close()
    assert serving.wait(60) == 130
    assert serving.stderr.read() == b""
    serving.stdin = serving.stdout = None


def _with_streams(
    *arguments: str,
    cwd: Path,
    closed: int | None = None,
    stdin: bytes | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """Run hsbot with standard output held back as usual, and the file descriptor `closed` not there at all."""
    return subprocess.run(
        [sys.executable, "-m", "fake_hsbot", *arguments],
        cwd=cwd,
        env=environment(HSBOT_MODEL_NAME="fake", PYTHONUNBUFFERED=""),
        input=stdin,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE if stderr is None else stderr,
        preexec_fn=None if closed is None else lambda: os.close(closed),
        check=False,
        timeout=120,
    )


WRITING = [["--help"], ["--version"], ["index", "status"], ["ask", ANSWERED], ["ask", "--json", ANSWERED], ["repl"]]


@pytest.mark.parametrize("arguments", WRITING)
def test_a_reader_that_has_left_before_the_first_word_is_no_bug(place: Path, arguments: list[str]) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    try:
        done = _with_streams(*arguments, cwd=place, stdin=ANSWERED.encode(), stdout=theirs)
    finally:
        os.close(theirs)
    assert (done.returncode, done.stderr) == (130, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no file here is always full")
@pytest.mark.parametrize("arguments", WRITING)
def test_output_that_there_is_no_room_for_is_a_known_error(place: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = _with_streams(*arguments, cwd=place, stdin=ANSWERED.encode(), stdout=full.fileno())
    expected = (
        b"hsbot: The output can't be written (no space left on device): make room for it, or send it elsewhere.\n"
    )
    assert (done.returncode, done.stderr) == (2, expected)


def test_where_an_error_cannot_be_written_the_status_still_tells_it(place: Path, tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    os.close(ours)
    (tmp_path / "broken.py").write_text(
        "import hsbot.cli\nhsbot.cli._configured = None  # calling it is a bug\nhsbot.cli.program()\n"
    )
    try:
        known, usage = (_with_streams(*given, cwd=place, stderr=theirs) for given in (["ask", ""], ["ask", "--whi"]))
        bug = subprocess.run(
            [sys.executable, tmp_path / "broken.py", "doctor"],
            env=environment(PYTHONUNBUFFERED=""),
            stderr=theirs,
            check=False,
        )
    finally:
        os.close(theirs)
    assert [done.returncode for done in (known, usage, bug)] == [2, 2, 3]


def test_standard_input_that_is_closed_is_empty(place: Path) -> None:
    done = _with_streams("ask", cwd=place, closed=0)
    assert (done.returncode, done.stderr) == (2, b"hsbot: There is no question: write it behind `hsbot ask`.\n")
    for arguments in (["ask", "--jsonl"], ["repl"]):
        done = _with_streams(*arguments, cwd=place, closed=0)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_standard_output_that_is_closed_is_for_nobody(place: Path) -> None:
    done = _with_streams("ask", REFUSED, cwd=place, closed=1)
    assert (done.returncode, done.stderr) == (1, b"")


def test_standard_error_that_is_closed_is_for_nobody(place: Path) -> None:
    (place / "seeds" / "broken.json").write_text("{")
    try:
        done = _with_streams("index", "update", cwd=place, closed=2)
    finally:
        (place / "seeds" / "broken.json").unlink()
    assert (done.returncode, done.stdout.split(b";")[0]) == (0, b"0 new, 0 changed, 0 removed, 4 unchanged")
    done = _with_streams("ask", "", cwd=place, closed=2)
    assert (done.returncode, done.stdout) == (2, b"")
