"""Text of strangers as text on Discord: what an article says is shown, and nothing in it comes alive.

Articles come from anywhere, and Discord obeys what it is sent: markdown, mentions, dates, emoji, commands, links.
`discord.utils.escape_markdown` isn't enough: it escapes only the first masked link of a line, and leaves dates
(`<t:…>`), custom emoji, commands (`</…>`) and bidirectional controls alive.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from hsbot.chat.plain import carried, plain

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
# Inside of angle brackets a backslash would be part of the address, but a character's number in hex is the character.
# Only brackets end the address; the others are taken out of it for readers of markdown that look for them first.
_LIVE_IN_ADDRESS = re.compile(rf"""[\\*_~`|<>\[\]"^{{}}]|{_MENTION.pattern}""", re.IGNORECASE)
# What `plain` takes out as a whole begins with one of these.
_SEQUENCE = re.compile("[\x1b\x90\x98\x9b\x9d-\x9f]")
_WORD_END = re.compile(r"(?<=\S)(?=\s)")


def visible(text: str) -> str:
    """Return `text` as one line of visible characters: white space folded, controls and invisible ones gone."""
    # Blanks first: between two marks they would part the second from its letter, and leave it there.
    return " ".join(_JOINER.sub("", plain(_BLANK.sub("", text))).split())


def escape(text: str, marks: Sequence[tuple[int, int]] = ()) -> str:
    """Return `text` as one line of Discord's markdown that shows its visible characters and does nothing else.

    What is marked, by offsets `[start, end)` in order and apart, is bold.
    """
    shown = visible(text)
    return _bold(shown, _strong(shown, carried(text, marks, visible)))


def address(url: str) -> str:
    """Return a web address of visible characters as a link without a preview, in which nothing else comes alive."""
    return f"<{_LIVE_IN_ADDRESS.sub(lambda live: f'%{ord(live[0]):02X}', url)}>"


def fit(text: str, limit: int, marks: Sequence[tuple[int, int]] = ()) -> tuple[str, bool]:
    """Return as much of `text` as fits into `limit`, escaped and with its marks bold, and whether all of it did.

    It is cut after a word, or inside of the first word where that alone is too long. The result may be empty.
    """
    text = _beginning(text, limit)
    shown = visible(text)
    within = [(start, min(end, len(text))) for start, end in marks if start < len(text)]
    strong = _strong(shown, carried(text, within, visible))
    # Escaping never shortens, so that no more than `limit` characters need to be looked at.
    if len(shown) <= limit and length(escaped := _bold(shown, strong)) <= limit:
        return escaped, True
    words = [end.start() for end in _WORD_END.finditer(shown, 0, limit + 1)]
    for cuts in (words, range(1, limit + 1)):
        if count := bisect_right(cuts, limit, key=lambda cut: length(_bold(shown[:cut], strong))):
            return _bold(shown[: cuts[count - 1]], strong), False
    return "", False


def _beginning(text: str, limit: int) -> str:
    """Return as much of `text` as shows more than `limit` characters, or all of it: an article may be a book."""
    size = 2 * max(limit, 0) + 100
    if size < len(text) and _SEQUENCE.search(text):  # cut within a sequence, its inside would show
        return text
    while size < len(text) and len(visible(text[:size])) <= limit:
        size *= 2
    return text[:size]


def length(text: str) -> int:
    """Return the length of `text` in UTF-16 units: what Discord's clients count, never less than what Python does."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _bold(shown: str, strong: Sequence[tuple[int, int]]) -> str:
    """Return visible characters escaped, with two asterisks around each of `strong`, as far as they reach."""
    units = list(shown)
    for live in _LIVE.finditer(shown):
        units[live.start()] = f"\\{live[0]}"
    for mention in _MENTION.finditer(shown):
        units[mention.start()] = _PARTED
    if start := _LINE_START.match(shown):  # of a number the dot behind it
        at = start.end() if start[1] else 0
        units[at] = f"\\{shown[at]}"
    for first, end in strong:
        last = len(shown[: min(end, len(shown))].rstrip()) - 1
        if first <= last:
            units[first] = f"**{units[first]}"
            units[last] = f"{units[last]}**"
    return "".join(units)


def _strong(shown: str, marks: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the marks around which asterisks are read as bold by every reader of markdown.

    Between a letter and what is neither letter nor digit they don't count: in "a**(b)**c" they are only asterisks; nor
    do they behind the zero-width space that parts a mention.
    """
    return [
        (start, end)
        for start, end in marks
        if (shown[start].isalnum() or start == 0 or (_parts(shown[start - 1]) and not _MENTION.match(shown, start - 1)))
        and (shown[end - 1].isalnum() or end == len(shown) or _parts(shown[end]))
        and not (unicodedata.category(shown[start]) + unicodedata.category(shown[end : end + 1] or " ")).count("M")
    ]


def _parts(character: str) -> bool:
    """Tell whether a character is white space or punctuation to all of them."""
    return character.isspace() or unicodedata.category(character).startswith("P")
