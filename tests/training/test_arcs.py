"""Communities over time: what a file of them means, and that none of them knows the communities of the tests."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from folders import ROOT

from training.arcs import FOLDER, corpus, is_held_out, read_arc

ARC = """== 1 2024-03-05 Stage Wire | The Lantern gets a third year
a The Lantern will be back for a third year, Kanal Nord said.
b Its creator is Ilse Marek.
== 2 2024-09-01 Stage Wire | The Lantern is cancelled after all
a There will be no third year.
== 3 undated Fan Guide | Who is who
a Dao Nguyen plays the keeper.
? is there a season 3 : 2a ~ 1a ! 1b
? is there a season 3 @2024-06-01 : 1a
? who writes the music : - ! 1b 3a
? who made it : 1b
"""


def _file(tmp_path: Path, text: str, name: str = "screen-01.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_community_is_its_articles_and_questions_with_what_answers_and_what_is_outdated(tmp_path: Path) -> None:
    arc = read_arc(_file(tmp_path, ARC))
    assert [a.published for a in arc.articles] == [date(2024, 3, 5), date(2024, 9, 1), None]
    first, earlier, missing, fact = arc.questions
    assert (first.answers, first.outdated, first.near) == (((1, 0),), ((0, 0),), ((0, 1),))
    assert (earlier.as_of, earlier.answers) == (date(2024, 6, 1), ((0, 0),))
    assert [q.kind for q in (first, earlier, missing, fact)] == ["state", "as_of", "near_miss", "fact"]


def test_the_corpus_is_what_hsbot_reads_with_the_outdated_sentences_as_stale(tmp_path: Path) -> None:
    articles, asked = corpus(read_arc(_file(tmp_path, ARC)))
    assert articles[1] == {
        "id": "2",
        "title": "The Lantern is cancelled after all",
        "text": "There will be no third year.",
        "published": "2024-09-01",
        "publisher": "Stage Wire",
    }
    assert articles[2]["published"] is None
    assert asked[0]["answer_sentences"] == ["There will be no third year."]
    assert asked[0]["stale"] == ["The Lantern will be back for a third year, Kanal Nord said."]
    assert (asked[1]["as_of"], asked[2]["answerable"]) == ("2024-06-01", False)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("? who is it : 1c", "a sentence that isn't there"),
        ("? who is it : 4a", "a sentence that isn't there"),
        ("? who is it : 1b ! 1b", "stands here twice"),
        ("? who is it : -", "at least one near-miss"),
        ("? who made it : 1b", "this question stands here twice"),
        ("? who is it @2024-06-01 : 2a", "undated or newer"),
        ("? who is it @2024-06-01 : 3a", "undated or newer"),
        ("b Another sentence.", "sentences stand below their article"),
        ("== 4 2025-01-01 Stage Wire | More", "articles come before questions"),
        ("? who is it @2024-02-30 : 1a", "no such day"),
        ("what is this", "neither"),
    ],
)
def test_a_line_without_sense_is_named_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    with pytest.raises(ValueError, match=rf"screen-01.txt, line 12: .*{problem}"):
        read_arc(_file(tmp_path, ARC + line))


def test_one_file_in_four_is_kept_for_the_scorer() -> None:
    assert [n for n in range(1, 10) if is_held_out(Path(f"games-{n:02}.txt"))] == [4, 8]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_community_can_be_read(path: Path) -> None:
    arc = read_arc(path)
    assert len(arc.articles) >= 10
    assert len(arc.questions) >= 50


def test_none_knows_a_community_of_the_tests() -> None:
    """Else the figures quoted on them would be of what was learnt by heart."""
    communities = {folder.name for folder in (ROOT / "tests" / "communities").iterdir() if folder.is_dir()}
    names = communities | {"heartstopper", "magpie laundry"}
    for path in FOLDER.glob("*.txt"):
        words = re.findall(r"[a-z]+", path.read_text(encoding="utf-8").lower())
        assert not names & {*words, *(" ".join(two) for two in pairwise(words))}, path.name
