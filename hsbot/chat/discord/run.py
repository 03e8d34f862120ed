"""`hsbot run`: the bot from start to stop."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hsbot.errors import DiscordError

if TYPE_CHECKING:
    from hsbot.chat.discord.bot import Bot
    from hsbot.chat.discord.settings import DiscordSettings
    from hsbot.records import Answer, Question

_log = logging.getLogger(__name__)

RETRY_SECONDS = 30.0  # a supervisor shall not be faster, either: Discord bans who asks too often
_PORTAL = "https://discord.com/developers/applications"
# Close codes after which connecting again can't help; the others discord.py mends itself.
# https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes
_CLOSED = {
    4004: f"Discord refused the token; reset it on the page Bot of {_PORTAL} and give hsbot the new one.",
    4013: "Discord doesn't know an intent that hsbot asks for; install the newest hsbot.",
    4014: f"Discord refused the intents; allow them on the page Bot of {_PORTAL} (hsbot needs no privileged one).",
}


class _PassingError(Exception):
    """Discord can't be served now and can be later, without anybody's doing; `str()` of it says why."""

    def __init__(self, why: str, seconds: float = 0.0) -> None:
        super().__init__(why)
        self.seconds = seconds  # how long it lasts, as far as that is known


def read_token(environ: Mapping[str, str]) -> str:
    """Return the bot's token: HSBOT_TOKEN, else the file HSBOT_TOKEN_FILE, else systemd's credential hsbot-token.

    Raises DiscordError, which never shows it, where there is none, it can't be one, or its file can't be read.
    """
    if token := environ.get("HSBOT_TOKEN", "").strip():
        if not _is_token(token):
            raise DiscordError("HSBOT_TOKEN holds more than a token; set it to the bot's token and nothing else.")
        return token
    if named := environ.get("HSBOT_TOKEN_FILE"):
        return _token_in(Path(named))
    if folder := environ.get("CREDENTIALS_DIRECTORY"):
        credential = Path(folder, "hsbot-token")
        if not _is_missing(credential):
            return _token_in(credential)
    raise DiscordError("There is no token; set HSBOT_TOKEN, or HSBOT_TOKEN_FILE to the file that holds it.")


def serve(
    load: Callable[[], Callable[[Question], Answer]],
    *,
    token: str,
    settings: DiscordSettings,
    retry_seconds: float = RETRY_SECONDS,
) -> int:
    """Run the bot until SIGTERM or SIGINT, then return 0.

    `load` returns what answers a question. It and every question run in one thread of their own. On a signal the
    questions under way are finished, for at most `settings.drain_seconds`; whoever waits longer is told that hsbot
    restarts, which takes at most five seconds more. Meanwhile the remarks that still stand in channels are deleted.
    Where Discord can't be reached, or has trouble of its own, it is tried again every `retry_seconds`.
    Raises DiscordError where Discord can't be served until somebody changes something, and whatever `load` raises.
    """
    # At DEBUG discord.py logs whole events, and with them questions.
    for name in ("discord", "discord.http", "discord.gateway"):
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.getEffectiveLevel(), logging.INFO))
    asyncio.run(_serve(load, token, settings, retry_seconds))
    return 0


async def _serve(
    load: Callable[[], Callable[[Question], Answer]], token: str, settings: DiscordSettings, retry_seconds: float
) -> None:
    from hsbot.chat.discord.bot import Bot
    from hsbot.chat.discord.desk import TELLING_SECONDS, Desk

    desk = Desk(load, queue_length=settings.queue_length)
    bot = Bot(desk, settings)
    with _stop_signal() as stop:
        loading = asyncio.create_task(desk.open())
        connected = asyncio.create_task(_stay_connected(bot, token, settings.guilds, retry_seconds))
        stopped = asyncio.create_task(stop.wait())
        try:
            await _first_end(loading, connected, stopped)
        finally:
            _log.info("event=stopping questions=%d", desk.taken)
            seconds = settings.drain_seconds
            await asyncio.gather(desk.shut(seconds), bot.remarks.take_back(seconds + TELLING_SECONDS))
            await bot.close()
            for task in (loading, connected, stopped):
                task.cancel()
            await asyncio.gather(loading, connected, stopped, return_exceptions=True)


async def _first_end(loading: asyncio.Task[None], connected: asyncio.Task[None], stopped: asyncio.Task[bool]) -> None:
    """Wait until the connection or the wish to serve ends; raise what loading or the connection raised."""
    pending: set[asyncio.Task[None] | asyncio.Task[bool]] = {loading, connected, stopped}
    while True:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            await task  # raises what it raised
        if loading in done:
            _log.info("event=loaded")
        if connected in done or stopped in done:
            return


async def _stay_connected(bot: Bot, token: str, guilds: tuple[int, ...], retry_seconds: float) -> None:
    """Connect, as often as it takes; raises DiscordError with what to do where trying again is no help."""
    from discord.utils import MISSING

    while True:
        try:
            return await _connect(bot, token, guilds)
        except _PassingError as error:
            seconds = max(retry_seconds, error.seconds)
            _log.warning("event=not_connected retry_seconds=%.0f why=%s", seconds, error)
        # The next login opens a session of its own, for which it takes the connector of this one unless there is none.
        await bot.http.close()
        bot.http.connector = MISSING
        await asyncio.sleep(seconds)


async def _connect(bot: Bot, token: str, guilds: tuple[int, ...]) -> None:
    """Log in and stay connected; raises _PassingError where it may be tried again, else DiscordError with what to do.

    Once connected, discord.py connects again by itself, so that what passes is raised only before.
    """
    import aiohttp
    import discord

    try:
        await bot.login(token)
        limits = await bot.fetch_session_start_limits()
        if limits.remaining < 1:
            # One start too many, and Discord resets the token.
            seconds = limits.reset_after / 1000
            raise _PassingError(f"Discord allows this bot no more starts for {seconds / 3600:.1f} hours", seconds)
        await _hint_at_sync(bot, guilds)
        await bot.connect()
    except discord.LoginFailure as error:
        raise DiscordError(_CLOSED[4004]) from error
    except discord.PrivilegedIntentsRequired as error:
        raise DiscordError(_CLOSED[4014]) from error
    except discord.ConnectionClosed as error:
        reason = _CLOSED.get(error.code, f"Discord closed the connection with code {error.code}; start hsbot again.")
        raise DiscordError(reason) from error
    except discord.HTTPException as error:
        if error.status == 401:
            raise DiscordError(_CLOSED[4004]) from error
        raise _PassingError(f"Discord answered with status {error.status}") from error
    except (aiohttp.ClientError, discord.GatewayNotFound, OSError) as error:
        kind = type(error).__name__
        why = f"Discord can't be reached ({kind}); unless that passes, check this machine's network"
        raise _PassingError(why) from error


async def _hint_at_sync(bot: Bot, guilds: tuple[int, ...]) -> None:
    """Say in the log that nobody sees a command yet, which otherwise looks like a bot that doesn't work."""
    import discord

    try:
        for place in (None, *map(discord.Object, guilds)):  # None: every server
            if await bot.tree.fetch_commands(guild=place):
                return
    except discord.HTTPException as error:  # such as a server that the bot isn't in; it can still answer elsewhere
        _log.warning("event=commands_unknown status=%d", error.status)
        return
    _log.warning("event=no_commands hint=run `hsbot sync` once, so that people see /ask")


@contextmanager
def _stop_signal() -> Iterator[asyncio.Event]:
    """Give an event that SIGTERM and SIGINT set; discord.py's own `run` would die of them without cleaning up."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # on Windows ctrl-C still raises KeyboardInterrupt
            loop.add_signal_handler(number, stop.set)
    try:
        yield stop
    finally:
        for number in (signal.SIGTERM, signal.SIGINT):
            with suppress(NotImplementedError):
                loop.remove_signal_handler(number)


def _token_in(path: Path) -> str:
    try:
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DiscordError(f"The token's file {path} can't be read; check its name and its permissions.") from error
    if not token:
        raise DiscordError(f"The token's file {path} is empty; write the bot's token into it.")
    if not _is_token(token):
        raise DiscordError(f"The token's file {path} holds more than a token; write the bot's token into it, alone.")
    return token


def _is_missing(path: Path) -> bool:
    """Tell whether `path` is known not to be there; what can't be looked at may be, and reading it says why not."""
    try:
        path.stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False


def _is_token(text: str) -> bool:
    """Tell whether `text` can be a token: Discord's are letters, digits and marks of ASCII, without white space.

    Anything else can't be sent in the header of a request, or is refused there.
    """
    return text.isascii() and text.isprintable() and " " not in text
