"""Judged questions -> the part of a Markdown page that is written anew each time; the rest of the page stays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from hsbot.errors import ConfigError
from hsbot.evaluate import BINS, Figures, Judged, by_kind, figures
from hsbot.quality.ablation import EVERYTHING, Measured

BEGIN = "<!-- hsbot eval writes from here -->"
END = "<!-- to here -->"

_CHANGED_MOST = ("state", "as_of", "typo")  # kinds of question that a part was made for


def write_report(path: Path, written: str) -> None:
    """Put what was written between the page's two marks, or make a page of it, in one step; raises ConfigError."""
    before, behind = read_around(path)
    aside = path.with_name(f"{path.name}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(f"{before}{BEGIN}\n\n{written.strip()}\n\n{END}{behind}", encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        raise _unwritable(path, str(error)) from error


def read_around(path: Path) -> tuple[str, str]:
    """Return what stands before and behind the page's two marks, of a page that isn't there what it is made with.

    Raises ConfigError where a report couldn't be written into it, as far as that shows before it is.
    """
    try:
        page = path.read_text(encoding="utf-8") if path.exists() else f"# How good the answers are\n\n{BEGIN}\n{END}\n"
        nearest = next(place for place in (path, *path.parents) if place.exists())
    except (OSError, UnicodeDecodeError) as error:
        raise _unwritable(path, str(error)) from error
    if nearest != path and not nearest.is_dir():
        raise _unwritable(path, f"{nearest} is no folder")
    if not os.access(nearest, os.W_OK):
        raise _unwritable(path, f"{nearest} may not be written")
    before, begin, rest = page.partition(BEGIN)
    _, end, behind = rest.partition(END)
    if not begin or not end:
        raise ConfigError(f"The report {path} lacks the lines `{BEGIN}` and `{END}`: put them where it is written.")
    return before, behind


def _unwritable(path: Path, why: str) -> ConfigError:
    return ConfigError(f"The report {path} can't be written ({why}): name another file.")


def markdown(measured: Sequence[Measured], half: str | None, pictures: Sequence[str] = ()) -> str:
    """Return the tables of these sets, with links to the pictures, which are named relative to the page."""
    ours = [m for m in measured if not m.corpus.dev]
    dev = [m for m in measured if m.corpus.dev]
    rows = {name: figures(judged) for name, judged in by_set(measured).items()}
    which = f'the "{half}" halves' if half else "all questions"
    parts = [
        f"Of {which}.\n{_ABOUT_THE_WAY}",
        _sets(measured),
        "## The whole way",
        _table(("set", *_WAY), [(name, *_way(f)) for name, f in rows.items()]),
        "## Doubt",
        _ABOUT_DOUBT,
        _table(("set", *_DOUBT), [(name, *_doubt(f)) for name, f in rows.items()]),
        *(f"![{Path(name).stem.capitalize()}]({name})" for name in pictures),
    ]
    if ours:
        kinds = by_kind(pooled(ours, EVERYTHING))
        cells = [(kind.replace("_", " "), *_way(f), share(f.ece)) for kind, f in kinds.items()]
        parts += ["## Our sets by kind of question", _table(("kind", *_WAY, "ECE"), cells)]
    if any(len(m.judged) > 1 for m in measured):
        parts += ["## What each part brings", _ABOUT_PARTS]
        parts += [_ablation(ours)] if ours else []
        parts += ["Of the development sets, right first and AUROC:", _ablation_dev(dev)] if dev else []
    return "\n\n".join(parts)


def by_set(measured: Sequence[Measured]) -> dict[str, list[Judged]]:
    """Return what all parts answered to each set; behind our own sets all of them together, then development sets."""
    ours = [m for m in measured if not m.corpus.dev]
    rows = {m.corpus.name: m.everything for m in ours}
    if len(ours) > 1:
        rows["all of these"] = pooled(ours, EVERYTHING)
    return rows | {f"{m.corpus.name} (dev)": m.everything for m in measured if m.corpus.dev}


def pooled(measured: Iterable[Measured], way: str) -> list[Judged]:
    """Return what one way of answering made of all these sets' questions."""
    return [one for m in measured for one in m.judged.get(way, ())]


def share(value: float | None) -> str:
    """Return a share for people to read, "-" for None."""
    return "-" if value is None else f"{value:.3f}"


_ABOUT_THE_WAY = """\
"Right first", "right in 3" and "answered" are shares of the answerable questions, "refused" of the others; AUROC tells
how well the confidence separates the two (0.5 is chance). "Outdated leads" counts answers whose first snippet was true
once and no longer is, of the questions of which such a snippet is known."""

_ABOUT_DOUBT = f"""\
The confidence is judged as the probability that the candidate it speaks of is right: the lead of an answer, the nearest
snippet of a refusal; of an unanswerable question no candidate is right. ECE is the expected calibration error over
{BINS} bins of equal width (Naeini, Cooper and Hauskrecht, AAAI 2015), of all questions and of the answers given. Few
questions make it high; "by chance" is about what a confidence that keeps its word would get. The surest quarter, half
and three quarters of the questions are right as often as their columns say, and "area" is the mean over all such shares
(1 minus the AURC of Geifman and El-Yaniv)."""

_ABOUT_PARTS = """\
Each row leaves one part out, without fitting anything anew. Without time, what is newer doesn't lead, and there is no
last word, which costs doubt, too. Plain similarity says the sentence whose own vector is nearest to the question's, and
refuses nothing."""

_WAY = ("questions", "right first", "right in 3", "answered", "refused", "outdated leads", "AUROC")


def _way(f: Figures) -> tuple[str, ...]:
    shares = (f.right_at_1, f.right_in_3, f.answered, f.refused)
    return (str(f.questions), *map(share, shares), _outdated(f), share(f.auroc))


_DOUBT = ("ECE", "by chance", "ECE of answers", "area", "surest 1/4", "surest 1/2", "surest 3/4")


def _doubt(f: Figures) -> tuple[str, ...]:
    shares = (f.ece, f.ece_by_chance, f.ece_answered, f.area, f.accuracy_at_25, f.accuracy_at_50, f.accuracy_at_75)
    return tuple(map(share, shares))


def _outdated(f: Figures) -> str:
    return f"{f.stale_leads} of {f.could_be_stale}" if f.could_be_stale else "-"


def _sets(measured: Sequence[Measured]) -> str:
    """Return what each set is about."""
    rows = []
    for m in measured:
        info = m.everything[0].answer.index if m.everything else None
        rows.append((m.corpus.name, m.corpus.about, str(info.articles) if info else "-", str(len(m.everything))))
    return _table(("set", "about", "articles", "questions"), rows)


def _ablation(ours: Sequence[Measured]) -> str:
    """Return a row for each way of answering all our questions."""
    rows = []
    for way in ours[0].judged:
        f, kinds = figures(judged := pooled(ours, way)), by_kind(judged)
        of_kind = [share(kinds[kind].right_at_1) if kind in kinds else "-" for kind in _CHANGED_MOST]
        rows.append((way, share(f.right_at_1), *of_kind, share(f.refused), _outdated(f), share(f.auroc)))
    kinds_named = (f"{kind.replace('_', ' ')} right first" for kind in _CHANGED_MOST)
    return _table(("our sets together", "right first", *kinds_named, "refused", "outdated leads", "AUROC"), rows)


def _ablation_dev(dev: Sequence[Measured]) -> str:
    """Return a row for each way of answering, with two columns for each development set."""
    rows = []
    for way in dev[0].judged:
        found = [figures(m.judged[way]) for m in dev]
        rows.append((way, *(share(value) for f in found for value in (f.right_at_1, f.auroc))))
    head = [f"{m.corpus.name} {what}" for m in dev for what in ("right first", "AUROC")]
    return _table(("way", *head), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
