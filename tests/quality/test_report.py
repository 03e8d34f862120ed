"""The report's tables on a list made by hand, and that what stands around them is kept."""

from __future__ import annotations

import resource
import signal
from datetime import date
from pathlib import Path

import pytest
from folders import ROOT

from hsbot.errors import ConfigError
from hsbot.quality.ablation import EVERYTHING, PLAIN, Measured
from hsbot.quality.report import BEGIN, END, by_set, markdown, read_around, write_report
from hsbot.quality.suite import Corpus
from quality.samples import JUDGED


def measured(name: str, *ways: str, dev: bool = False) -> Measured:
    """A set, of which every way made the same."""
    corpus = Corpus(name, "tea", Path(), Path(), date(2026, 11, 1), dev=dev)
    return Measured(corpus, dict.fromkeys((EVERYTHING, *ways), JUDGED))


SUITE = [measured("a", PLAIN), measured("b", PLAIN), measured("d", PLAIN, dev=True)]


def test_our_own_sets_are_pooled_and_development_sets_stand_behind_them() -> None:
    """One set alone isn't pooled with itself."""
    rows = by_set([SUITE[2], *SUITE[:2]])
    assert {name: len(judged) for name, judged in rows.items()} == {"a": 7, "b": 7, "all of these": 14, "d (dev)": 7}
    assert list(by_set([SUITE[0], SUITE[2]])) == ["a", "d (dev)"]


@pytest.mark.parametrize(
    "line",
    [
        'Of the "quote" halves.',
        "| a | tea | 1 | 7 |",
        "| set | questions | right first | right in 3 | answered | refused | outdated leads | AUROC |",
        "| all of these | 14 | 0.200 | 0.600 | 0.800 | 0.500 | 4 of 6 | 0.650 |",
        "| d (dev) | 7 | 0.200 | 0.600 | 0.800 | 0.500 | 2 of 3 | 0.650 |",
        "| a | 0.543 | 0.252 | 0.600 | 0.415 | 0.500 | 0.250 | 0.333 |",
        "![Reliability](pictures/reliability.png)",
        "| fact | 6 | 0.000 | 0.000 | 1.000 | 0.500 | 2 of 2 | 0.500 | 0.500 |",
        "| everything | 0.200 | 0.250 | - | - | 0.500 | 4 of 6 | 0.650 |",
        "| plain similarity | 0.200 | 0.250 | - | - | 0.500 | 4 of 6 | 0.650 |",
        "| way | d right first | d AUROC |",
        "| plain similarity | 0.200 | 0.650 |",
    ],
)
def test_every_table_has_its_rows(line: str) -> None:
    """Figures as tests/test_evaluate.py knows them."""
    assert line in markdown(SUITE, "quote", ["pictures/reliability.png"]).splitlines()


def test_what_was_not_measured_has_no_table() -> None:
    """Neither other ways, nor sets of our own, nor pictures."""
    text = markdown([measured("d", dev=True)], None)
    assert text.startswith("Of all questions.\n")
    assert [line for line in text.splitlines() if line.startswith("#")] == ["## The whole way", "## Doubt"]
    assert "![" not in text


def test_what_stands_around_the_written_part_is_kept_however_often_it_is_written(tmp_path: Path) -> None:
    """By hand stands what was chosen on what, and how fast it is."""
    page = tmp_path / "quality.md"
    page.write_text(f"# Quality\n\nBy hand.\n\n{BEGIN}\nold\n{END}\n\nBy hand, too.\n", encoding="utf-8")
    for written in ("first", "second\n"):
        write_report(page, written)
        expected = f"# Quality\n\nBy hand.\n\n{BEGIN}\n\n{written.strip()}\n\n{END}\n\nBy hand, too.\n"
        assert page.read_text(encoding="utf-8") == expected


def test_a_page_that_cannot_be_written_to_its_end_stays_as_it_was(tmp_path: Path) -> None:
    """As on a disk that is full."""
    page = tmp_path / "quality.md"
    by_hand = f"# Quality\n\nBy hand.\n\n{BEGIN}\nold\n{END}\n\nBy hand, too.\n"
    page.write_text(by_hand, encoding="utf-8")
    limit, before = resource.RLIMIT_FSIZE, resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(limit, (100, before[1]))
    try:
        with pytest.raises(ConfigError, match="can't be written"):
            write_report(page, "x" * 300)
    finally:
        resource.setrlimit(limit, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert page.read_text(encoding="utf-8") == by_hand
    assert [p.name for p in tmp_path.iterdir()] == ["quality.md"]


def test_a_page_that_is_not_there_is_made_with_its_marks(tmp_path: Path) -> None:
    """And with its folder."""
    page = tmp_path / "docs" / "quality.md"
    write_report(page, "written")
    assert page.read_text(encoding="utf-8") == f"# How good the answers are\n\n{BEGIN}\n\nwritten\n\n{END}\n"


@pytest.mark.parametrize("text", ["", "# Quality\n", f"{BEGIN}\n", f"{END}\n{BEGIN}\n"])
def test_a_page_without_the_marks_is_left_as_it_is(tmp_path: Path, text: str) -> None:
    """Whoever wrote it didn't expect it to be written into."""
    page = tmp_path / "notes.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"The report .*notes\.md lacks the lines .*: put them where it is written\.$"
    ):
        write_report(page, "written")
    assert page.read_text(encoding="utf-8") == text


def test_a_page_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """A folder is no page."""
    with pytest.raises(ConfigError, match="can't be written"):
        write_report(tmp_path, "written")


def test_what_would_be_refused_is_known_without_writing(tmp_path: Path) -> None:
    """A folder is no page, a page no folder; and asking makes neither."""
    (tmp_path / "page.md").write_text("no marks", encoding="utf-8")
    for path in (tmp_path, tmp_path / "page.md", tmp_path / "page.md" / "report.md"):
        with pytest.raises(ConfigError, match=r"^The report "):
            read_around(path)
    assert read_around(tmp_path / "docs" / "quality.md") == ("# How good the answers are\n\n", "\n")
    assert [place.name for place in tmp_path.iterdir()] == ["page.md"]


def test_the_repository_s_page_has_the_marks(tmp_path: Path) -> None:
    """`make quality` would refuse to write it otherwise."""
    page = tmp_path / "quality.md"
    page.write_text((ROOT / "docs" / "quality.md").read_text(encoding="utf-8"), encoding="utf-8")
    write_report(page, "written")
    assert "## Speed and memory" in page.read_text(encoding="utf-8")
