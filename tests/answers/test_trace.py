"""The trace: what a person reads of how the candidates were judged."""

from __future__ import annotations

from dataclasses import replace

from answers.samples import said
from hsbot.answers.trace import judged


def test_what_was_told_stands_first_with_both_probabilities_and_its_logit() -> None:
    first = said("a", "2025-02-03", "A season is hoped for.", 3.0)
    told = replace(said("b", "2025-04-21", "A film was announced.", 2.0), now=1.0, told=0.0, last=0.7)
    lines = judged([replace(first, now=-9.0, last=0.0), told]).lines
    assert lines[1] == "0.900 last 0.700 (2.0, now 1.0)  2025-04-21  A film was announced.  (timeline=0.00)"
    assert lines[2].startswith("0.900 (3.0, now -9.0)  2025-02-03")


def test_only_the_best_are_shown() -> None:
    many = [said(f"{i}", "2025-02-03", f"Sentence {i}.", -float(i)) for i in range(40)]
    lines = judged(many).lines
    assert len(lines) == 1 + 12
    assert "Sentence 0." in lines[1]
