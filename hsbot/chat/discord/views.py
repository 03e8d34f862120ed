"""A Sheet as components of Discord."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from hsbot.chat.discord.faults import explain
from hsbot.chat.discord.sheet import Link, Sheet

_ANSWERED = discord.Colour(0x3BA55D)  # green
_REFUSED = discord.Colour(0x80848E)  # grey: nothing is wrong, there is only no answer
_ROW = 5  # buttons in a row


class SheetView(ui.LayoutView):
    """A sheet in a coloured frame, with the links below; it has nothing that needs this process to live on."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(timeout=None)
        frame: ui.Container[SheetView] = ui.Container(accent_colour=_ANSWERED if sheet.answered else _REFUSED)
        for number, section in enumerate(sheet.sections):
            if number:
                frame.add_item(ui.Separator())
            for text in section:
                frame.add_item(ui.TextDisplay(text))
        for start in range(0, len(sheet.links), _ROW):
            frame.add_item(ui.ActionRow(*map(_button, sheet.links[start : start + _ROW])))
        self.add_item(frame)

    async def on_error(self, interaction: discord.Interaction[Any], error: Exception, item: ui.Item[Any], /) -> None:
        """Tell the person; without this they would read "This interaction failed"."""
        sentence = explain(error, where=f"view:{type(item).__name__}")
        if interaction.response.is_done():
            await interaction.followup.send(sentence, ephemeral=True)
        else:
            await interaction.response.send_message(sentence, ephemeral=True)


def _button(link: Link) -> ui.Button[SheetView]:
    return ui.Button(label=link.label, url=link.url)
