"""Invented communities whose truth changes over time, with fans' questions labelled by sentence.

    python -m training.arcs --check [FILE ...]

A file of `training/arcs/` holds one community: dated articles, then questions (articles are numbered 1, 2, 3 …, their
sentences lettered a, b, c …; `5b` is sentence b of article 5):

    == 1 2024-03-05 Stage Wire | Title of the article
    a First sentence.
    b Second sentence.
    c | A sentence that begins a paragraph.
    d # A heading
    == 2 undated Fan Guide | Another title
    a First sentence.
    ? is there a season 3 : 5b 5a ~ 2a 1c ! 4d
    ? is there a season 3 @2024-06-01 : 2a ~ 1c
    ? who directs the pilot : - ! 1c 3b
    ? [who directs the pilot] and when is it on : 5c ! 5b

In brackets stands the question before, which is one of the file's, where the question may lean on it. After the colon
stands what answers by the newest word ("-": nothing does), after "~" what was true once and is so no longer, after "!"
what only seems to answer. "@" is the day at which the asker stands. Everything is invented, but what real platforms,
places and brands a fan asks after in vain.
"""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hsbot.answers.carried import answer_names, with_answer
from hsbot.answers.question import read_question
from hsbot.records import Question

FOLDER = Path(__file__).parent / "arcs"
HELD_OUT = 4
"""Files whose number divides by this are no training: the scorer, time included, is fitted on them."""

TODAY = date(2026, 11, 1)
"""The day on which a question without an "as of" is asked: any day behind the newest article."""

_ARTICLE = re.compile(r"== (\d+) (\d{4}-\d\d-\d\d|undated) (\S[^|]*?) \| (\S.*)")
_SENTENCE = re.compile(r"([a-z]) (?:([|#]) )?(\S.*)")
_JOINTS = {None: " ", "|": "\n\n", "#": "\n\n## "}
_REFERENCES = r"\d+[a-z](?: \d+[a-z])*"
_QUESTION = re.compile(
    r"\? (?:\[([^][]+)\] )?(\S.*?)(?: @(\d{4}-\d\d-\d\d))? : "
    rf"({_REFERENCES}|-)(?: ~ ({_REFERENCES}))?(?: ! ({_REFERENCES}))?\s*"
)

Place = tuple[int, int]
"""Indexes of an article and of a sentence in it."""


@dataclass
class Dated:
    """An article: its day (None: undated), publisher, title and sentences in order."""

    published: date | None
    publisher: str
    title: str
    sentences: list[str] = field(default_factory=list)
    text: str = ""  # the sentences with what stands between them


@dataclass(frozen=True)
class ArcQuestion:
    """A question, the day at which it is asked (None: today), and what becomes of which sentences."""

    text: str
    as_of: date | None
    answers: tuple[Place, ...]
    outdated: tuple[Place, ...]
    near: tuple[Place, ...]
    previous: ArcQuestion | None = None  # the question before in the same conversation

    @property
    def kind(self) -> str:
        """Of `tests/questions/README.md`, as far as the labels tell it."""
        if not self.answers:
            return "near_miss"
        if self.as_of:
            return "as_of"
        return "state" if self.outdated else "fact"


@dataclass
class Arc:
    """One community."""

    name: str
    articles: list[Dated] = field(default_factory=list)
    questions: list[ArcQuestion] = field(default_factory=list)

    @property
    def alone(self) -> list[ArcQuestion]:
        """The questions that no other stands before."""
        return [one for one in self.questions if one.previous is None]


def read_arc(path: Path) -> Arc:
    """The community of one file; ValueError names the line that has not the form above."""
    arc = Arc(path.stem)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        problem = _add(arc, line.rstrip())
        if problem:
            raise ValueError(f"{path.name}, line {number}: {problem}: {line}")
    if not arc.articles or not arc.questions:
        raise ValueError(f"{path.name}: articles come first, then questions; one of them is missing")
    return arc


