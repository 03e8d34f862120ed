"""`hsbot eval`, as a process with the fake models: figures, the misses, a suite and its report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from folders import hsbot, write_story
from quality.samples import write_questions

DIRECTS = {"id": "Who directs Saltmarsh?", "answers": ["Ada Pell"], "half": "quote", "kind": "who"}
WRONG = {"id": "Was Saltmarsh saved?", "answers": ["cancelled"], "stale": ["saved"], "half": "quote", "kind": "state"}
UNKNOWN = {"id": "Which orchestra recorded the soundtrack?", "answerable": False, "half": "choose", "kind": "near_miss"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a story, three questions about it and a suite that names it."""
    write_story(tmp_path / "seeds")
    write_questions(tmp_path / "questions.jsonl", DIRECTS, WRONG, UNKNOWN)
    (tmp_path / "suite.toml").write_text(
        '[[set]]\nname = "story"\nabout = "a series"\narticles = "seeds"\nquestions = "questions.jsonl"\n'
        'today = 2026-11-01\n[[dev]]\nname = "dev"\nabout = "the same"\narticles = "seeds"\n'
        'questions = "questions.jsonl"\ntoday = 2026-11-01\nmost = 1\n',
        encoding="utf-8",
    )
    return tmp_path


def test_the_figures_of_a_file_by_kind(place: Path) -> None:
    """The index is the configured one."""
    hsbot("index", "update", cwd=place)
    done = hsbot("eval", "questions.jsonl", cwd=place)
    lines = [line.split() for line in done.stdout.splitlines()]
    assert (done.returncode, done.stderr) == (0, "")
    assert lines[0][:4] == ["questions", "right@1", "right", "in"]
    assert [line[0] for line in lines[1:]] == ["near_miss", "state", "who", "all"]
    assert lines[-1][:7] == ["all", "3", "0.500", "0.500", "1.000", "1.000", "1"]


def test_the_misses_say_what_was_asked_said_and_wanted(place: Path) -> None:
    """One of the three is one, an outdated one."""
    hsbot("index", "update", cwd=place)
    done = hsbot("eval", "questions.jsonl", "--misses", cwd=place)
    missed = done.stdout.split("\n\n", 1)[1].splitlines()
    assert missed[0].startswith("stale  Was Saltmarsh saved?  state  confidence ")
    assert missed[1] == "  asked   Was Saltmarsh saved?"
    assert missed[-1] == "  wanted  cancelled"


def test_the_misses_are_part_of_the_one_object(place: Path) -> None:
    """Of a file and of a suite."""
    hsbot("index", "update", cwd=place)
    for arguments in (["questions.jsonl"], ["--suite", "suite.toml"]):
        said = json.loads(hsbot("eval", *arguments, "--json", "--misses", cwd=place).stdout)
        (miss,) = said["misses"]
        assert (miss["what"], miss["id"], miss["wanted"]) == ("stale", "Was Saltmarsh saved?", ["cancelled"])
        assert miss["snippets"][0]["role"] == "lead"
        assert "misses" not in json.loads(hsbot("eval", *arguments, "--json", cwd=place).stdout)


def test_a_question_too_long_to_be_asked_is_named_before_anything_is_measured(place: Path) -> None:
    """The index isn't opened for it."""
    write_questions(place / "questions.jsonl", DIRECTS, WRONG | {"id": "long", "question": "who " * 300})
    for arguments in (["questions.jsonl"], ["--suite", "suite.toml"]):
        done = hsbot("eval", *arguments, cwd=place)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("hsbot: Question long can't be asked: The question has 1199 characters")


def test_a_suite_builds_its_own_indexes_and_leaves_the_configured_one_alone(place: Path) -> None:
    """They are kept only where a folder is named for them."""
    before = set(place.iterdir())
    done = hsbot("eval", "--suite", "suite.toml", "--half", "quote", cwd=place)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1].split()[:3] == ["story", "2", "0.500"]
    assert set(place.iterdir()) == before
    assert hsbot("eval", "--suite", "suite.toml", "--work", "kept", cwd=place).returncode == 0
    assert (place / "kept" / "story" / "index" / "CURRENT").exists()


def test_development_sets_join_where_their_folder_is_named(place: Path) -> None:
    """As one object: figures by set, and by kind within each."""
    done = hsbot("eval", "--suite", "suite.toml", "--dev", ".", "--json", cwd=place)
    said = json.loads(done.stdout)
    assert {name: f["questions"] for name, f in said["sets"].items()} == {"story": 3, "dev (dev)": 1}
    assert said["kinds"]["story"]["who"]["right_at_1"] == 1.0


def test_one_set_may_be_named(place: Path) -> None:
    """One that isn't there is a known error."""
    done = hsbot("eval", "--suite", "suite.toml", "--dev", ".", "--set", "dev", cwd=place)
    assert [line.split()[0] for line in done.stdout.splitlines()[1:]] == ["dev"]
    done = hsbot("eval", "--suite", "suite.toml", "--set", "stroy", cwd=place)
    expected = "hsbot: There is no set stroy in suite.toml: the known ones are story.\n"
    assert (done.returncode, done.stderr) == (2, expected)


def test_the_report_holds_every_way_and_says_where_pictures_are_missing(place: Path) -> None:
    """With or without matplotlib the page is written."""
    done = hsbot("eval", "--suite", "suite.toml", "--report", "docs/quality.md", cwd=place)
    page = (place / "docs" / "quality.md").read_text(encoding="utf-8")
    drawn = (place / "docs" / "pictures" / "reliability.png").exists()
    assert done.returncode == 0
    assert "| without the speller | 0.500 |" in page
    assert ("pictures/reliability.png" in page) == drawn == (done.stderr == "")


def test_a_report_that_could_not_be_written_is_refused_before_anything_is_measured(place: Path) -> None:
    """What was measured for it would be lost."""
    (place / "notes.md").write_text("By hand.\n", encoding="utf-8")
    done = hsbot("eval", "--suite", "suite.toml", "--work", "kept", "--report", "notes.md", cwd=place)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("hsbot: The report notes.md lacks the lines ")
    assert not (place / "kept").exists()


def test_the_report_is_written_where_its_pictures_cannot_be(place: Path) -> None:
    """Where their folder should be stands a file."""
    pytest.importorskip("matplotlib")
    (place / "pictures").write_text("a file", encoding="utf-8")
    done = hsbot("eval", "--suite", "suite.toml", "--half", "choose", "--report", "report.md", cwd=place)
    assert done.returncode == 0
    assert done.stderr.startswith("hsbot: The pictures can't be written (")
    assert "## The whole way" in (place / "report.md").read_text(encoding="utf-8")


def test_either_a_file_or_a_suite_is_measured(place: Path) -> None:
    """Not both, and not neither."""
    for arguments in ([], ["questions.jsonl", "--suite", "suite.toml"]):
        done = hsbot("eval", *arguments, cwd=place)
        assert (done.returncode, done.stdout) == (2, "")
        assert "hsbot eval: error: " in done.stderr


@pytest.mark.parametrize("flag", ["--set", "--dev", "--work", "--report"])
def test_what_belongs_to_a_suite_is_refused_without_one(place: Path, flag: str) -> None:
    """Before the index is opened."""
    done = hsbot("eval", "questions.jsonl", flag, "x", cwd=place)
    expected = f"hsbot: {flag} belongs to a suite: name one with --suite, or leave it out.\n"
    assert (done.returncode, done.stderr) == (2, expected)
