"""Who said it: the name that a quotation is given to in its own sentence, or by the one that it goes on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from hsbot.answers.names import find_names
from hsbot.records import Span

_MOSTLY = 0.33  # the share of a snippet in quotation marks above which it is a quotation, whoever says it included
_CLAUSE = 240  # characters beside a quotation in which its speaker may stand
_NEAR = 3_000  # characters before a snippet in which the one whom a pronoun means may stand
_ASIDE = 25  # characters up to which words in quotation marks are a phrase, which takes no speaker of its own
_SAID = (
    r"(?:said|says|told|tells|added|adds|explained|explains|wrote|writes|tweeted|joked|recalled|insisted|admitted|"
    r"confirmed|announced|revealed|stated|declared|argued|replied|warned|promised|noted|commented|posted|laughed)\b"
)
_LATER = r"(?:(?:has|had|also|later|then) )?"
_BEHIND = re.compile(rf"(?:, [^,“”\"]{{1,70}},)? {_LATER}{_SAID}|(?:, [^,“”\"]{{1,70}},)?: [“\"]")
_ROLE = r"(?P<role>(?:(?:,? [\w’'-]+){1,6},?)? )"  # in front of a name: "the site manager, "
_INVERTED = re.compile(rf",? (?:{_LATER}(?!told|tells){_SAID}|according to){_ROLE}")
_BEFORE = re.compile(rf"\b(?:said|says|added|adds|explained|explains|wrote|writes|[Aa]ccording to){_ROLE}$")
_ACCORDING = re.compile(r"\baccording to(?P<role> (?:[\w’'-]+ ){0,5})$", re.IGNORECASE)
_OF_ANOTHER = re.compile(  # the fans of Ada Pell aren't Ada Pell, nor are two one
    r"\b(?:for|of|by|with|from|about|behind|and|or|on|in|at|as|like|near|against|after|than|(?<!ccording )to|that) $",
    re.IGNORECASE,
)
_CAPITAL = r"[^\W\d_a-z][\w’'-]*"
_THE = re.compile(r"(?:^\W*(?:The|An?)|\b(?:the|an?))(?: (?:former|new|young|old|veteran|[\w-]+-old))? $")
_NATIVE = re.compile(r"(?!\w[A-Z])\S+(?<!s)|Swiss|.*(?:an|er|ese|ish)")  # the Dane; but the BBC, the Beatles
_WHOSE = re.compile(r"\b(?:of|for|by|with|from|at|near|against) (?:the|an?) $|\bwho(?:[’']\w+)? [^,.!?]*$")
_ELSEWHERE = re.compile(  # of a role, what tells of somebody else, of another besides, or of the whole sentence
    rf"\b(?:that|he|she|they)\b|[’'] $|^(?: {_CAPITAL})+, $|\b(?:wh(?:o|ose|ich|en|ile|ere)|as|because|since|if|before|"
    r"after|until|during|about|on|at|to|in(?! chief)|with|against|from|for|by|near|like|an? (?:[\w’'-]+ )+of)\b[^,]* $"
)
_ALONE = re.compile(  # behind a name; other words tell that it is a mere "Hull City" of "the Hull City boss"
    r"\s*$|[,;:.!?…”\"]| ?[–—(“]| (?:[a-z]+(?<!fami)ly|[A-Z][a-z]+day|about|across|after(?:wards)?|again|ahead|"
    r"alongside|amid|among|and|as|at|backstage|because|before|beside|by|despite|during|earlier|for|from|has|if|in(?:side|to)?|"
    r"is|last|later|minutes|of|on|outside|over|per|regarding|since|that|this|through|to|today|tonight|under|upon|via|"
    r"was|when|while|who|with(?:out)?|yesterday|[a-z]+ing(?= (?:[A-Z]|(?:an?|the|his|her|their)\b)))\b"
)
_AND_ANOTHER = re.compile(
    rf"(?:(?:, {_CAPITAL}(?: {_CAPITAL}){{0,3}})+,?)? (?:and|&) (?:[^\W\d_a-z]|(?:his|her|their|the)\b)"
)
_SAYS = re.compile(rf"\b(?:{_SAID}|reads?\b|asked\b|according to\b)", re.IGNORECASE)
_PRONOUN = re.compile(rf"\b(?:he|she|they) {_LATER}{_SAID}|\b{_SAID} (?:he|she|they)\b", re.IGNORECASE)
_ASKED = re.compile(r"(?:, [^,“”\"]{1,70},)? (?:said|asked|added|wrote|joked)(?=[,;:]|$| (?:on|in|at|during|after) )")
_OF_THE_SAME = re.compile(r"(?:(?:and|but|so|then|later) )?(?:he|she|they|it|that|this|there)\b", re.IGNORECASE)
_STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[MD]r)(?<!\bMrs)(?<!\bSt)[.!?…][”\"’')]*(?=\s|$)|\n")
_PARAGRAPH = re.compile(r"\n\s*\n")

_Found = Span | Literal["a pronoun", "somebody"] | None  # who a clause gives a quotation to; None: to nobody


def find_quotations(text: str, start: int, end: int) -> list[Span]:
    """Return what stands in quotation marks in `text[start:end]`, marks included, in order.

    Where one of the two marks is outside, it reaches to that end. One pass, however the marks are mixed.
    """
    found: list[Span] = []
    opened, closes, free = -1, "", start  # where it began, what ends it, and from where nothing is quoted yet
    for mark in re.finditer(r"[“”\"]", text[start:end]):
        at = start + mark.start()
        if opened >= 0:
            if mark[0] == closes:
                found.append((opened, at + 1))
                opened, free = -1, at + 1
        elif mark[0] == "”":
            found.append((free, at + 1))
            free = at + 1
        else:
            opened, closes = at, "”" if mark[0] == "“" else '"'
    return [*found, (opened, end)] if opened >= 0 else found


def without_quotations(text: str, start: int = 0, end: int | None = None) -> str:
    """Return `text[start:end]` with a space for each quotation."""
    end = len(text) if end is None else end
    return _outside(text, find_quotations(text, start, end), start, end)


def is_quotation(text: str, start: int, end: int) -> bool:
    """Tell whether enough of `text[start:end]` is quoted for somebody to be its speaker."""
    quoted = find_quotations(text, *_paragraph(text, start, end))
    return sum(max(0, min(b, end) - max(a, start)) for a, b in quoted) > _MOSTLY * (end - start)


def find_speaker(text: str, start: int, end: int) -> Span | None:
    """Return where the name of whoever says the snippet `text[start:end]` stands; None where that isn't certain.

    Only a clause of the quotation's own sentence names its speaker, or, where it has none, that of the quotation that
    it goes on from (“…,” Ada Pell said. “…”). A pronoun is read as the last speaker named before, in this paragraph or
    the one before. Where the whole name stands elsewhere ("Pell", "Ada Pell"), that is returned. None also where two
    speak, or somebody without a name does.
    """
    if not is_quotation(text, start, end):
        return None
    left, right = _paragraph(text, start, end)
    quoted = find_quotations(text, left, right)
    given: list[_Found] = []
    for number, (a, b) in enumerate(quoted):
        if a < end and start < b:
            own = _given(text, quoted, number, left, right)
            if own or b - a > _ASIDE:
                given += own or [None]
    if not given or None in given or "somebody" in given:
        return None
    names = [_whole(text, one) for one in given if isinstance(one, tuple)]
    if not names:
        return _last(text, left, start)
    return names[0] if len({text[slice(*name)] for name in names}) == 1 else None


def names_speaker(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` says of a name that it says something, be it a quotation nearby or not."""
    return bool(_speakers(text, start, end))


