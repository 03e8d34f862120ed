"""A process to be killed: ARTICLES INDEX MOMENT; see test_writer.py.

The moment is "before NAME" or "after NAME", a function of hsbot.search.writer around which it kills itself, "never"
(it goes on updating until it is killed), or "limit N" (no file may grow beyond N bytes).
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import faiss  # noqa: F401 - loaded before the clock of a test runs
import tantivy  # noqa: F401
from folders import build, write_article

import hsbot.search.writer as writer
from hsbot.errors import IndexFailure


def _around(original: Callable[..., Any], when: str) -> Callable[..., Any]:
    def killed(*arguments: Any, **named: Any) -> Any:
        if when == "after":
            original(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    return killed


def main(articles: Path, index: Path, moment: str) -> int:
    when, _, name = moment.partition(" ")
    if when == "limit":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(name), int(name)))
        try:
            build(articles, index)
        except IndexFailure as error:
            sys.stdout.write(f"{error}\n")
            return 2
        return 0
    if when != "never":
        setattr(writer, name, _around(getattr(writer, name), when))
        build(articles, index)
        return 0
    sys.stdout.write("updating\n")
    sys.stdout.flush()
    for n in range(10_000):
        write_article(articles, "guide.md", None, "A guide", f"Saltmarsh follows {n} lighthouse keepers on an island.")
        build(articles, index)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]))
