"""Training stories: what a file of them means, and that none of them knows the communities of the tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from folders import ROOT

from training.stories import FOLDER, Question, corpus, is_held_out, read_stories

STORY = """== The Lantern gets a third year
a The Lantern will be back for a third year, Kanal Nord said.
b Its creator, Ilse Marek, is not returning.
c Dao Nguyen takes over.

? is there a season 3 : a ! b
? who runs it now : c ! b
? who writes the music : - ! b c
"""
LONG_ENOUGH = 6  # letters of a name that can't be an ordinary word by chance


def _file(tmp_path: Path, text: str, name: str = "screen-01.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_story_is_its_title_its_sentences_and_questions_with_the_sentences_that_answer(tmp_path: Path) -> None:
    """Letters become indexes."""
    (story,) = read_stories(_file(tmp_path, STORY))
    assert (story.title, len(story.sentences)) == ("The Lantern gets a third year", 3)
    assert story.questions[0] == Question("is there a season 3", (0,), (1,))
    assert story.questions[2] == Question("who writes the music", (), (1, 2))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("? who is it : d ! a", "a letter that no sentence has"),
        ("? who is it : b ! b", "both answers and is a near-miss"),
        ("? who is it : -", "at least one near-miss"),
        ("? who runs it now : c", "stands here twice"),
        ("d Another sentence.", "sentences come before questions"),
        ("what is this", "neither"),
    ],
)
def test_a_line_without_sense_is_named_with_its_number(tmp_path: Path, line: str, problem: str) -> None:
    """So that whoever wrote it finds it."""
    with pytest.raises(ValueError, match=rf"screen-01.txt, line 9: .*{problem}"):
        read_stories(_file(tmp_path, STORY + line))


def test_a_corpus_keeps_the_questions_that_name_something_of_their_own_story(tmp_path: Path) -> None:
    """ "who writes the music" might be answered by another story."""
    other = STORY.replace("Lantern", "Harbour").replace("third", "fifth").replace("season 3", "season 5")
    articles, asked = corpus(_file(tmp_path, f"{STORY}\n{other}", "screen-05.txt"))
    assert [a["id"] for a in articles] == ["screen-05-0", "screen-05-1"]
    assert [q["question"] for q in asked] == ["is there a season 3", "is there a season 5"]
    assert asked[0]["answers"] == ["The Lantern will be back for a third year, Kanal Nord said."]


def test_one_file_in_five_is_kept_for_the_scorer() -> None:
    """By its number."""
    assert [n for n in range(1, 11) if is_held_out(Path(f"games-{n:02}.txt"))] == [5, 10]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_every_file_of_stories_can_be_read(path: Path) -> None:
    """And each story is asked something."""
    assert all(story.questions and len(story.sentences) > 2 for story in read_stories(path))


def test_no_story_knows_a_community_of_the_tests() -> None:
    """Else the figures quoted on them would be of what was learnt by heart."""
    communities = {folder.name for folder in (ROOT / "tests" / "communities").iterdir() if folder.is_dir()}
    names = {name for name in communities if len(name) >= LONG_ENOUGH} | {"heartstopper", "magpie laundry"}
    told = " ".join(path.read_text(encoding="utf-8").lower() for path in FOLDER.glob("*.txt"))
    assert not [name for name in sorted(names) if re.search(rf"\b{name}\b", told)]
