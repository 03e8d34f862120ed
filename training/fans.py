"""A question as a fan types it: lower case, no question mark, slang, slips of the thumb."""

from __future__ import annotations

import random
import re

_CONTRACTIONS = (
    (r"\bwhat is\b", "whats"),
    (r"\bwhen is\b", "whens"),
    (r"\bwhen does\b", "whens"),
    (r"\bwho is\b", "whos"),
    (r"\bwhere is\b", "wheres"),
    (r"\bhow is\b", "hows"),
    (r"\bdoes not\b", "doesnt"),
    (r"\bdid not\b", "didnt"),
    (r"\bis not\b", "isnt"),
    (r"\byou\b", "u"),
    (r"\bare\b", "r"),
    (r"\bpeople\b", "ppl"),
    (r"\bbecause\b", "cuz"),
    (r"\bseason (\d+)\b", r"s\1"),
    (r"\bepisode (\d+)\b", r"ep \1"),
    (r"\band\b", "&"),
    (r"\bwith\b", "w/"),
)
_BEFORE = (
    "hey ",
    "yo ",
    "guys ",
    "does anyone know ",
    "anyone know ",
    "sorry but ",
    "quick q ",
    "ok so ",
    "wait ",
)
_AFTER = (
    " pls",
    " plz",
    " guys",
    " anyone",
    " lol",
    " btw",
    " thx",
    " again",
    " exactly",
    "??",
    " idk",
    " fr",
)
_ASKING = re.compile(
    r"^(?:in |on |at |by |for |of |from |to )?(what|which|who|whom|whose|when|where|how|why)(?![\w'’])"
    r"( (?:is|was|are|were|did|does|do|has|have|the|of|many|much|year|kind of|type of)(?![\w'’-]))*\s*",
    re.IGNORECASE,
)
_NEAR_KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "k": "jl",
    "l": "ko", "m": "n", "n": "bm", "o": "ip", "p": "o", "r": "et", "s": "ad", "t": "ry", "u": "yi", "w": "qe",
}  # fmt: skip


def _slip(word: str, rng: random.Random) -> str:
    """`word` with one letter dropped, doubled, swapped with the next, or hit beside the key."""
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + rng.choice(_NEAR_KEYS.get(word[at].lower(), word[at])) + word[at + 1 :]


def misspell(text: str, rng: random.Random, share: float = 0.12) -> str:
    """`text` with typing errors in about `share` of its words of five letters or more."""
    words = text.split(" ")
    return " ".join(
        _slip(word, rng) if len(word) >= 5 and word.isalpha() and rng.random() < share else word for word in words
    )


def search_query(question: str, rng: random.Random) -> str:
    """The question as typed into a search box: lower case, the asking words thinned out."""
    text = question.rstrip(" ?.").lower()
    asked = _ASKING.match(text)
    if not asked:
        return text
    rest = text[asked.end() :]
    if len(rest.split()) < 3:
        return text
    word = asked.group(1)
    if word in ("when", "where", "who", "how", "why") and rng.random() < 0.8:
        return f"{word} {rest}"
    return rest


def fan_question(question: str, rng: random.Random) -> str:
    """The question in one of several fans' manners; the same meaning, never empty."""
    if rng.random() < 0.3:
        return search_query(question, rng)
    text = question.rstrip(" ?.")
    if rng.random() < 0.85:
        text = text.lower()
    if rng.random() < 0.6:
        for pattern, short in _CONTRACTIONS:
            if rng.random() < 0.7:
                text = re.sub(pattern, short, text, flags=re.IGNORECASE)
    if rng.random() < 0.5:
        text = misspell(text, rng)
    if rng.random() < 0.5:
        text = re.sub(r"['’]", "", text)
    if rng.random() < 0.25:
        text = rng.choice(_BEFORE) + text
    if rng.random() < 0.25:
        text += rng.choice(_AFTER)
    if rng.random() < 0.25:
        text += "?"
    return text


def retyped(question: str, rng: random.Random) -> str:
    """A fan's question as typed this time: three in four as written, else in another manner."""
    if rng.random() < 0.15:
        return fan_question(question, rng)
    return misspell(question, rng) if rng.random() < 0.12 else question
