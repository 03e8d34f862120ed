"""`hsbot eval`: labelled questions -> figures, by kind, and the misses."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import asdict

from hsbot.commands.wire import make_ask
from hsbot.config import Config
from hsbot.evaluate import Figures, Judged, by_kind, figures, judge, read_labelled

_HEAD = ("", "questions", "right@1", "right in 3", "answered", "refused", "stale", "AUROC")


def run(arguments: Namespace, config: Config) -> int:
    """Print the figures of one or more files of labelled questions and return 0."""
    questions = [one for path in arguments.file for one in read_labelled(path, arguments.half)]
    judged = judge(questions, make_ask(config), _dot if sys.stderr.isatty() else _nothing)
    if arguments.json:
        kinds = {kind: asdict(f) for kind, f in by_kind(judged).items()}
        sys.stdout.write(json.dumps({"all": asdict(figures(judged)), "kinds": kinds}, ensure_ascii=False) + "\n")
    else:
        _table({**by_kind(judged), "all": figures(judged)})
    if arguments.misses:
        for one in judged:
            if one.stale or one.right != one.labelled.answerable or _wrongly_said(one):
                _miss(one)
    return 0


def _wrongly_said(one: Judged) -> bool:
    return not one.labelled.answerable and one.answer.status == "answered"


def _table(rows: dict[str, Figures]) -> None:
    width = max(len(name) for name in [*rows, "kind"])
    sys.stdout.write(f"{_HEAD[0]:{width}}" + "".join(f"{name:>12}" for name in _HEAD[1:]) + "\n")
    for name, f in rows.items():
        shares = (f.right_at_1, f.right_in_3, f.answered, f.refused)
        cells = [str(f.questions), *(_cell(s) for s in shares), str(f.stale_leads), _cell(f.auroc)]
        sys.stdout.write(f"{name:{width}}" + "".join(f"{cell:>12}" for cell in cells) + "\n")


def _cell(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _miss(one: Judged) -> None:
    kind = "stale" if one.stale else "wrong" if one.answer.status == "answered" else "refused"
    out = sys.stdout
    out.write(f"\n{kind}  {one.labelled.id}  {one.labelled.kind}  confidence {one.answer.confidence:.2f}\n")
    out.write(f"  asked   {one.labelled.question}\n")
    for snippet in one.answer.snippets[:3]:
        when = snippet.article.published or "undated"
        out.write(f"  {snippet.role:<10} {snippet.score:.2f}  {when}  {' '.join(snippet.text.split())}\n")
    wanted = one.labelled.answers or one.labelled.answer_sentences
    out.write(f"  wanted  {'; '.join(wanted) if one.labelled.answerable else 'a refusal'}\n")


def _dot() -> None:
    sys.stderr.write(".")
    sys.stderr.flush()


def _nothing() -> None:
    """Say nothing where nobody watches."""
