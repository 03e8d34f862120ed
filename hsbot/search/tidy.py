"""Removing what no reader needs. Call all of it with the lock held."""

from __future__ import annotations

import shutil
from pathlib import Path

from hsbot.errors import IndexBroken, IndexMismatch
from hsbot.search.generation import current_name, generations, read_manifest

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
    kept: list[str] = []
    name = current_name(index)
    while name and len(kept) < KEPT:
        kept.append(name)
        try:
            name = read_manifest(index / "gen" / name).parent
        except (IndexBroken, IndexMismatch):
            break
    for name in generations(index):
        if name not in kept:
            shutil.rmtree(index / "gen" / name, ignore_errors=True)
