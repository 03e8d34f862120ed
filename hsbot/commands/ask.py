"""`hsbot ask`: one question, or one a line from standard input."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from hsbot.commands.wire import make_ask
from hsbot.config import Config
from hsbot.errors import HsbotError, QuestionError
from hsbot.records import Answer, Question, iso_date


def run(arguments: Namespace, config: Config) -> int:
    """Answer and return 0, 1 where the question isn't answered; with --jsonl 2 where a line wasn't a question."""
    if arguments.jsonl:
        if arguments.question:
            raise QuestionError("With --jsonl the questions come from standard input: leave the question away.")
        return _lines(make_ask(config), arguments)
    question = _printable(" ".join(arguments.question))
    if not arguments.question and not sys.stdin.isatty():  # "" is a question that says nothing, and none to wait for
        question = "".join(_stdin()).rstrip("\r\n")
    if not question.strip():
        raise QuestionError("There is no question: write it behind `hsbot ask`.")
    answer = make_ask(config)(Question(question, arguments.as_of))
    if arguments.json:
        _print_json(answer, trace=arguments.why)
    else:
        _print(answer, why=arguments.why)
    return 0 if answer.status == "answered" else 1


def _lines(ask: Callable[[Question], Answer], arguments: Namespace) -> int:
    """Answer line by line, each written out before the next is read."""
    status = 0
    for number, line in enumerate(_stdin(), 1):
        if not line.strip():
            continue
        question = Question("")
        try:
            question, day = _question(line, number, arguments.as_of)
            question = replace(question, as_of=question.as_of if day is None else _day(day, number))
            _print_json(ask(question), trace=arguments.why)
        except HsbotError as error:  # the line keeps its place in the output
            status = 2
            _write(_refused(question, str(error)))
    return status


def _refused(question: Question, error: str) -> dict[str, Any]:
    """Return an object of the same fields as an answer's, and `error` more; `index` is null, since none was asked."""
    return {
        "question": question.text,
        "as_of": question.as_of.isoformat() if question.as_of else None,
        "status": "no_answer",
        "confidence": 0.0,
        "snippets": [],
        "newest_article": None,
        "index": None,
        "timings_ms": {"total": 0.0},
        "reversal": False,
        "missing": [],
        "parts": [],
        "small_talk": None,
        "language": None,
        "error": error,
    }


def _stdin() -> Iterator[str]:
    """Yield the lines of standard input, which is UTF-8 whatever the locale; other bytes become U+FFFD.

    A byte order mark in front of the first is left away.
    """
    for number, line in enumerate(getattr(sys.stdin, "buffer", sys.stdin)):
        text = line.decode("utf-8", "replace") if isinstance(line, bytes) else line
        yield text.removeprefix("\ufeff") if number == 0 else text


def _printable(text: str) -> str:
    """Return `text` with what no encoding can print (halves of surrogate pairs) as U+FFFD."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def _question(line: str, number: int, as_of: date | None) -> tuple[Question, object]:
    """Return the question of a line, and the day that it names itself, as it stands there; None where it names none."""
    try:
        raw: Any = json.loads(line)
        text, day, previous = raw["question"], raw.get("as_of"), raw.get("previous")
        if isinstance(text, str) and isinstance(previous, str | None):
            return Question(_printable(text), as_of, _printable(previous) if previous else None), day
        problem: Exception | None = None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        problem = error
    raise QuestionError(
        f'Line {number} is no question: write {{"question": "…"}}, with "as_of": "YYYY-MM-DD" and "previous": "…" '
        "where you like."
    ) from problem


def _day(value: object, number: int) -> date:
    day = iso_date(value) if isinstance(value, str) else None
    if day is None:
        raise QuestionError(f'Line {number} has an "as_of" that is no date: write it as "YYYY-MM-DD", or null.')
    return day


def _print(answer: Answer, *, why: bool) -> None:
    from hsbot.chat.terminal import make_console, print_answer

    console = make_console(sys.stdout, coloured=sys.stdout.isatty())
    print_answer(answer, console, today=date.today(), why=why)


def _print_json(answer: Answer, *, trace: bool) -> None:
    from hsbot.chat.render import to_json

    _write(to_json(answer, trace=trace))


def _write(value: dict[str, Any]) -> None:
    plain = sys.stdout.encoding.lower().replace("-", "") == "utf8"  # elsewhere \u2019 and the like are spelt out
    sys.stdout.write(json.dumps(value, ensure_ascii=not plain) + "\n")
    sys.stdout.flush()
