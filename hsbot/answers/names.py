"""Names in a text: runs of capitalised words, told from words that merely begin a sentence."""

from __future__ import annotations

import re
from functools import lru_cache

from hsbot.records import Span
from hsbot.search.words import STOP_WORDS

_CAPITAL = r"(?:[^\W\d_a-z]\.|(?=[^\W\d_])(?![a-zß-öø-ÿ])\w[\w-]*(?:[’'](?!s\b)\w+)*)"
_PARTICLE = r"(?:de|del|della|der|den|di|da|van|von|la|le|bin|al)"
_RUN = re.compile(rf"\b{_CAPITAL}(?: (?:{_PARTICLE} ){{0,2}}{_CAPITAL})*")
_BEGINS = re.compile(r"(?:^|[.!?…:]|[.!?…][”\"’'])\s*[“\"‘']?\s*$")
NO_NAMES = STOP_WORDS | frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday spring summer autumn winter season seasons series episode episodes volume part
    chapter""".split()
)
_OPENERS = frozenset(  # begin a sentence right before a name, and aren't of it
    """later earlier meanwhile however today yesterday tomorrow although though since despite according speaking last
    next another even actor actress author band captain chief coach creator director drummer editor fans fellow founder
    guitarist host keeper manager owner player president producer promoter screenwriter showrunner singer star striker
    studio writer newcomer veteran former new like unlike""".split()
)
_TITLE = 4  # words from which capitals tell nothing, where all have them but "of" and the like


def find_names(text: str, start: int, end: int) -> list[Span]:
    """Return the names in `text[start:end]`, in order; none in a title in which all words have capitals.

    A single word at the beginning of a sentence counts only where it stands elsewhere in the text with a capital, too.
    """
    words = re.findall(r"[^\W\d_]+(?:[’'][^\W\d_]+)?", text[start:end])
    if len(words) >= _TITLE and all(w[0].isupper() or w in STOP_WORDS for w in words):
        return []
    found = []
    for run in _RUN.finditer(text, start, end):
        parts = list(re.finditer(r"\S+", run[0]))
        if _BEGINS.search(text[max(0, start, run.start() - 5) : run.start()]) and not _is_name(parts[0][0], text):
            more_than_one = len(parts) > 1 and parts[0][0].lower() not in NO_NAMES | _OPENERS
            parts = parts if more_than_one and not _is_common(parts[0][0], text) else parts[1:]
        while parts and parts[0][0].lower() in NO_NAMES:
            del parts[0]
        while parts and parts[-1][0].lower() in NO_NAMES | {"i"}:
            del parts[-1]
        if parts and not parts[0][0].isdigit():
            found.append((run.start() + parts[0].start(), run.start() + parts[-1].end()))
    return found


def _is_name(word: str, text: str) -> bool:
    """Tell whether a word stands in the text with a capital behind a small letter or a comma."""
    return _first_word(word) in _words(text)[0]


def _is_common(word: str, text: str) -> bool:
    return word[0].isupper() and _first_word(word.lower()) in _words(text)[1]


def _first_word(word: str) -> str:
    """Return a word up to its first mark, as `_words` has them."""
    match = re.match(r"\w+", word)
    return match[0] if match else word


@lru_cache(maxsize=4)
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a text behind a small letter or a comma, and all; a text is asked for many of its names."""
    return frozenset(re.findall(r"(?<=[a-z,] )\w+", text)), frozenset(re.findall(r"\w+", text))
