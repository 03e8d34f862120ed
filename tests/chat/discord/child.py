"""Run the bot as `hsbot run` does, in a process of its own, against a Discord on loopback.

`python child.py PORT COMMAND`: COMMAND is serve or sync. A question that begins with "held" is answered when the file
$RELEASE exists, which a test makes when it has seen enough.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[3]
# Without this file's own folder, which would be searched for modules first.
sys.path[0] = str(ROOT)

import discord  # noqa: E402
import yarl  # noqa: E402

from hsbot.chat.discord.run import read_token, serve  # noqa: E402
from hsbot.chat.discord.settings import DiscordSettings  # noqa: E402
from hsbot.chat.discord.sync import sync  # noqa: E402
from hsbot.errors import HsbotError, IndexMissing  # noqa: E402

sys.path.insert(0, str(ROOT / "tests" / "chat" / "discord"))
from answers import ask  # noqa: E402


def load():
    if os.environ.get("LOAD") == "fails":
        raise IndexMissing("There is no index; run `hsbot index update`.")

    def answer(question):
        while question.text.startswith("held") and not Path(os.environ["RELEASE"]).exists():
            time.sleep(0.02)
        return ask(question)

    return answer


def main(port: str, command: str) -> int:
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    discord.http.Route.BASE = f"http://127.0.0.1:{port}/api"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(f"ws://127.0.0.1:{port}/gateway")
    guilds = tuple(map(int, os.environ.get("GUILDS", "").split()))
    settings = DiscordSettings(guilds=guilds, drain_seconds=float(os.environ.get("DRAIN", "10")))
    try:
        token = read_token(os.environ)
        if command == "sync":
            sys.stdout.write(sync(token, settings) + "\n")
            return 0
        retry_seconds = float(os.environ.get("RETRY", "30"))
        return serve(load, token=token, settings=settings, retry_seconds=retry_seconds)
    except HsbotError as error:
        sys.stderr.write(f"hsbot: {type(error).__name__}: {error}\n")
        return 2


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
