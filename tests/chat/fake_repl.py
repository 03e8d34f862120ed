"""The interactive REPL around a fake, for a pseudo-terminal: `python -m …fake_repl FOLDER`.

A "slow" question says that it began by the file FOLDER/began and ends once there is a file FOLDER/release.
"""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

from hsbot.chat.repl import run_repl
from hsbot.records import Question

from .samples import TODAY, FakeAsk


def main(folder: Path) -> int:
    logging.basicConfig(filename=folder / "log")
    fake = FakeAsk()

    def ask(question: Question):
        if "slow" in question.text:
            (folder / "began").touch()
            while not (folder / "release").exists():
                time.sleep(0.01)
            fake.release.set()
        return fake(question)

    return run_repl(
        ask,
        history_path=folder / "kept" / "history",
        today=lambda: TODAY,
        stdin=sys.stdin,
        stdout=sys.stdout,
        interactive=True,
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
