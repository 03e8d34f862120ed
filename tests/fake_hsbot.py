"""`python -m fake_hsbot` is hsbot's command line with the fake encoder and the fake scorer, for tests of processes."""

from __future__ import annotations

import fakes

import hsbot.ask
import hsbot.commands.wire
import hsbot.search.encoder
from hsbot.cli import program


def _load(name: str, *, threads: int = 0) -> fakes.FakeEncoder:
    return fakes.FakeEncoder(name)


if __name__ == "__main__":
    hsbot.search.encoder.SentenceTransformerEncoder = _load  # type: ignore[assignment,misc]
    hsbot.ask.Scorer = fakes.FakeScorer  # type: ignore[assignment,misc]
    hsbot.commands.wire.load_reader = lambda config: lambda: None
    program()