def corpus(arc: Arc) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The articles and the labelled questions of a community, as hsbot reads them from JSON Lines."""
    articles = [
        {
            "id": str(number),
            "title": article.title,
            "text": article.text,
            "published": article.published.isoformat() if article.published else None,
            "publisher": article.publisher,
        }
        for number, article in enumerate(arc.articles, 1)
    ]
    asked = [
        {
            "id": f"{arc.name}-{number}",
            "question": one.text,
            "previous": _carried(arc, one.previous) if one.previous else None,
            "as_of": one.as_of.isoformat() if one.as_of else None,
            "answer_sentences": [arc.articles[a].sentences[s] for a, s in one.answers],
            "stale": [arc.articles[a].sentences[s] for a, s in one.outdated],
            "answerable": bool(one.answers),
            "kind": one.kind,
        }
        for number, one in enumerate(arc.questions, 1)
    ]
    return articles, asked


def _carried(arc: Arc, previous: ArcQuestion) -> str:
    """The question before as `hsbot.ask` carries it, with the names of the right answer to it."""
    told = [arc.articles[a].sentences[s] for a, s in previous.answers[:1]]
    names = answer_names(read_question(Question(previous.text)), told[0], 0, len(told[0])) if told else ()
    return with_answer(previous.text, names)


def is_held_out(path: Path) -> bool:
    """Tell whether a file, such as "screen-04.txt", is kept from the reader."""
    return int(path.stem.rpartition("-")[2]) % HELD_OUT == 0


def _add(arc: Arc, line: str) -> str | None:
    """Put a line into the community; what is wrong with it, or None."""
    if found := _ARTICLE.fullmatch(line):
        if arc.questions or int(found[1]) != len(arc.articles) + 1:
            return "articles come before questions and are numbered 1, 2, 3 … in order"
        try:
            published = None if found[2] == "undated" else date.fromisoformat(found[2])
        except ValueError:
            return "no such day"
        arc.articles.append(Dated(published, found[3], found[4]))
        return None
    if found := _SENTENCE.fullmatch(line):
        if not arc.articles or arc.questions or ord(found[1]) - ord("a") != len(arc.articles[-1].sentences):
            return "sentences stand below their article and are lettered a, b, c … in order"
        article = arc.articles[-1]
        behind = "\n\n" if article.text.rpartition("\n")[2].startswith("## ") else _JOINTS[found[2]]
        article.text = f"{article.text}{behind}{found[3]}" if article.sentences else found[3]
        article.sentences.append(found[3])
        return None
    return _ask(arc, line)


def _ask(arc: Arc, line: str) -> str | None:
    found = _QUESTION.fullmatch(line)
    if not found:
        return "neither '== 1 2024-03-05 Publisher | Title', 'a Sentence.' nor '? question : 1a ~ 2b ! 3c'"
    before, text, day, *places = found.groups()
    answers, outdated, near = map(_places, places)
    everything = (*answers, *outdated, *near)
    if any(a >= len(arc.articles) or s >= len(arc.articles[a].sentences) for a, s in everything):
        return "a sentence that isn't there"
    if len(set(everything)) < len(everything):
        return "a sentence stands here twice"
    if not everything:
        return "without an answer, at least one near-miss must be named"
    try:
        as_of = date.fromisoformat(day) if day else None
    except ValueError:
        return "no such day"
    told = [arc.articles[a].published for a, _ in (*answers, *outdated)]
    if as_of and any(published is None or published > as_of for published in told):
        return "what answers is undated or newer than the day of the question"
    previous = next((q for q in arc.questions if before == q.text and not q.as_of and not q.previous), None)
    if before and not previous:
        return "the question in brackets doesn't stand above, without a day, word for word"
    if any(q.text.lower() == text.lower() and (q.as_of, q.previous) == (as_of, previous) for q in arc.questions):
        return "this question stands here twice"
    arc.questions.append(ArcQuestion(text, as_of, answers, outdated, near, previous))
    return None


def _places(text: str | None) -> tuple[Place, ...]:
    if not text or text == "-":
        return ()
    return tuple((int(one[:-1]) - 1, ord(one[-1]) - ord("a")) for one in text.split())


def main() -> None:
    """Read the files and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", nargs="*", type=Path, help="only these files")
    paths = parser.parse_args().check or sorted(FOLDER.glob("*.txt"))
    try:
        arcs = [read_arc(path) for path in paths]
    except ValueError as problem:
        sys.exit(str(problem))
    asked = [q for arc in arcs for q in arc.questions]
    print(
        f"communities={len(arcs)} articles={sum(len(a.articles) for a in arcs)} questions={len(asked)} "
        f"unanswerable={sum(not q.answers for q in asked)} changing={sum(bool(q.outdated) for q in asked)} "
        f"as_of={sum(q.as_of is not None for q in asked)} follow_ups={sum(q.previous is not None for q in asked)}"
    )


if __name__ == "__main__":
    main()
