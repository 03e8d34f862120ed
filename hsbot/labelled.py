"""Questions whose right answers are known: one JSON object a line (tests/questions/README.md tells the fields)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from hsbot.errors import ConfigError
from hsbot.records import iso_date


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
    half: str | None  # "choose", "quote" or None, where its id decides
    previous: str | None = None  # the question before it in the same conversation


def read_labelled(path: Path, half: str | None = None) -> list[Labelled]:
    """Read the labelled questions of a half, None: of both; one JSON object a line.

    Where a question names no half, the parity of the sha256 of its id decides. Raises ConfigError naming file and line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"The questions {path} can't be read ({error}): name a JSON Lines file.") from error
    found = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            found.append(_labelled(line, f"{path}, line {number}", number))
    return [one for one in found if half in {None, one.half or half_of(one.id)}]


def half_of(id_: str) -> str:
    """Return the half, "choose" or "quote", of a question that names none."""
    return "quote" if int(hashlib.sha256(id_.encode()).hexdigest()[-1], 16) % 2 else "choose"


def _labelled(line: str, where: str, number: int) -> Labelled:
    """Return one labelled question; fields that it doesn't know are let be."""
    try:
        raw: dict[str, Any] = json.loads(line)
        question, answerable = raw["question"], raw["answerable"]
        if not isinstance(question, str) or not question.strip() or not isinstance(answerable, bool):
            raise TypeError("question is a text, answerable true or false")  # noqa: TRY301 # one sentence for all of it
        identity = str(raw.get("id", number))
        identity.encode()  # half a surrogate pair has no sha256
        return Labelled(
            identity,
            question,
            _day(raw["as_of"]) if raw.get("as_of") else None,
            _texts(raw, "answers"),
            _texts(raw, "answer_sentences"),
            answerable,
            _texts(raw, "stale"),
            str(raw.get("kind") or "all"),
            _half(raw.get("half")),
            _text(raw, "previous"),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        why = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ConfigError(
            f"In {where} there is no labelled question ({why}): it needs at least question and answerable."
        ) from error


def _half(value: str | None) -> str | None:
    if value not in (None, "choose", "quote"):
        raise TypeError('half is "choose" or "quote"')
    return value


def _day(value: object) -> date:
    day = iso_date(value) if isinstance(value, str) else None
    if day is None:
        raise TypeError("as_of is a date such as 2025-02-28")
    return day


def _text(raw: dict[str, Any], name: str) -> str | None:
    """Return a text, None where it is missing, null or blank; raises TypeError for anything else."""
    found = raw.get(name)
    if not isinstance(found, str | None):
        raise TypeError(f"{name} is a text")
    return (found or "").strip() or None


def _texts(raw: dict[str, Any], name: str) -> tuple[str, ...]:
    """Return a list of texts, () where it is missing or null; raises TypeError, also for a text in place of a list."""
    found = raw.get(name) or []
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise TypeError(f"{name} is a list of texts")
    return tuple(found)
