"""What an operator can set about the Discord bot; importing this imports no Discord."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DiscordSettings:
    """The settings of `hsbot run` and `hsbot sync`; the token isn't one of them."""

    guilds: tuple[int, ...] = ()  # ids of the servers that `hsbot sync` gives the commands to; empty: every server
    cooldown_seconds: float = 5.0  # between two questions of a person in one server, 0 or more; 0: none
    queue_length: int = 20  # questions waiting or under way at once, over all servers; at least 1
    drain_seconds: float = 10.0  # how long a stop waits for the questions under way, 0 or more; the others are told