def _paragraph(text: str, start: int, end: int) -> Span:
    before = [m.end() for m in _PARAGRAPH.finditer(text, 0, start)]
    behind = _PARAGRAPH.search(text, end)
    return (before[-1] if before else 0), (behind.start() if behind else len(text))


def _outside(text: str, quoted: Sequence[Span], start: int, end: int) -> str:
    edges = [start, *(at for span in quoted for at in span), end]
    return " ".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))


def _given(text: str, quoted: Sequence[Span], number: int, left: int, right: int) -> list[_Found]:
    """Return whom the clauses beside a quotation, or else those of the one before, give it to."""
    found = [_clause_before(text, quoted, number, left), _clause_behind(text, quoted, number, right)]
    if not any(found) and number:
        end, start = quoted[number - 1][1], quoted[number][0]
        clause = text[end:start]
        stop = _STOP.search(clause)
        if stop and not clause[stop.end() :].strip():  # nothing but that one clause in between
            found = [_clause_behind(text, quoted, number - 1, right)]
    return [one for one in found if one]


def _clause_before(text: str, quoted: Sequence[Span], number: int, left: int) -> _Found:
    end = quoted[number][0]
    start = max(quoted[number - 1][1] if number else left, end - _CLAUSE)
    stops = [m.end() for m in _STOP.finditer(text, start, end)]
    start = stops[-1] if stops else start
    for a, b in reversed(_names(text, start, end)):
        told = _ACCORDING.search(text[start:a])
        if not _is_subject(text[start:a], text[a:b], told, text[b:end]):
            continue
        verb = _BEHIND.match(text, b, end + 1)
        if verb and not _SAYS.search(text[start:a]) and not _SAYS.search(text[verb.end() : end]):
            return a, b
        if told and not _SAYS.search(text[b:end]):
            return a, b
    return _unnamed(text[start:end]) or ("somebody" if text[start:end].rstrip().endswith(":") else None)


