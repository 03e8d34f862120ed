"""What a message says to run makes the index that hsbot was asked for, wherever that is."""

from __future__ import annotations

import shlex
from argparse import Namespace

_COMMAND = "`hsbot index update"
_FLAGS = ("config", "index", "articles")  # those that say which index is meant, and of what


def with_flags(sentence: str, arguments: Namespace) -> str:
    """Return `sentence` with the flags that hsbot was given behind each `hsbot index update` in it."""
    given = [(flag, getattr(arguments, flag, None)) for flag in _FLAGS]
    flags = "".join(f" --{flag} {shlex.quote(str(path))}" for flag, path in given if path)
    return sentence.replace(_COMMAND, f"{_COMMAND}{flags}")
