"""Pictures of how far the confidence keeps its word; matplotlib draws them, an extra that hsbot runs without."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hsbot.errors import ConfigError
from hsbot.evaluate import Judged, coverage_curve, reliability

RELIABILITY, COVERAGE = "reliability.png", "coverage.png"

_ACROSS = 3  # small pictures side by side
_SIDE = 2.5  # inches of one
_DOTS = 100  # an inch


def draw(judged: Mapping[str, Sequence[Judged]], folder: Path) -> tuple[str, ...]:
    """Draw both pictures of these sets into a folder and return their names.

    Raises ConfigError where matplotlib isn't installed, for which no folder is made, or where they can't be written.
    """
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise ConfigError(
            "The pictures aren't drawn, because matplotlib isn't installed: `pip install 'hsbot[plots]'`."
        ) from error
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, drawing in ((RELIABILITY, _reliability), (COVERAGE, _coverage)):
            figure = Figure(layout="constrained", dpi=_DOTS)
            drawing(figure, {set_: judged[set_] for set_ in judged if judged[set_]})
            figure.savefig(folder / name, metadata={"Software": None})  # the same figures give the same file
    except OSError as error:
        raise ConfigError(
            f"The pictures can't be written ({error}): mend the folder {folder}, or put the report elsewhere."
        ) from error
    return RELIABILITY, COVERAGE


def _reliability(figure: Any, judged: Mapping[str, Sequence[Judged]]) -> None:
    """Draw a diagram for each set: share of right ones over confidence, a dot's area as the questions it stands for."""
    across = max(min(len(judged), _ACROSS), 1)
    down = max(math.ceil(len(judged) / across), 1)
    figure.set_size_inches(across * _SIDE, down * _SIDE)
    for at, (name, of_set) in enumerate(judged.items(), 1):
        axes = figure.add_subplot(down, across, at)
        bins = reliability(of_set)
        axes.plot([0, 1], [0, 1], color="0.7", linewidth=1, zorder=1)
        axes.plot([b.confidence for b in bins], [b.right for b in bins], color="tab:blue", linewidth=1, zorder=2)
        axes.scatter(
            [b.confidence for b in bins],
            [b.right for b in bins],
            s=[400 * b.count / len(of_set) for b in bins],
            color="tab:blue",
            alpha=0.6,
            zorder=3,
        )
        axes.set(xlim=(-0.05, 1.05), ylim=(-0.05, 1.05), aspect="equal")
        axes.set_title(f"{name} ({len(of_set)})", fontsize=9)
        axes.tick_params(labelsize=7)
    figure.supxlabel("confidence", fontsize=9)
    figure.supylabel("share of right candidates", fontsize=9)


def _coverage(figure: Any, judged: Mapping[str, Sequence[Judged]]) -> None:
    """Draw a line for each set: share of right ones among the surest, over the share of questions that these are."""
    figure.set_size_inches(_ACROSS * _SIDE, 2 * _SIDE)
    axes = figure.add_subplot()
    for name, of_set in judged.items():
        curve = coverage_curve(of_set)
        axes.plot([(k + 1) / len(curve) for k in range(len(curve))], curve, linewidth=1.3, label=name)
    axes.set(xlim=(0, 1), ylim=(0, 1.02))
    axes.set_xlabel("coverage: share of the questions, the surest first", fontsize=9)
    axes.set_ylabel("share of right candidates among them", fontsize=9)
    axes.tick_params(labelsize=8)
    axes.grid(color="0.9")
    if judged:
        axes.legend(fontsize=8, loc="lower left")
