"""Make the pictures of `docs/pictures` anew: `python -m tests.chat.discord.picture [FOLDER]`.

They show simcord's rendering of what the bot sends: evidence of hsbot's half, not of Discord's. Needs the extra
`pictures` and a Chromium (CHROMIUM, by default /usr/bin/chromium).
"""

from __future__ import annotations

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import simcord
from playwright.async_api import BrowserType

from hsbot.chat.discord.bot import Bot
from hsbot.chat.discord.desk import Desk
from hsbot.chat.discord.settings import DiscordSettings
from hsbot.records import Answer, Question, Snippet

from . import answers

PICTURES = Path(__file__).parents[3] / "docs" / "pictures"
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)  # of simcord's clock
NOW = datetime(2026, 5, 3, 15, 4, tzinfo=UTC)


DATES = ("9 October 2026", "18 September 2026")  # the words that answer


def ask(question: Question) -> Answer:
    """Answer with the dates marked, as `hsbot.ask` would."""
    answer = answers.ask(question)
    return replace(answer, snippets=tuple(map(_marked, answer.snippets)))


def _marked(snippet: Snippet) -> Snippet:
    places = [(snippet.text.find(date), len(date)) for date in DATES]
    return replace(snippet, marks=tuple((at, at + size) for at, size in places if at >= 0))


async def picture(path: Path, question: str, size: tuple[int, int], *, mention: bool) -> None:
    """Let a fan ask `question` in a channel, and take a picture of what everyone there sees."""
    bot = Bot(Desk(lambda: ask, queue_length=5), DiscordSettings())
    bot.shard_count = 1
    async with simcord.run(bot) as env:
        await env.advance_time((NOW - BEGINNING).total_seconds())
        env.backend.bot_user.name = "hsbot"
        await bot.tree.sync()
        channel = env.create_guild("The Glass Harbour").create_text_channel("film-talk")
        fan = env.guild.add_member(env.create_user("marit", global_name="Marit"))
        if mention:
            await fan.send(channel, f"{bot.user.mention} {question}")
        else:
            await fan.slash(channel, "ask", question=question)
        async with env.preview(channel, viewers=[fan], layout="channel", locale="en-GB") as preview:
            await preview.screenshot(path, mode="viewport", viewport=size)


def browse_with(executable: str) -> None:
    """Make playwright start `executable`; neither simcord nor playwright has a setting for it."""
    launch = BrowserType.launch

    async def launch_it(self: BrowserType, **options: Any) -> Any:
        options.setdefault("executable_path", executable)
        # Chromium refuses its sandbox to root, who runs in containers; all it opens here is simcord's own page.
        options["args"] = [*(options.get("args") or ()), "--no-sandbox"]
        return await launch(self, **options)

    BrowserType.launch = launch_it


async def main(folder: Path) -> None:
    """Take every picture."""
    browse_with(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
    folder.mkdir(parents=True, exist_ok=True)
    await picture(folder / "ask.png", "when does the film come out?", (820, 530), mention=False)
    await picture(folder / "refusal.png", "who wrote the music?", (820, 460), mention=True)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES))
