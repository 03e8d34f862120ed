"""A bot in simcord's Discord; a test that wants another answer sets `answerer.ask`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from hsbot.chat.discord.bot import Bot
from hsbot.chat.discord.desk import Desk
from hsbot.chat.discord.settings import DiscordSettings
from hsbot.records import Answer, Question

from . import answers


@dataclass
class Answerer:
    """Stands for the model and the index; remembers what it was asked."""

    ask: Callable[[Question], Answer] = answers.ask
    asked: list[str] = field(default_factory=list)

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question.text)
        return self.ask(question)


@pytest.fixture
def answerer() -> Answerer:
    return Answerer()


@pytest.fixture
def simcord_bot(answerer: Answerer) -> Iterator[Bot]:
    desk = Desk(lambda: answerer, queue_length=2)
    bot = Bot(desk, DiscordSettings(cooldown_seconds=5.0))
    bot.shard_count = 1  # Discord would say so; simcord has to be told
    yield bot
    desk._worker.close(10)
