"""Labelled questions -> figures: how often the first snippet is right, and how often a refusal is."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hsbot.errors import ConfigError
from hsbot.records import Answer, Question


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question whose right answer is known."""

    id: str
    question: str
    as_of: date | None
    answers: tuple[str, ...]  # any of these in a snippet makes it right …
    answer_sentences: tuple[str, ...]  # … and so does any of these
    answerable: bool
    stale: tuple[str, ...]  # any of these in the lead marks it as outdated, unless it is right
    kind: str
    half: str | None  # "choose", "quote" or None


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what was answered, and whether that is right."""

    labelled: Labelled
    answer: Answer
    right: bool  # answered, and the lead is right
    in_three: bool  # answered, and one of the first three snippets is
    stale: bool  # answered, and the lead is outdated


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares, 0 to 1; None where there is nothing to take a share of."""

    questions: int
    right_at_1: float | None  # of the answerable ones
    right_in_3: float | None  # of the answerable ones
    answered: float | None  # of the answerable ones
    refused: float | None  # of the unanswerable ones
    stale_leads: int
    auroc: float | None  # how well the confidence tells answerable from unanswerable, 0.5 is chance


def read_labelled(path: Path, half: str | None = None) -> list[Labelled]:
    """Read labelled questions, one JSON object a line; raises ConfigError naming file and line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The questions {path} can't be read ({error}): name a JSON Lines file.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            found.append(_labelled(line, f"{path}, line {number}", number))
    return [one for one in found if half is None or one.half == half]


def judge(questions: Sequence[Labelled], ask: Callable[[Question], Answer], seen: Callable[[], None]) -> list[Judged]:
    """Ask every question; `seen` is called after each."""
    judged = []
    for labelled in questions:
        answer = ask(Question(labelled.question, labelled.as_of))
        judged.append(_judged(labelled, answer))
        seen()
    return judged


def figures(judged: Sequence[Judged]) -> Figures:
    """Return the figures of these."""
    can = [j for j in judged if j.labelled.answerable]
    cannot = [j for j in judged if not j.labelled.answerable]
    return Figures(
        len(judged),
        _share(j.right for j in can),
        _share(j.in_three for j in can),
        _share(j.answer.status == "answered" for j in can),
        _share(j.answer.status == "no_answer" for j in cannot),
        sum(j.stale for j in judged),
        auroc([j.answer.confidence for j in can], [j.answer.confidence for j in cannot]),
    )


def by_kind(judged: Sequence[Judged]) -> dict[str, Figures]:
    """Return the figures of each kind, in alphabetical order."""
    kinds: defaultdict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        kinds[one.labelled.kind].append(one)
    return {kind: figures(kinds[kind]) for kind in sorted(kinds)}


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """Return the chance that a positive scores above a negative, equal scores counting half (Mann-Whitney U)."""
    if not positive or not negative:
        return None
    ranked = sorted([(value, True) for value in positive] + [(value, False) for value in negative])
    total = below = 0.0
    at = 0
    while at < len(ranked):
        same = at
        while same < len(ranked) and ranked[same][0] == ranked[at][0]:
            same += 1
        here = sum(not is_positive for _, is_positive in ranked[at:same])
        total += (same - at - here) * (below + here / 2)
        below += here
        at = same
    return total / (len(positive) * len(negative))


def _labelled(line: str, where: str, number: int) -> Labelled:
    """Return one labelled question; fields that it doesn't know are let be."""
    try:
        raw: dict[str, Any] = json.loads(line)
        question, answerable = raw["question"], raw["answerable"]
        if not isinstance(question, str) or not isinstance(answerable, bool):
            raise TypeError("question is a text, answerable true or false")  # noqa: TRY301 # one sentence for all of it
        return Labelled(
            str(raw.get("id", number)),
            question,
            date.fromisoformat(raw["as_of"]) if raw.get("as_of") else None,
            _texts(raw, "answers"),
            _texts(raw, "answer_sentences"),
            answerable,
            _texts(raw, "stale"),
            str(raw.get("kind") or "all"),
            raw.get("half"),
        )
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ConfigError(
            f"In {where} there is no labelled question ({error!r}): it needs at least question and answerable."
        ) from error


def _texts(raw: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts, () where it is missing or null; raises TypeError, also for a text in place of a list."""
    found = raw.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError(f"{name} is a list of texts")
    return tuple(found)


def _judged(labelled: Labelled, answer: Answer) -> Judged:
    said = answer.snippets if answer.status == "answered" else ()
    right = [is_right(labelled, s.text) for s in said[:3]]
    lead = _fold(said[0].text) if said else ""
    outdated = any(_holds(lead, mark) for mark in labelled.stale) and not any(right[:1])
    return Judged(labelled, answer, any(right[:1]), any(right), bool(said) and outdated)


def is_right(labelled: Labelled, text: str) -> bool:
    """Tell whether a snippet's text holds an answer, or is (at least half of) a sentence that does."""
    if not labelled.answerable:
        return False
    text = _fold(text)
    if any(_holds(text, answer) for answer in labelled.answers):
        return True
    sentences = [_fold(s) for s in labelled.answer_sentences]
    return any(s in text or (text in s and 2 * len(text) >= len(s)) for s in sentences if s)


def _holds(folded: str, words: str) -> bool:
    """Tell whether words stand in a folded text as whole words: the 4 of "4" isn't in "14"."""
    words = _fold(words)
    return bool(words) and bool(re.search(rf"(?<!\w){re.escape(words)}(?!\w)", folded))


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(str.maketrans("“”„‘’", '"""\'\''))
    return " ".join(text.lower().split())


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return sum(found) / len(found) if found else None
