"""`hsbot sync`: tells Discord which commands there are; needed once, and after an update that changes them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, NoReturn

from hsbot.errors import DiscordError

if TYPE_CHECKING:
    from hsbot.chat.discord.bot import Bot
    from hsbot.chat.discord.settings import DiscordSettings


def sync(token: str, settings: DiscordSettings) -> str:
    """Give the commands to the servers in `settings`, or to all, and return the sentence that says so.

    Discord keeps what all servers have and what one has apart, and shows both. So once all have the commands, they are
    taken from the servers that have some of their own, for which each server that the bot is in is looked at.
    Logs in over HTTP only, so it may run beside `hsbot run`. Raises DiscordError with what to do.
    """
    return asyncio.run(_sync(token, settings))


async def _sync(token: str, settings: DiscordSettings) -> str:
    import aiohttp
    import discord

    from hsbot.chat.discord.bot import Bot
    from hsbot.chat.discord.desk import Desk

    bot = Bot(Desk(_never, queue_length=1), settings)
    try:
        async with bot:
            await bot.login(token)
            return await _give(bot, settings.guilds)
    except discord.LoginFailure as error:
        raise DiscordError("Discord refused the token; reset it on the page Bot of your application.") from error
    except discord.HTTPException as error:
        raise DiscordError(f"Discord didn't take the commands (status {error.status}); try again later.") from error
    except (aiohttp.ClientError, OSError) as error:
        raise DiscordError("Discord can't be reached; check this machine's network, then try again.") from error


async def _give(bot: Bot, guilds: tuple[int, ...]) -> str:
    import discord

    if not guilds:
        names = [f"/{command.name}" for command in await bot.tree.sync()]
        taken = await _take_from_servers(bot)
        instead = f", in place of what {_servers(taken)} had alone" if taken else ""
        return f"Synced {', '.join(names)} for every server{instead}; Discord may take a minute to show it."
    for number in guilds:
        guild = discord.Object(number)
        bot.tree.copy_global_to(guild=guild)
        try:
            names = [f"/{command.name}" for command in await bot.tree.sync(guild=guild)]
        except discord.Forbidden as error:
            reason = f"The bot may not have commands in server {number}; invite it with scope applications.commands."
            raise DiscordError(reason) from error
    synced = f"Synced {', '.join(names)} for {_servers(len(guilds))}"
    if await bot.tree.fetch_commands():
        why = "where it stands twice now, since every server has it already"
        return f"{synced}, {why}; empty `guilds` and run `hsbot sync` again."
    return f"{synced}."


async def _take_from_servers(bot: Bot) -> int:
    """Take the commands from each server that has some of its own; return how many servers had."""
    import discord

    taken = 0
    async for guild in bot.fetch_guilds(limit=None, with_counts=False):
        try:
            if await bot.tree.fetch_commands(guild=guild):
                await bot.tree.sync(guild=guild)  # the tree has none for a single server
                taken += 1
        except (discord.Forbidden, discord.NotFound):  # it may not have any there, or has just left
            continue
    return taken


def _servers(count: int) -> str:
    return "1 server" if count == 1 else f"{count} servers"


def _never() -> NoReturn:
    raise AssertionError("syncing asks nothing")
