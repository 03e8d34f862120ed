"""The generation in hand: opened once, and exchanged for a newer one as soon as CURRENT names it."""

from __future__ import annotations

import logging
from pathlib import Path

from hsbot.errors import HsbotError, IndexBroken, IndexMismatch
from hsbot.search.generation import current_name, take_newest
from hsbot.search.manifest import Manifest, Recipe, check_recipe
from hsbot.search.store import Store

log = logging.getLogger(__name__)


class Current:
    """Serves `store`, which another may replace between two questions. Not for two threads at once."""

    def __init__(self, index: Path, recipe: Recipe) -> None:
        """Open what CURRENT names; raises IndexMissing, IndexBroken, IndexMismatch or IndexFailure."""
        self._index, self._recipe = index, recipe
        self._refused: str | None = None  # a generation that CURRENT named and that couldn't be taken up
        self._told = ""  # why, as it was logged last
        self.store = self._open()

    def expect(self, recipe: Recipe) -> None:
        """Demand another recipe from now on, such as one with a hash; raises IndexMismatch where it isn't that."""
        self._recipe = recipe
        check_recipe(self.store.manifest, recipe)

    def take_up_newer(self) -> bool:
        """Open the generation that CURRENT names now, and tell whether it is another; where that fails, it isn't.

        One that is broken, or of another recipe, is left alone until CURRENT names another: reading it through takes
        its time. One that can't be read is tried again: its owner may mend that, or it passes.
        """
        named, serving = None, self.store.info.generation
        try:
            named = current_name(self._index)
            if named in {serving, self._refused, None}:
                self._told = "" if named == serving else self._told
                return False
            newer = self._open()
        except Exception as error:
            if (reason := str(error)) != self._told:  # once, though it is tried again at every question
                known = isinstance(error, HsbotError)
                log.warning("newer generation refused serving=%s reason=%s", serving, reason, exc_info=not known)
            self._told = reason
            self._refused = named if isinstance(error, IndexBroken | IndexMismatch) else None
            return False
        self._told = ""
        if newer.info.generation != named:
            self._refused = named
        if newer.info.generation == serving:
            newer.close()
            return False
        self.store.close()
        self.store = newer
        log.info("generation taken up name=%s", newer.info.generation)
        return True

    def _open(self) -> Store:
        return take_newest(self._index, self._take)

    def _take(self, folder: Path, manifest: Manifest) -> Store:
        check_recipe(manifest, self._recipe)
        return Store(folder, manifest)
