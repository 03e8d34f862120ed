"""Removing what no reader needs. Call all of it with the lock held."""

from __future__ import annotations

import shutil
from itertools import islice
from pathlib import Path

from hsbot.search.generation import ancestry, current_name, generations

KEPT = 3  # the current generation and two before it, to roll back to


def sweep(index: Path) -> None:
    """Remove what killed writers left half-written, which may be what fills the disk."""
    for leftover in (index / "gen").glob("tmp-*"):
        shutil.rmtree(leftover, ignore_errors=True)


def prune(index: Path) -> None:
    """Remove what no reader needs: all but the current generation and the nearest of its line of parents.

    It follows `parent` and not the numbers, so a generation whose writer was killed before it became current
    pushes nothing out.
    """
    kept = set(islice(ancestry(index, current_name(index)), KEPT))
    for name in generations(index):
        if name not in kept:
            shutil.rmtree(index / "gen" / name, ignore_errors=True)
