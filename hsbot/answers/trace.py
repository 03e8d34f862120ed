"""The trace of an answer: what each stage did, as lines for people, and how long it took."""

from __future__ import annotations

import time

from hsbot.answers.features import FEATURES
from hsbot.answers.question import Asking
from hsbot.answers.score import Scored
from hsbot.records import Hit, Stage

_SHOWN = 12  # candidates in the trace


class Clock:
    """Milliseconds by stage."""

    def __init__(self) -> None:
        """Start it."""
        self._began = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str) -> None:
        """Add the time since the last call to the stage `name`."""
        now = time.perf_counter()
        self._laps[name] = round(self._laps.get(name, 0.0) + (now - self._last) * 1000, 3)
        self._last = now

    def total(self) -> dict[str, float]:
        """Return the stages' times, and "total"."""
        return {**self._laps, "total": round((time.perf_counter() - self._began) * 1000, 3)}


def asked(asking: Asking) -> Stage:
    """Tell what a question was taken for."""
    kind = "what changes with time" if asking.moves else "a lasting fact"
    lines = [
        f"asks for: {asking.asked}, {kind} (likely to change: {asking.changing:.2f})",
        f"terms: {' '.join(asking.terms)}",
    ]
    if asking.lean:
        lines.append(f"follow-up, looked up as: {asking.search}")
    if asking.stands_at:
        lines.append(f"as of: {asking.stands_at}" + ("" if asking.as_of else ", which the question names itself"))
    return Stage("question", tuple(lines))


def found(hits: list[Hit]) -> Stage:
    """Tell what retrieval found, the best first."""
    lines = [
        f"{h.fused:.4f}  dense {_number(h.dense)}  lexical {_number(h.lexical)}  "
        f"{h.article.published or 'undated   '}  {h.article.id} [{h.passage.start}, {h.passage.end})"
        for h in hits
    ]
    return Stage("hits", tuple(lines))


def judged(scored: list[Scored]) -> Stage:
    """Tell how the best candidates were scored, and by what."""
    lines = [
        "how sure by itself, as the last word (rank, now with time; -inf: not read again), day of its news, sentence"
    ]
    for s in sorted(scored, key=lambda s: -s.now)[:_SHOWN]:  # of equal ones those that answer better stand first
        named = [(name, value) for name, value in zip(FEATURES, s.candidate.features, strict=True) if value]
        read = (("reader", s.read), ("timeline", s.told), ("paired", s.paired))
        named += [(name, value) for name, value in read if value is not None]
        features = " ".join(f"{name}={value:.2f}" for name, value in named)
        when = s.candidate.day or "undated"
        lines.append(f"{_sure(s)} ({s.logit:.1f}, now {s.now:.1f})  {when}  {s.candidate.text}  ({features})")
    return Stage("candidates", tuple(lines))


def _sure(scored: Scored) -> str:
    """Return how likely it answers, and how likely it is the last word on it where that was judged."""
    last = "" if scored.told is None else f" last {scored.confidence:.3f}"
    return f"{scored.probability:.3f}{last}"


def _number(value: float | None) -> str:
    return "    -" if value is None else f"{value:5.2f}"
