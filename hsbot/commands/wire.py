"""Wiring that several verbs share: from a Config to something that answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from hsbot.config import Config
from hsbot.records import Answer, Question

if TYPE_CHECKING:
    from hsbot.answers.reader import Reader
    from hsbot.search.encoder import Encoder


def make_ask(config: Config) -> Callable[[Question], Answer]:
    """Open the index and load the model; raises IndexFailure, ModelError."""
    from hsbot.ask import Asker
    from hsbot.build import recipe

    return Asker(
        config.index.path,
        recipe(config.model.name),
        load_encoder(config),
        load_reader(config),
        languages=config.model.languages,
        aliases=config.aliases,
    )


def load_encoder(config: Config) -> Callable[[], Encoder]:
    """Return what loads the configured model when it is called."""

    def load() -> Encoder:
        from hsbot.search.encoder import SentenceTransformerEncoder

        return SentenceTransformerEncoder(config.model.name, threads=config.model.threads)

    return load


def load_reader(config: Config) -> Callable[[], Reader | None]:
    """Return what loads the configured reader when it is called."""

    def load() -> Reader | None:
        from hsbot.answers import reader

        return reader.load_reader(config.reader.name, threads=config.model.threads)

    return load
