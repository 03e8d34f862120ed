"""`hsbot sync`: tell Discord which commands there are."""

from __future__ import annotations

import os
import sys
from argparse import Namespace

from hsbot.commands.discord import settings
from hsbot.config import Config


def run(arguments: Namespace, config: Config) -> int:  # noqa: ARG001 - every verb has the same signature
    """Sync and return 0."""
    from hsbot.chat.discord.run import read_token
    from hsbot.chat.discord.sync import sync

    sys.stdout.write(sync(read_token(os.environ), settings(config)) + "\n")
    return 0
