"""A follow-up as a whole question: "who voices the herbalist?", then "and the narrator?", is "who voices the narrator".

The reader knows whole questions better than two that stand behind each other. Where it is plain what a follow-up takes
from the question before it, that is put together here; where it isn't, nothing is, and the follow-up is read behind
the question before (`hsbot.answers.carried`). What it brings stands in docs/decisions/0071.
"""

from __future__ import annotations

import re

from hsbot.answers.question import MAX_CHARACTERS

_AND = re.compile(r"^(?:(?:and|but|so|ok|okay)[ ,]+)+", re.IGNORECASE)
_PERSON = re.compile(r"\b(?:he|she|him|(?P<his>his)|(?P<her>her))\b", re.IGNORECASE)
_HE_IS = re.compile(r"\b(?:he|she)['’]?s\b", re.IGNORECASE)  # "where's she from" is left, "how long she's in it" isn't
_OTHERS = re.compile(r"\b(?:its?|they|them|their|hers|himself|herself|there|ones?)\b", re.IGNORECASE)

_WHY = re.compile(r"why|how come|wh?en|y", re.IGNORECASE)
_IN_FULL = {"y": "why", "wen": "when"}
_POLAR = re.compile(
    r"(?:is|are|was|were|has|have|had|did|does|do|can|could|will|would)\b", re.IGNORECASE
)  # to be read from the beginning of a question

_WHAT_ABOUT = re.compile(r"^(?:(?:and|but|so|ok|okay)[ ,]+)?(?:(?:what|how) about|and|n)[ ,]+", re.IGNORECASE)
_ASKS = re.compile(rf"(?:when|where|who|why|how|what|which|{_POLAR.pattern})", re.IGNORECASE)
_MOST_WORDS = 5  # of a piece
_PREPOSITION = r"(?:in|on|at|for|from|to|with|by|during|after|before)"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERED = re.compile(
    r"\b(?:season|series|part|book|volume|vol|chapter|episode|game|act|film|movie|album|szn|s) ?"
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|next|previous|final|old|new|other)\b",
    re.IGNORECASE,
)
_PHRASE = re.compile(r"\b(?:the|his|her|their|its|your|our)(?: [\w'’-]+){1,3}$", re.IGNORECASE)
_DO = re.compile(r"\b(?:do|does|did)\b", re.IGNORECASE)  # then the last words are a verb: "does the first album have"


def rewritten(text: str, previous: str, names: tuple[str, ...] = ()) -> str | None:
    """Return the follow-up `text` as a whole question; None where it isn't plain what it takes from the one before.

    `previous` is that question alone, and `names` are of the persons who answer it.
    """
    asked, before = (one.strip(" ?!.…,") for one in (text, previous))
    whole = _with_name(asked, names) or _with_question(asked, before) or _with_piece(asked, before)
    return whole if whole and len(whole) <= MAX_CHARACTERS else None


def _with_name(asked: str, names: tuple[str, ...]) -> str | None:
    """Return "how old is Ada Pell" for "how old is he"."""
    if len(names) != 1 or _OTHERS.search(asked):
        return None
    found = _PERSON.sub(lambda m: _named(m, names[0], asked), _HE_IS.sub(lambda _: f"{names[0]} is", asked))
    return _AND.sub("", found) if found != asked else None


def _named(pronoun: re.Match[str], name: str, asked: str) -> str:
    """Return the name in the place of a pronoun, "Ada Pell's" in that of "her" where something of hers follows."""
    whose = pronoun["his"] or (pronoun["her"] and re.match(r" [^\W\d_]", asked[pronoun.end() :]))
    return f"{name}'s" if whose else name


def _with_question(asked: str, before: str) -> str | None:
    """Return "why did they drop it" for "why", behind "did they drop it"."""
    word = _AND.sub("", asked).lower()
    if not _WHY.fullmatch(word):
        return None
    word = _IN_FULL.get(word, word)
    if _POLAR.match(before):
        return f"{word} {before}"
    other = re.match(r"(?:when|where) ", before, re.IGNORECASE)
    return f"{word} {before[other.end() :]}" if other and _POLAR.match(before, other.end()) else None


def _with_piece(asked: str, before: str) -> str | None:
    """Return "who directed season 2" for "what about season 2", behind "who directed season 1"."""
    opening = _WHAT_ABOUT.match(asked)
    piece = asked[opening.end() :] if opening else ""
    if not piece or len(piece.split()) > _MOST_WORDS or _ASKS.match(piece):
        return None
    bare = re.sub(rf"^{_PREPOSITION} ", "", piece, flags=re.IGNORECASE)
    for pattern in (_NUMBERED, _YEAR):
        if pattern.fullmatch(bare) and len(pattern.findall(before)) == 1:
            return pattern.sub(bare, before)
    if _YEAR.fullmatch(piece):
        return f"{before} in {piece}"
    if ordinal := re.fullmatch(rf"(?:the )?({_ORDINAL.pattern})(?: one)?", piece, re.IGNORECASE):
        return _ORDINAL.sub(ordinal[1], before) if len(_ORDINAL.findall(before)) == 1 else None
    if with_preposition := re.match(rf"{_PREPOSITION} ", piece, re.IGNORECASE):
        same = re.search(rf"\b{with_preposition[0]}(?:the )?[\w'’-]+(?: [\w'’-]+)?$", before, re.IGNORECASE)
        return f"{before[: same.start()].strip() if same else before} {piece}"
    last = _PHRASE.search(before)
    if last and _PHRASE.fullmatch(piece) and not _DO.search(before):
        return before[: last.start()] + piece
    return None
