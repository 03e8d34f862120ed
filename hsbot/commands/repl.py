"""`hsbot repl`: chat in the terminal."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from datetime import date
from pathlib import Path

from hsbot.commands.wire import make_ask
from hsbot.config import Config


def run(arguments: Namespace, config: Config) -> int:
    """Chat until the input ends; returns 0."""
    from hsbot.chat.repl import run_repl

    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if interactive:
        sys.stdout.write("Loading the model…\r")
        sys.stdout.flush()
    return run_repl(
        make_ask(config),
        history_path=_history() if interactive else None,
        today=date.today,
        stdin=sys.stdin,
        stdout=sys.stdout,
        interactive=interactive,
        as_of=arguments.as_of,
        why=arguments.why,
    )


def _history() -> Path | None:
    """Return where lines typed before are kept (XDG Base Directory Specification), None where that can't be."""
    try:
        folder = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "hsbot"
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError):  # the latter where nobody's home is known, as in some containers
        return None
    return folder / "history"
