"""`hsbot run` and `hsbot sync`: what the configuration says of Discord reaches the bot whole."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict, fields

import pytest

from hsbot.chat.discord.settings import DiscordSettings
from hsbot.commands.discord import run, settings
from hsbot.commands.sync import run as run_sync
from hsbot.config import Config, DiscordConfig
from hsbot.errors import HsbotError

OWN = DiscordConfig(guilds=(7, 8), cooldown_seconds=1.5, queue_length=3, drain_seconds=2.5)


def test_every_setting_is_handed_on() -> None:
    assert asdict(settings(Config(discord=OWN))) == asdict(OWN)
    assert {f.name for f in fields(DiscordSettings)} == {f.name for f in fields(DiscordConfig)}


def test_the_defaults_are_the_same_on_both_sides() -> None:
    assert settings(Config()) == DiscordSettings()


@pytest.mark.parametrize("verb", [run, run_sync])
def test_without_a_token_it_ends_in_one_sentence_before_anything_is_loaded(
    verb: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HSBOT_TOKEN", "HSBOT_TOKEN_FILE", "CREDENTIALS_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(HsbotError) as said:
        verb(Namespace(), Config())  # type: ignore[operator]
    assert "HSBOT_TOKEN" in str(said.value)
    assert "\n" not in str(said.value)
