"""`hsbot run`: answer in Discord."""

from __future__ import annotations

import os
from argparse import Namespace

from hsbot.chat.discord.settings import DiscordSettings
from hsbot.commands.wire import make_ask
from hsbot.config import Config


def run(arguments: Namespace, config: Config) -> int:  # noqa: ARG001 - every verb has the same signature
    """Serve until SIGTERM or SIGINT; returns 0."""
    from hsbot.chat.discord.run import read_token, serve

    return serve(lambda: make_ask(config), token=read_token(os.environ), settings=settings(config))


def settings(config: Config) -> DiscordSettings:
    """Return the part of the configuration that the bot wants."""
    c = config.discord
    return DiscordSettings(
        guilds=c.guilds,
        cooldown_seconds=c.cooldown_seconds,
        queue_length=c.queue_length,
        drain_seconds=c.drain_seconds,
    )
