"""Removing what no reader needs. Call all of it with the lock held."""

from __future__ import annotations

import shutil
from contextlib import suppress
from itertools import islice
from pathlib import Path

from hsbot.errors import IndexFailure, IndexMismatch
from hsbot.search.generation import ancestry, current_name, generations, read_pointer
from hsbot.search.manifest import verify

KEPT = 3  # the current generation and two before it, to roll back to


def sweep(index: Path) -> None:
    """Remove what killed writers left, which may be what fills the disk: half-written, or whole and not yet current.

    Of whole ones all that are newer than the current one, which a rollback may have come from, and only where the
    current one verifies: else they may be served.
    """
    for leftover in (index / "gen").glob("tmp-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with suppress(IndexFailure):
        name, sha256 = read_pointer(index) or ("", "")
        orphans = [other for other in generations(index) if name and other > name]
        if orphans:
            with suppress(IndexMismatch):  # nothing is served in place of one of another schema
                verify(index / "gen" / name, sha256)
            for orphan in orphans:
                shutil.rmtree(index / "gen" / orphan, ignore_errors=True)


def prune(index: Path) -> None:
    """Remove what no reader needs: all but the current generation and the nearest of its line of parents.

    It follows `parent` and not the numbers, so a generation whose writer was killed before it became current
    pushes nothing out. Where that line can't be read now, all stay until the next time.
    """
    with suppress(IndexFailure):
        kept = set(islice(ancestry(index, current_name(index), strict=True), KEPT))
        for name in generations(index):
            if name not in kept:
                shutil.rmtree(index / "gen" / name, ignore_errors=True)
