"""One writer at a time."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hsbot.errors import IndexFailure, IndexLocked


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """Hold the index's only writing place; raises IndexLocked at once where somebody has it, else IndexFailure."""
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = (index / "LOCK").open("a+")
    except OSError as error:
        raise IndexFailure(
            f"The index's folder {index} can't be written to ({error.strerror}): make room, mend its permissions, or "
            "name another in [index] path."
        ) from error
    with lock as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise IndexLocked(
                f"Another process is updating the index in {index}: wait until it is done, then run this again."
            ) from error
        except OSError as error:
            raise IndexFailure(
                f"The index's folder {index} can't be locked here ({error.strerror}): put the index on a local disk."
            ) from error
        yield
