"""Invented news stories with fans' questions, each labelled by sentence.

    python -m training.stories [--check FILE ...]

A file of `training/stories/` holds stories in this form (keys a, b, c … in order, one sentence
each; what answers stands after the colon, "-" for nothing; near-misses after "!"):

    == Title of the story
    a First sentence.
    b Second sentence.
    ? who composed the score : b
    ? is there a third season : - ! a b

Every name, place and fact is invented.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hsbot.search.words import terms

FOLDER = Path(__file__).parent / "stories"
HELD_OUT = 5
"""Files whose number divides by this are no training: they fit the scorer, for which the reader must not know them."""
_KEYS = "abcdefghijklmnopqrstuvwxyz"
_SENTENCE = re.compile(r"([a-z]) (\S.*)")
_QUESTION = re.compile(r"\? (\S.*?) : ([a-z](?: [a-z])*|-)(?: ! ([a-z](?: [a-z])*))?\s*")


@dataclass
class Question:
    """A question, with the indexes of the sentences that answer it and of those that seem to."""

    text: str
    answers: tuple[int, ...]
    near: tuple[int, ...]


@dataclass
class Story:
    """A title, its sentences in order, and the questions asked of them."""

    title: str
    sentences: list[str] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)


def read_stories(path: Path) -> list[Story]:
    """The stories of one file; ValueError names the line that has not the form above."""
    stories: list[Story] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("== "):
            stories.append(Story(line[3:].strip()))
            continue
        problem = _add(stories[-1], line.rstrip()) if stories else "a story begins with '== Title'"
        if problem:
            raise ValueError(f"{path.name}, line {number}: {problem}: {line}")
    return stories


def _add(story: Story, line: str) -> str | None:
    """Put a line's sentence or question into the story; what is wrong with it, or None."""
    if found := _SENTENCE.fullmatch(line):
        if story.questions or found[1] != _KEYS[len(story.sentences)]:
            return "sentences come before questions and are lettered a, b, c … in order"
        story.sentences.append(found[2])
        return None
    found = _QUESTION.fullmatch(line)
    if not found:
        return "neither '== Title', 'a Sentence.' nor '? question : a b ! c d'"
    answers = tuple(_KEYS.index(key) for key in found[2].split()) if found[2] != "-" else ()
    near = tuple(_KEYS.index(key) for key in (found[3] or "").split())
    if any(at >= len(story.sentences) for at in (*answers, *near)):
        return "a letter that no sentence has"
    if set(answers) & set(near):
        return "a sentence both answers and is a near-miss"
    if not answers and not near:
        return "without an answer, at least one near-miss must be named"
    if any(question.text.lower() == found[1].lower() for question in story.questions):
        return "this question stands here twice"
    story.questions.append(Question(found[1], answers, near))
    return None


def is_held_out(path: Path) -> bool:
    """Tell whether a file of stories, such as "games-05.txt", is kept from the reader."""
    return int(path.stem.rpartition("-")[2]) % HELD_OUT == 0


def corpus(path: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The articles and the labelled questions of one file, as hsbot reads them from JSON Lines.

    Only questions that name something of their own story alone are kept: "when is it out" might be answered by
    any of the others.
    """
    stories = read_stories(path)
    known = [frozenset(terms(" ".join((story.title, *story.sentences)))) for story in stories]
    articles, asked = [], []
    for number, (story, own) in enumerate(zip(stories, known, strict=True)):
        ident = f"{path.stem}-{number}"
        articles.append({"id": ident, "title": story.title, "text": " ".join(story.sentences)})
        others = frozenset().union(*(words for at, words in enumerate(known) if at != number))
        for at, question in enumerate(story.questions):
            if not (own - others).intersection(terms(question.text)):
                continue
            sentences = [story.sentences[answer] for answer in question.answers]
            labels = {"answers": sentences, "answer_sentences": sentences, "answerable": bool(sentences)}
            asked.append({"id": f"{ident}-{at}", "question": question.text, **labels})
    return articles, asked


def main() -> None:
    """Read the files and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", nargs="*", type=Path, help="only read these files and count")
    options = parser.parse_args()
    paths = options.check or [path for path in sorted(FOLDER.glob("*.txt")) if not is_held_out(path)]
    try:
        stories = [story for path in paths for story in read_stories(path)]
    except ValueError as problem:
        sys.exit(str(problem))
    questions = [question for story in stories for question in story.questions]
    unanswered = sum(not question.answers for question in questions)
    print(f"stories={len(stories)} questions={len(questions)} unanswerable={unanswered}")


if __name__ == "__main__":
    main()