def _clause_behind(text: str, quoted: Sequence[Span], number: int, right: int) -> _Found:
    start = quoted[number][1]
    end = min(quoted[number + 1][0] if number + 1 < len(quoted) else right, start + _CLAUSE)
    stop = _STOP.search(text, start, end)
    end = stop.start() if stop else end
    last = text[start - 2 : start - 1]
    whole = last in set(".!?…") and text[start:end].lstrip()[:1].isupper()  # may begin a sentence of its own
    if text[start - 1] not in '”"' or (whole and last == "."):
        return None
    for a, b in _names(text, start, end):
        ahead, told = text[start:a], _INVERTED.fullmatch(text, start, a)
        if re.match(r"[’']s\b", text[b:end]) or not _is_subject(ahead, text[a:b], told, text[b:end]):
            continue
        if whole and not _ASKED.match(text, b, end):
            return None
        if told or (not _SAYS.search(ahead) and _BEHIND.match(text, b, end)):
            return a, b
    return _unnamed(text[start:end])


def _is_subject(ahead: str, name: str, told: re.Match[str] | None, behind: str) -> bool:
    """Tell whether a name, behind "said" if `told`, isn't merely whose somebody is, or where from, nor one of two."""
    if _OF_ANOTHER.search(ahead) or _WHOSE.search(ahead) or (_THE.search(ahead) and _NATIVE.fullmatch(name)):
        return False
    return not told or bool(
        _ALONE.match(behind) and not (_ELSEWHERE.search(told["role"]) or _AND_ANOTHER.match(behind))
    )


def _unnamed(clause: str) -> _Found:
    """Return what a clause without a speaker's name gives a quotation to."""
    says = len(_SAYS.findall(clause))
    return ("a pronoun" if says == 1 and _PRONOUN.search(clause) else "somebody") if says else None


def _names(text: str, start: int, end: int) -> list[Span]:
    """Return the names in a clause; what stands around it tells whether it begins a sentence, and is no title."""
    return [(a, b) for a, b in find_names(text, max(0, start - 4), end + 60) if start <= a and b <= end]


def _speakers(text: str, start: int, end: int, *, surely: bool = False) -> list[Span]:
    """Return the names in `text[start:end]` of which it says that they say something, outside of quotation marks."""
    quoted = find_quotations(text, start, end)
    found = []
    for a, b in find_names(text, start, end):
        if any(p < b and a < q for p, q in quoted) or re.match(r"[’']s\b", text[b : b + 3]):
            continue
        if _OF_ANOTHER.search(text[start:a][-12:]):
            continue
        ahead, verb = text[max(start, a - _CLAUSE) : a], _BEHIND.match(text, b, end)
        told = None if verb else _BEFORE.search(ahead)
        if (verb or told) and (not surely or _is_subject(ahead, text[a:b], told, text[b:end])):
            found.append((a, b))
    return found


def _last(text: str, left: int, start: int) -> Span | None:
    """Return the last speaker named before `start`, in its paragraph or the one before; None where another follows.

    A sentence in between must go on about the same one: "his co-star" and "the showrunner" may be whom a pronoun means.
    """
    earlier = max(_paragraph(text, max(left - 3, 0), max(left - 3, 0))[0], start - _NEAR)
    named = _speakers(text, earlier, start, surely=True)
    if not named:
        return None
    a, b = named[-1]
    if re.search(r"\bthe $", text[earlier:a], re.IGNORECASE):  # a paper is no "she"
        return None
    verb = _BEHIND.match(text, b, start)
    behind = verb.end() if verb else b
    rest = _PRONOUN.sub(" ", _outside(text, find_quotations(text, behind, start), behind, start))
    others = {rest[p:q] for p, q in find_names(rest, 0, len(rest))}
    if _SAYS.search(rest) or any(" " in other and other.split()[-1] != text[a:b].split()[-1] for other in others):
        return None
    own, *following = (one.strip(" \n,;:–—-“”\"’'") for one in _STOP.split(rest))
    if _ACCORDING.search(text[earlier:a]):
        following.append(own)  # a sentence of its own, of somebody else
    if any(one and not _OF_THE_SAME.match(one) and text[a:b].split()[-1] not in one.split()[:3] for one in following):
        return None
    return _whole(text, (a, b))


def _whole(text: str, name: Span) -> Span:
    """Return the first place of the whole name where `name` is but a part of it, and of one person's only."""
    short = text[slice(*name)]
    if " " in short:
        return name
    longer = [(a, b) for a, b in find_names(text, 0, len(text)) if text[a:b].endswith(f" {short}")]
    return longer[0] if len({text[a:b] for a, b in longer}) == 1 else name
