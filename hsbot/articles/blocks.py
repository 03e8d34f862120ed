"""The shape of a text: which of its lines belong together, and which of them are headings.

Newlines mean different things: in a text wrapped at a width they stand in the middle of sentences, elsewhere they
end paragraphs, captions and headings. Both occur in what people drop into the articles' folder.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

from hsbot.articles.dates import is_day

if TYPE_CHECKING:
    from collections.abc import Iterator

_BULLET: Final = re.compile(r"[•‣◦▪●·∙*–—-]\s+")
_NUMBER: Final = re.compile(r"\(?\d{1,2}[.)]\s+")
_HEADING: Final = re.compile(r"#{1,6} +(?=\S)")  # Markdown's mark, which its reader leaves for us
_ENDS: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_OPEN_END: Final = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Mx|Dr|St|Prof|Gen|Sen|Rep|Gov|vs|Vol|No|Nos|pp?)|\b[A-Z])\.$")
_LOOSE_END: Final = re.compile(r"\b(?:a|an|and|of|or|the)$")  # neither a sentence nor a heading ends with these
_LABEL: Final = re.compile(r"[^\s:]+(?: [^\s:]+){0,3}:\s")
# Behind a sentence's end: notes, hashtags, handles, links and emoji; or whose the quotation was.
_TRAIL: Final = re.compile(r"(?:\s*(?:\[[^\[\]]{1,30}\]|[#@][\w-]+|https?://\S+|[^\w\s.,;:!?…\"'’”»)\]-]))+$")
_ATTRIBUTED: Final = re.compile(r"[.!?…][\"”»]\s*[—–-]\s*\S.{0,60}$")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DAY: Final = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH}\.? \d{{1,2}})\b"
_LISTED_DAY: Final = re.compile(
    rf"(?:\w{{3,9}},? )?{_DAY}(?:,? \d{{4}})?\s*[,:|–—-]\s*(?!\d{{4}}(?:$|,? \d{{1,2}}[:.]))\S"
)  # "12 May – Hull, Arena"
_ON_A_DAY: Final = re.compile(rf"\b(?:on|from|until|by) (?:\w+day,? )?{_DAY}")
_FACT: Final = re.compile(  # what is behind such a label is one, without a digit, too
    r"(?:where|venue|location|place|when|doors|times?|prices?|tickets?|director|directed by|writers?|written by|author|"
    r"cast|starring|producers?|labels?|platforms?|developer|publisher|genre|network|distributor|score|result|"
    r"(?:wo)?man of the match|player of the match|attendance|referee|support|opening act|line-?up|host|guests?): \S",
    re.IGNORECASE,
)

_WIDEST_WRAP: Final = 120  # characters; a longer line was not wrapped
_NARROWEST_WRAP: Final = 50
_LONGEST_HEADING: Final = 140  # characters
_MOST_HEADING_WORDS: Final = 22


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together, `[start, end)` in the text: not blank at either end, a bullet or mark left out."""

    start: int
    end: int
    # One line between line ends, one that is marked as a heading, a list's item, or wrapped lines.
    kind: Literal["line", "heading", "item", "paragraph"]


def split_blocks(text: str, title: str = "") -> Iterator[Block]:
    """Yield the blocks of `text` in order; a line that is the title is one of its own. Blank text yields none."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\s](?:[^\n]*[^\s])?", text)]
    width = _wrap_width(text, lines)
    index = 0
    while index < len(lines):
        start, end = lines[index]
        first = index
        while index + 1 < len(lines) and _continues(text, lines[index], lines[index + 1], width=width, title=title):
            index += 1
            end = lines[index][1]
        index += 1
        bullet = _BULLET.match(text, start, end) or _NUMBER.match(text, start, end)
        if mark := _HEADING.match(text, start, end):
            yield Block(mark.end(), end, "heading")
        elif bullet and bullet.end() < end:
            yield Block(bullet.end(), end, "item")
        else:
            yield Block(start, end, "line" if index == first + 1 else "paragraph")


def is_heading(line: str) -> bool:
    """Tell whether a line that stands alone reads as a heading: short, and not punctuated like a sentence."""
    if is_day(line):
        return True  # when it was published, and no answer to anything
    words = line.split(None, _MOST_HEADING_WORDS)
    if len(line) > _LONGEST_HEADING or len(words) > _MOST_HEADING_WORDS:
        return False
    if line.endswith((":", ";", ",", "…", "...")):
        return False
    if (label := _LABEL.match(line)) and any(character.isdigit() for character in line[label.end() :]):
        return False  # "Release date: 17 July" is a fact
    if _FACT.match(line) or _LISTED_DAY.match(line) or _ATTRIBUTED.search(line):
        return False
    if _ENDS.search(bare := _TRAIL.sub("", line)):
        line = bare
    if not _ENDS.search(line):
        small = [word for word in words if len(word) > 3 and word.isalpha() and word.islower()]
        # "Season 4 premieres on 5 May", but not "What to expect on 5 May"
        return not (small and _ON_A_DAY.search(line)) or line.startswith(("What ", "How ", "Why ", "Where ", "When "))
    weighty = [word for word in words if len(word) > 3 and word[0].isalpha()]  # "with", not "the"
    shouted = sum(word[0].isupper() for word in weighty)
    return line[-1] in "!?" and len(weighty) > 1 and shouted == len(weighty)


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """Return the width in characters that the text was wrapped at; 0: it wasn't.

    The longest line is always as long as itself, and one more may be so by chance: most of those that another line
    follows must be full.
    """
    pairs = [(line, following) for line, following in pairwise(lines) if not _begins(text, line, following)]
    # A line that stands alone, such as a long title or an address, says little of it.
    width = max((end - start for pair in pairs for start, end in pair), default=0)
    least = 1 if all(end - start <= width for start, end in lines) else 2
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    return width if full > least and full * 2 > len(pairs) else 0


def _begins(text: str, line: tuple[int, int], following: tuple[int, int], *, width: int = 0) -> bool:
    """Tell whether the next line begins something of its own, by what stands between the two, or in front of it."""
    if text.count("\n", line[1], following[0]) > 1 or _HEADING.match(text, *line):
        return True
    if _BULLET.match(text, *following) or _HEADING.match(text, *following):
        return True
    if not _NUMBER.match(text, *following):
        return False
    # "It begins on May\n24. Fans wept": behind a full line that is no item itself, a number is a sentence's last word.
    return not width or bool(_NUMBER.match(text, *line)) or not _is_full(text, line, following, width)


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Tell whether the next line's first word had no room on this one."""
    room = text.find(" ", *following)
    first_word = (room if room >= 0 else following[1]) - following[0]
    return line[1] - line[0] + 1 + first_word > width


def _continues(text: str, line: tuple[int, int], following: tuple[int, int], *, width: int, title: str) -> bool:
    """Tell whether the next line goes on with this one's sentence."""
    (start, end), (next_start, next_end) = line, following
    if _begins(text, line, following, width=width) or title in (text[start:end], text[next_start:next_end]):
        return False
    tail = text[max(start, end - 12) : end]
    if _ENDS.search(tail):
        return bool(_OPEN_END.search(tail))
    if text[next_start].islower() or _LOOSE_END.search(tail):
        return True
    return bool(width) and _is_full(text, line, following, width)
