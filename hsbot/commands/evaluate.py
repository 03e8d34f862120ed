"""`hsbot eval`: labelled questions -> figures, by kind or by set, the misses, and the report."""

from __future__ import annotations

import json
import sys
import tempfile
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hsbot.answers.question import check_length
from hsbot.commands.wire import load_encoder, load_reader, make_ask
from hsbot.config import Config
from hsbot.errors import ConfigError, QuestionError
from hsbot.evaluate import Figures, Judged, by_kind, figures, judge
from hsbot.labelled import Labelled, read_labelled

if TYPE_CHECKING:
    from hsbot.quality.ablation import Measured

_HEAD = ("questions", "right@1", "right in 3", "answered", "refused", "stale", "AUROC", "ECE", "area")
_SHOWN = 3  # snippets of a miss
_PICTURES = "pictures"  # the folder beside the report


def run(arguments: Namespace, config: Config) -> int:
    """Print the figures of one or more files of labelled questions, or of a suite, and return 0."""
    if arguments.suite:
        return _suite(arguments, config)
    for flag in ("set", "dev", "work", "report"):
        if getattr(arguments, flag):
            raise ConfigError(f"--{flag} belongs to a suite: name one with --suite, or leave it out.")
    questions = [one for path in arguments.file for one in read_labelled(path, arguments.half)]
    _check(questions)
    judged = judge(questions, make_ask(config), _seen())
    kinds = by_kind(judged)
    if arguments.json:
        found: dict[str, object] = {"all": asdict(figures(judged)), "kinds": {k: asdict(f) for k, f in kinds.items()}}
        _json(found, judged if arguments.misses else None)
        return 0
    _table({**kinds, "all": figures(judged)})
    if arguments.misses:
        _list(judged)
    return 0


def _suite(arguments: Namespace, config: Config) -> int:
    from hsbot.quality.ablation import EVERYTHING, WAYS, Models, measure
    from hsbot.quality.report import by_set, read_around
    from hsbot.quality.suite import questions, read_suite

    corpora = read_suite(arguments.suite, arguments.dev)
    names = [corpus.name for corpus in corpora]
    if unknown := [name for name in arguments.set or () if name not in names]:
        raise ConfigError(f"There is no set {unknown[0]} in {arguments.suite}: the known ones are {', '.join(names)}.")
    if arguments.report:
        read_around(arguments.report)  # so that what is refused is refused before all is measured for it
    chosen = [corpus for corpus in corpora if not arguments.set or corpus.name in arguments.set]
    for corpus in chosen:
        _check(questions(corpus))  # likewise
    models = Models(config.model.name, cache(load_encoder(config)), cache(load_reader(config)))
    ways = WAYS if arguments.report else (EVERYTHING,)
    with tempfile.TemporaryDirectory(prefix="hsbot-eval-") as scratch:
        work = arguments.work or Path(scratch)
        measured = [measure(corpus, arguments.half, work, models, ways, _seen()) for corpus in chosen]
    rows = {name: figures(judged) for name, judged in by_set(measured).items()}
    judged = [one for m in measured for one in m.everything] if arguments.misses else None
    if arguments.json:
        kinds = {m.corpus.name: {k: asdict(f) for k, f in by_kind(m.everything).items()} for m in measured}
        _json({"sets": {name: asdict(f) for name, f in rows.items()}, "kinds": kinds}, judged)
    else:
        _table(rows)
        _list(judged or ())
    if arguments.report:
        _report(measured, arguments.half, arguments.report)
    return 0


def _report(measured: list[Measured], half: str | None, path: Path) -> None:
    """Write the report and draw its pictures; where they can't be drawn, say why and go on without them."""
    from hsbot.quality.plots import draw
    from hsbot.quality.report import by_set, markdown, write_report

    pictures: tuple[str, ...] = ()
    try:
        pictures = draw(by_set(measured), path.parent / _PICTURES)
    except ConfigError as error:
        sys.stderr.write(f"hsbot: {error}\n")
    write_report(path, markdown(measured, half, [f"{_PICTURES}/{name}" for name in pictures]))


def _check(questions: Iterable[Labelled]) -> None:
    """Raise ConfigError for a question that is too long to be asked, before any is."""
    for one in questions:
        try:
            check_length(one.question)
        except QuestionError as error:
            raise ConfigError(f"Question {one.id} can't be asked: {error}") from error


def _json(figures_of: dict[str, object], judged: Iterable[Judged] | None) -> None:
    """Print one object; with questions that were judged, what went wrong is among it."""
    if judged is not None:
        figures_of["misses"] = [_as_object(one, what) for one, what in _misses(judged)]
    sys.stdout.write(json.dumps(figures_of, ensure_ascii=False) + "\n")


def _table(rows: Mapping[str, Figures]) -> None:
    from hsbot.quality.report import share

    width = max(len(name) for name in [*rows, "kind"])
    sys.stdout.write(" " * width + "".join(f"{name:>11}" for name in _HEAD) + "\n")
    for name, f in rows.items():
        shares = [share(s) for s in (f.right_at_1, f.right_in_3, f.answered, f.refused)]
        cells = [str(f.questions), *shares, str(f.stale_leads), *(share(s) for s in (f.auroc, f.ece, f.area))]
        sys.stdout.write(f"{name:{width}}" + "".join(f"{cell:>11}" for cell in cells) + "\n")


def _misses(judged: Iterable[Judged]) -> Iterator[tuple[Judged, str]]:
    """Yield what was outdated, wrong, or wrongly refused or answered, and which of these it is."""
    for one in judged:
        answered = one.answer.status == "answered"
        if one.stale or one.right != one.labelled.answerable or (answered and not one.labelled.answerable):
            yield one, "stale" if one.stale else "wrong" if answered else "refused"


def _as_object(one: Judged, what: str) -> dict[str, object]:
    snippets = [{"role": s.role, "score": s.score, "text": s.text} for s in one.answer.snippets[:_SHOWN]]
    asked = {"id": one.labelled.id, "kind": one.labelled.kind, "question": one.labelled.question}
    return {"what": what, **asked, "confidence": one.answer.confidence, "snippets": snippets, "wanted": _wanted(one)}


def _wanted(one: Judged) -> list[str]:
    """Return what would have been right, [] for a refusal."""
    return list(one.labelled.answers or one.labelled.answer_sentences) if one.labelled.answerable else []


def _list(judged: Iterable[Judged]) -> None:
    """Print what went wrong."""
    for one, what in _misses(judged):
        _miss(one, what)


def _miss(one: Judged, what: str) -> None:
    out = sys.stdout
    out.write(f"\n{what}  {one.labelled.id}  {one.labelled.kind}  confidence {one.answer.confidence:.2f}\n")
    out.write(f"  asked   {one.labelled.question}\n")
    for snippet in one.answer.snippets[:_SHOWN]:
        when = snippet.article.published or "undated"
        out.write(f"  {snippet.role:<10} {snippet.score:.2f}  {when}  {' '.join(snippet.text.split())}\n")
    out.write(f"  wanted  {'; '.join(_wanted(one)) or 'a refusal'}\n")


def _seen() -> Callable[[], None]:
    """Return what is called after each question: a dot where somebody watches."""
    return _dot if sys.stderr.isatty() else _nothing


def _dot() -> None:
    sys.stderr.write(".")
    sys.stderr.flush()


def _nothing() -> None:
    """Say nothing where nobody watches."""
