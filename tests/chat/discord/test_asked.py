"""A question as typed on Discord: what of it is looked up."""

from __future__ import annotations

import pytest

from hsbot.chat.discord.asked import words_of

ASKED = "is season 4 out"


@pytest.mark.parametrize(
    "markup",
    [
        "<:sob:1021456789012345678>",
        "<a:dance_2:1021456789012345678>",
        "<@1021456789012345678>",
        "<@!1021456789012345678>",
        "<@&1021456789012345678>",
        "<#1021456789012345678>",
        "<id:customize>",
        "<t:1618953630>",
        "<t:1618953630:R>",
        "</ask:1021456789012345678>",
        "</ask about it:1021456789012345678>",
        "https://example.org/nick/status/1789012345678901234?s=20",
        "<https://example.org/4>",
    ],
)
def test_what_only_discord_reads_is_no_part_of_a_question(markup: str) -> None:
    assert words_of(f"{ASKED} {markup}") == ASKED
    assert words_of(f"{markup}{ASKED}" if markup[-1] == ">" else f"{markup} {ASKED}") == ASKED
    assert words_of(f"is {markup} season 4 out") == ASKED
    assert words_of(markup) == markup  # an emoji alone is an answer of its own


@pytest.mark.parametrize(
    "text", ["is it < 3 hours", "what is :sob: about", "who is @nick", "is #4 out", "a <b> c", "<3 season 4"]
)
def test_everything_else_is(text: str) -> None:
    assert words_of(text) == text
