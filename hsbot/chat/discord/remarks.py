"""What the bot says in passing where everyone sees it, until it goes away again."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress

import aiohttp
import discord

_log = logging.getLogger(__name__)


class Remarks:
    """Deletes each remark after its time; all methods belong to the event loop's thread."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._standing: dict[asyncio.Task[None], discord.Message] = {}  # by what will delete it

    def add(self, message: discord.Message) -> None:
        """Let `message` stand for its time."""
        task = asyncio.create_task(self._delete_later(message))
        self._standing[task] = message
        task.add_done_callback(self._standing.pop)

    async def take_back(self, seconds: float) -> None:
        """Delete those that stand now, which takes at most `seconds`; what couldn't be deleted stays.

        A remark that is added later is left alone: nobody could have read it yet.
        """
        standing = list(self._standing.items())
        for task, _ in standing:
            task.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await asyncio.gather(*(_delete(message) for _, message in standing))

    async def _delete_later(self, message: discord.Message) -> None:
        await asyncio.sleep(self._seconds)
        await _delete(message)


async def _delete(message: discord.Message) -> None:
    """Delete `message`, as far as Discord lets that happen; it may be gone already, or out of reach."""
    try:
        await message.delete()
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        _log.info("event=remark_not_deleted channel=%d error=%s", message.channel.id, type(error).__name__)
