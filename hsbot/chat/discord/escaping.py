"""Text of strangers as text on Discord: what an article says is shown, and nothing in it comes alive.

Articles come from anywhere, and Discord obeys what it is sent: markdown, mentions, dates, emoji, commands, links.
`discord.utils.escape_markdown` isn't enough: it escapes only the first masked link of a line, and leaves dates
(`<t:…>`), custom emoji, commands (`</…>`) and bidirectional controls alive.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from hsbot.chat.plain import plain

# Discord's markdown takes a backslash before any ASCII punctuation as that character itself; so each of these is
# escaped wherever it stands, which is safe in any context, and nothing depends on what surrounds it.
_LIVE = re.compile(
    r"""
      [\\*_~`|<>\[\]]                     # emphasis, code, spoilers, masked links; <#1> <t:1> <:a:1> </a:1>
    | (?<=:)/(?=/)                        # a bare address: https://…
    | (?<=discord)\.(?=[a-z])             # an invitation needs no scheme: discord.gg/…
    | (?<=discordapp)\.(?=[a-z])
    | :(?=[\w+-]+:)                       # :smile: turns into an emoji
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What means something only where a line begins: headings, lists, small print (-#).
_LINE_START = re.compile(r"^(?:[-+#]|\d+(?=([.)])))")
# Who is to be mentioned is looked up in the raw text, where a backslash counts for nothing. So a zero-width space
# parts the @ from the name. AllowedMentions.none() stands behind it.
_MENTION = re.compile(r"@(?=everyone|here|[!&]?\d)", re.IGNORECASE)
_PARTED = "@\u200b"
# Letters and marks that show as nothing; everything else that is invisible `plain` has taken out.
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]")
# Joiners are needed inside emoji and scripts such as Persian, never beside ASCII, where they only hide words.
_JOINER = re.compile("(?<![^\x00-\x7f])[\u200c\u200d]+|[\u200c\u200d]+(?![^\x00-\x7f])")
_WORD_END = re.compile(r"(?<=\S)(?=\s)")


def visible(text: str) -> str:
    """Return `text` as one line of visible characters: white space folded, controls and invisible ones gone."""
    return " ".join(_JOINER.sub("", _BLANK.sub("", plain(text))).split())


def escape(text: str) -> str:
    """Return `text` as one line of Discord's markdown that shows its visible characters and does nothing else."""
    shown = visible(text)
    escaped = _MENTION.sub(_PARTED, _LIVE.sub(r"\\\g<0>", shown))
    return _LINE_START.sub(_at_line_start, escaped)


def fit(text: str, limit: int) -> tuple[str, bool]:
    """Return as much of `text` as fits into `limit`, escaped, and whether all of it did.

    It is cut after a word, or inside of the first word where that alone is too long. The result may be empty.
    """
    shown = visible(text)
    # Escaping never shortens, so that no more than `limit` characters need to be looked at.
    if len(shown) <= limit and length(escaped := escape(shown)) <= limit:
        return escaped, True
    words = [end.start() for end in _WORD_END.finditer(shown, 0, limit + 1)]
    for cuts in (words, range(1, limit + 1)):
        if count := bisect_right(cuts, limit, key=lambda cut: length(escape(shown[:cut]))):
            return escape(shown[: cuts[count - 1]]), False
    return "", False


def length(text: str) -> int:
    """Return the length of `text` in UTF-16 units: what Discord's clients count, never less than what Python does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _at_line_start(start: re.Match[str]) -> str:
    """Return a number with a backslash before the dot that is to follow, any other mark with one before it."""
    return f"{start[0]}\\" if start[1] else f"\\{start[0]}"
