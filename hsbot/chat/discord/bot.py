"""The bot: `/ask` and an @mention, each with the same answer."""

from __future__ import annotations

import asyncio
import logging
import math
import re
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from typing import Any

import discord
from discord import app_commands

from hsbot.chat.discord.asked import words_of
from hsbot.chat.discord.desk import Cooldown, DeclinedError, Desk
from hsbot.chat.discord.escaping import escape
from hsbot.chat.discord.faults import explain
from hsbot.chat.discord.remarks import Remarks
from hsbot.chat.discord.settings import DiscordSettings
from hsbot.chat.discord.sheet import Sheet, lay_out, without_buttons
from hsbot.chat.discord.views import SheetView
from hsbot.records import Question

_log = logging.getLogger(__name__)

LONGEST_QUESTION = 300  # characters
_EMPTY = "Ask me something, and I'll look it up in my articles."
_TOO_LONG = f"Please ask in at most {LONGEST_QUESTION} characters."
_FAILED = "Sorry, that didn't work."
_NO_HISTORY = 160002  # Discord's code: replying needs "Read Message History" (a message of one's own doesn't)
_INVALID = 50035  # Discord's code: something in what was sent, as an address, isn't as it has to be
_NOTE_SECONDS = 15.0  # how long a passing remark stays in a channel where everyone sees it


class Bot(discord.AutoShardedClient):
    """Answers questions; a Client rather than a commands.Bot, since it has no commands that begin with a prefix."""

    def __init__(self, desk: Desk, settings: DiscordSettings) -> None:
        # Else every start warns that nothing can be said in voice channels.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        # Without message_content: what is needed arrives anyway, in direct messages and where the bot is mentioned.
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            # Nothing is looked up among past messages or members, so none are kept.
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
        )
        self.desk = desk
        self._cooldown = Cooldown(settings.cooldown_seconds)
        self.remarks = Remarks(_NOTE_SECONDS)
        self._remarked = Cooldown(_NOTE_SECONDS)
        self.tree = Tree(self)
        self.tree.add_command(ask)

    async def on_ready(self) -> None:
        """Say that the bot can be asked, where somebody watches the terminal; the log says it anyway.

        Discord sends this once more after a long interruption.
        """
        _log.info("event=connected servers=%d", len(self.guilds))
        if sys.stderr.isatty():
            sys.stderr.write(f"hsbot: connected as {self.user}, in {len(self.guilds)} servers; ctrl-C stops\n")

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that addresses the bot; leave all others alone."""
        text = self._addressed(message)
        if text is None:
            return
        taken = False
        try:
            with self.desk.place():
                self.check(message, message.author, text)
                taken = True
                async with _typing(message.channel):
                    sheet = await self.answer(text, where="mention")
                await _reply(message, sheet)
        except discord.Forbidden:
            _log.warning("event=may_not_reply channel=%d", message.channel.id)
        except DeclinedError as declined:
            # Messages that aren't taken have no cooldown, and anybody could fill a channel with the remarks on them:
            # while one stands there, a second one to the same person is left unsaid.
            if taken or message.guild is None or not self._remarked.wait(*_who(message, message.author)):
                sent = await _reply_sentence(message, declined)
                if sent is not None and message.guild is not None:
                    self.remarks.add(sent)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told, and the log
            await _reply_sentence(message, error)

    def check(self, asked: discord.Message | discord.Interaction[Any], person: discord.abc.User, text: str) -> None:
        """Raise DeclinedError where `person` can't ask `text` now."""
        if not text:
            raise DeclinedError(_EMPTY)
        if len(words_of(text)) > LONGEST_QUESTION:
            raise DeclinedError(_TOO_LONG)
        if wait := self._cooldown.wait(*_who(asked, person)):
            seconds = math.ceil(wait)
            more = "one more second" if seconds == 1 else f"{seconds} more seconds"
            raise DeclinedError(f"Please give me {more} before the next question.")

    async def answer(self, text: str, *, where: str) -> Sheet:
        """Return the answer to `text`, laid out; raises what asking raises."""
        began = time.monotonic()
        answer = await self.desk.ask(Question(words_of(text)))
        seconds = time.monotonic() - began
        _log.info("event=answered where=%s status=%s seconds=%.3f", where, answer.status, seconds)
        return await asyncio.to_thread(lay_out, answer)  # which looks through articles, and they may be long

    def _addressed(self, message: discord.Message) -> str | None:
        """Return the question of a message to the bot, "" where it asks nothing; None where it isn't for the bot."""
        if (
            self.user is None
            or message.author.bot
            or message.type not in (discord.MessageType.default, discord.MessageType.reply)
        ):
            return None
        # A reply that merely pings the bot ("thanks!") is no question; its text has to mention it.
        mention = re.compile(rf"<@!?{self.user.id}>")
        if message.guild is not None and not mention.search(message.content):
            return None
        return " ".join(mention.sub(" ", message.content).split())


