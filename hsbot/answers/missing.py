"""What of a question no article speaks of: the names, numbered things and years that a refusal can name.

A claim is made only where it is literally true of every article, and where a slip of the finger can't be the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol

from hsbot.search.words import STOP_WORDS, terms

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TELLING = 4  # letters from which a word tells a name; of shorter ones there is always one alike
_LONGEST = 2  # words of a name in small letters
_ORDINAL = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_CARDINAL = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = (
    re.compile(r"\b(?P<season>s0*(?P<number>\d{1,2}))\b", re.I),
    re.compile(rf"\b(?P<noun>[^\W\d_]{{2,}}) (?P<number>\d+(?:\.\d+)*|{_CARDINAL})\b(?![.,]\d)", re.I),
    re.compile(rf"\b(?P<number>\d+(?:st|nd|rd|th)|{_ORDINAL}) (?P<noun>[^\W\d_]{{2,}})", re.I),
)
_COUNTED = frozenset("season episod volum part chapter book movi game album".split())  # as stems
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_UNNAMED = frozenset(  # neither a name, though capitalised, nor a thing that is numbered
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday second seconds minute minutes hour hours day days week weeks month months year years
    time times place half top number only just""".split()
)
_OPENING = re.compile(
    r"^(?:who(?:'?s| is| was)|(?:what|how) about|tell me about|any(?:thing|one)?(?: new| news)? (?:about|on|from)|"
    r"is|was|will|does|did|has|can) +",
    re.I,
)
_FORM = re.compile(r"(?:ing|ed|ly|er|est)$")  # of a word that is hardly a name


class Spelling(Protocol):
    """What is known of words: `hsbot.answers.spelling.Speller`."""

    def is_strange(self, word: str) -> bool:
        """Tell whether the corpus has neither the word nor any that it could be a slip of."""

    def is_everyday(self, word: str) -> bool:
        """Tell whether the model's vocabulary has the word."""


def find_missing(
    text: str,
    spelling: Spelling,
    with_term: Callable[[str], int],
    near: Iterable[frozenset[str]],
    newest: date | None,
) -> tuple[str, ...]:
    """Return what no article speaks of, as the question has it, in its order: "Ana Ferro", "season 5", "2031".

    `with_term` tells in how many passages a term stands, `near` are the terms of the sentences that come nearest,
    and `newest` is the date up to which the corpus reaches.
    """
    found = [
        *_names(text, spelling, with_term),
        *_numbered(text, with_term, list(near)),
        *_years(text, with_term, newest),
    ]
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


def _names(text: str, spelling: Spelling, with_term: Callable[[str], int]) -> list[tuple[int, str]]:
    """Return the runs of capitals with a word that no article has; else the question's subject, if it is such a one."""

    def is_strange(word: str) -> bool:
        letters = word.lower().replace("’", "'").removesuffix("'s")
        known = any(with_term(t) for t in terms(letters))
        return len(letters) >= _TELLING and letters.isalpha() and not known and spelling.is_strange(letters)

    found = [(run[0].start(), _shown(text, run)) for run in _runs(text) if any(is_strange(w[0]) for w in run)]
    if not found and (opening := _OPENING.match(text)):
        subject: list[re.Match[str]] = []
        for word in _WORD.finditer(text, opening.end()):
            is_everyday = spelling.is_everyday(word[0].lower())
            if word[0].lower() in STOP_WORDS or any(with_term(t) for t in terms(word[0])) or _FORM.search(word[0]):
                break
            if len(subject) == _LONGEST or not (is_everyday or is_strange(word[0])):
                break
            subject.append(word)
        if any(not spelling.is_everyday(w[0].lower()) for w in subject):
            found.append((subject[0].start(), _shown(text, subject)))
    return found


def _shown(text: str, words: list[re.Match[str]]) -> str:
    return re.sub(r"['’]s$", "", text[words[0].start() : words[-1].end()])


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Return the runs of capitalised words; none where capitals tell nothing, because all words have them."""
    words = list(_WORD.finditer(text))
    stops = [w[0] for w in words[1:] if w[0].lower() in STOP_WORDS and w[0] != "I"]
    if text.isupper() or any(s[0].isupper() for s in stops):
        return []
    runs: list[list[re.Match[str]]] = []
    for word in words:
        lower = word[0].lower().replace("’", "'")
        if not word[0][0].isupper() or lower in STOP_WORDS or lower in _UNNAMED:
            continue
        if runs and text[runs[-1][-1].end() : word.start()] == " ":
            runs[-1].append(word)
        else:
            runs.append([word])
    if runs and len(runs[0]) == 1 and runs[0][0] is words[0]:
        del runs[0]  # every question begins with a capital
    return runs


def _numbered(text: str, with_term: Callable[[str], int], near: list[frozenset[str]]) -> list[tuple[int, str]]:
    """Return such as "season 5" of which no article has the pair, though it numbers others or it is a usual noun."""
    found = []
    for pattern in _NUMBERED:
        for match in pattern.finditer(text):
            shown = match[0]
            if "season" in match.groupdict():
                shown = f"season {match['number']}"
            elif match["noun"].lower() in STOP_WORDS | _UNNAMED or _YEAR.fullmatch(match["number"]):
                continue
            pair = next((t for t in terms(shown) if "_" in t), None)
            if pair is None:
                continue
            noun, number = pair.rsplit("_", 1)
            is_counted = noun in _COUNTED or any(with_term(f"{noun}_{n}") for n in range(1, 13))
            # "seasons 4 and 5" has no pair of "season" and "5", so the nearest sentences are looked at, too
            said = with_term(pair) or any({noun, number} <= sentence for sentence in near)
            if is_counted and with_term(noun) and not said:
                found.append((match.start(), shown))
    return found


def _years(text: str, with_term: Callable[[str], int], newest: date | None) -> list[tuple[int, str]]:
    """Return the years behind the newest article that none has; an article of an earlier year speaks of it anyway."""
    years = [m for m in _YEAR.finditer(text) if newest is None or int(m[0]) > newest.year]
    return [(m.start(), m[0]) for m in years if not with_term(m[0])]
