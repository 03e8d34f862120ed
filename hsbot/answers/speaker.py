"""Who said it: the name that a quotation is given to, in its sentence or beside it in its paragraph."""

from __future__ import annotations

import re

from hsbot.answers.names import find_names
from hsbot.records import Span

QUOTATION = re.compile(r"“[^”]*”?|[^“”]*”|\"[^\"]*(?:\"|$)")
"""What stands in quotation marks, also where one of the two is outside of what is looked at."""
_MOSTLY = 0.33  # the share of a snippet in quotation marks above which it is a quotation, whoever says it included
_SAID = (
    r"(?:said|says|told|tells|added|adds|explained|explains|wrote|writes|tweeted|joked|recalled|insisted|admitted|"
    r"confirmed|announced|revealed|stated|declared|argued|replied|warned|promised|noted|commented|posted|laughed)\b"
)
_BEHIND = re.compile(
    rf"(?:, [^,“”\"]{{1,70}},)? (?:(?:has|had|also|later|then) )?{_SAID}|(?:, [^,“”\"]{{1,70}},)?: [“\"]"
)
_BEFORE = re.compile(rf"\b(?:{_SAID}|[Aa]ccording to)(?:,? [\w’'-]+){{0,6}} $")
_SOMEBODY = re.compile(rf"\b(?:he|she|they) {_SAID}|\b{_SAID} (?:he|she|they)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")


def find_speaker(text: str, start: int, end: int) -> Span | None:
    """Return where the name of whoever says the snippet `text[start:end]` stands; None where it is no quotation.

    The name in the snippet itself comes first, then the next behind it in its paragraph, then the last before it.
    A pronoun is read as the last speaker named before, in this paragraph or the one before. Where the whole name
    stands elsewhere ("Pell", "Ada Pell"), that is returned.
    """
    if not _is_quotation(text[start:end]):
        return None
    left, right = _paragraph(text, start, end)
    inside = _speakers(text, start, end, left, right)
    if inside or _is_attributed(text[start:end]):
        return _whole(text, inside[0]) if inside else _last(text, left, start)
    behind = _speakers(text, end, right, left, right)
    # only what belongs to this quotation: no other one may begin in between
    if behind and not re.search(r"[“]|[”\"].*\"", text[end : behind[0][0]]):
        return _whole(text, behind[0])
    if _SOMEBODY.search(re.split(r"[“\"]", text[end:right])[0]):
        return _last(text, left, start)
    before = _speakers(text, left, start, left, right)
    return _whole(text, before[-1]) if before else None


def _is_quotation(snippet: str) -> bool:
    return sum(len(m[0]) for m in QUOTATION.finditer(snippet)) > _MOSTLY * len(snippet)


def _is_attributed(snippet: str) -> bool:
    return bool(_SOMEBODY.search(QUOTATION.sub("", snippet)))


def _paragraph(text: str, start: int, end: int) -> Span:
    before = [m.end() for m in _PARAGRAPH.finditer(text, 0, start)]
    behind = _PARAGRAPH.search(text, end)
    return (before[-1] if before else 0), (behind.start() if behind else len(text))


def _speakers(text: str, start: int, end: int, left: int, right: int) -> list[Span]:
    """Return the names in `text[start:end]` that something is given to, outside of quotation marks."""
    quoted = [m.span() for m in QUOTATION.finditer(text, left, right)]
    found = []
    for a, b in find_names(text, start, end):
        if any(p < b and a < q for p, q in quoted) or re.match(r"[’']s\b", text[b:right]):
            continue
        if _BEHIND.match(text, b, right) or _BEFORE.search(text[left:a]):
            found.append((a, b))
    return found


def _last(text: str, left: int, start: int) -> Span | None:
    """Return the last speaker named before `start`, in its paragraph or the one before."""
    earlier = _paragraph(text, max(left - 3, 0), max(left - 3, 0))[0]
    named = _speakers(text, earlier, start, earlier, start)
    return _whole(text, named[-1]) if named else None


def _whole(text: str, name: Span) -> Span:
    """Return the first place of the whole name where `name` is but a part of it, and of one person's only."""
    short = text[slice(*name)]
    if " " in short:
        return name
    longer = [(a, b) for a, b in find_names(text, 0, len(text)) if text[a:b].endswith(f" {short}")]
    return longer[0] if len({text[a:b] for a, b in longer}) == 1 else name