class Tree(app_commands.CommandTree[Bot]):
    """The commands, and the one place where their errors end."""

    async def on_error(self, interaction: discord.Interaction[Bot], error: app_commands.AppCommandError, /) -> None:
        """Tell the person who asked, and only them; else they would read "The application did not respond"."""
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        name = interaction.command.qualified_name if interaction.command else "unknown"
        sentence = escape(explain(cause, where=f"/{name} interaction={interaction.id}"))
        try:
            if not interaction.response.is_done():
                await interaction.response.send_message(sentence, ephemeral=True)
                return
            # The public "is thinking…" can't become a private message, and a first follow-up would fill it whatever
            # its own flag says. So it is filled, the sentence follows for one alone, and then it goes away.
            await interaction.edit_original_response(content=_FAILED)
            await interaction.followup.send(sentence, ephemeral=True)
            await interaction.delete_original_response()
        except discord.HTTPException as failure:
            _log.warning("event=could_not_tell interaction=%d status=%d", interaction.id, failure.status)


@app_commands.command(name="ask", description="Ask the news: answers are quoted word for word from dated articles.")
@app_commands.describe(question="Your question, such as: when does the next season start?")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def ask(interaction: discord.Interaction[Any], question: app_commands.Range[str, 1, LONGEST_QUESTION]) -> None:
    """Answer `question` for everyone to see; whoever can't be answered now is told so alone."""
    bot: Bot = interaction.client
    text = " ".join(question.split())
    with bot.desk.place():
        bot.check(interaction, interaction.user, text)
        await interaction.response.defer(thinking=True)
        sheet = await bot.answer(text, where=f"slash interaction={interaction.id}")
        await _show(sheet, lambda view: interaction.edit_original_response(view=view))


def _who(asked: discord.Message | discord.Interaction[Any], person: discord.abc.User) -> tuple[int, int, float]:
    """Return where, who and when, for a Cooldown."""
    # Discord's own time of the question, so that it doesn't matter when it arrives.
    return asked.guild.id if asked.guild else 0, person.id, asked.created_at.timestamp()


@asynccontextmanager
async def _typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Show that an answer is being written; where Discord doesn't, it is written all the same."""
    async with AsyncExitStack() as shown:
        with suppress(discord.HTTPException):
            await shown.enter_async_context(channel.typing())
        yield


async def _reply(message: discord.Message, sheet: Sheet) -> None:
    """Reply with `sheet`, pinging nobody."""
    await _show(sheet, lambda view: _send(message, view=view))


async def _send(message: discord.Message, **content: Any) -> discord.Message:
    """Reply, pinging nobody; where the question is gone by now, or none may be replied to, it stands alone."""
    reference = message.to_reference(fail_if_not_exists=False)
    try:
        return await message.channel.send(reference=reference, mention_author=False, **content)
    except discord.HTTPException as error:
        if error.code != _NO_HISTORY:
            raise
        return await message.channel.send(**content)


async def _show(sheet: Sheet, send: Callable[[SheetView], Awaitable[object]]) -> None:
    """Send `sheet`; an address that Discord doesn't take costs the buttons, never the answer."""
    try:
        await send(SheetView(sheet))
    except discord.HTTPException as error:
        if error.code != _INVALID or not sheet.links:
            raise
        _log.warning("event=links_refused code=%d", error.code)
        await send(SheetView(without_buttons(sheet)))


async def _reply_sentence(message: discord.Message, error: Exception) -> discord.Message | None:
    """Reply with the sentence of `error`, and return the reply; None where that wasn't possible."""
    sentence = escape(explain(error, where="mention"))
    try:
        return await _send(message, content=sentence, suppress_embeds=True)
    except discord.HTTPException as failure:
        _log.warning("event=could_not_tell channel=%d status=%d", message.channel.id, failure.status)
        return None
