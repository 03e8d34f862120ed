"""What of a question no article speaks of: the names, numbered things and years that a refusal can name.

A claim is made only where it is literally true of every article, and where a slip of the finger can't be the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Protocol

from hsbot.answers.aliases import NO_NAMES, Named
from hsbot.answers.strangers import Names, Spelling, Words
from hsbot.search.words import stem, terms

_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_CARDINAL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = (
    re.compile(r"\b(?P<season>s0*(?P<number>\d{1,2}))\b", re.I),
    re.compile(rf"\b(?P<noun>[^\W\d_]{{2,}}) (?P<number>\d+(?:\.\d+)*|{_CARDINAL})\b(?![.,]\d)", re.I),
    re.compile(rf"\b(?P<ordinal>\d+(?:st|nd|rd|th)|{_ORDINAL}) (?P<noun>[^\W\d_]{{2,}})", re.I),
)
_MOST_SEASONS = 20  # that "s20" may mean; taken
_COUNTED = frozenset("season episod volum part chapter book movi game album".split())  # as stems
_VERBS = frozenset({"book", "movi"})  # of these: "can i book 2 tickets", "did they film 3 episodes"
_ACTS = re.compile(r"\b(?:i|we|you|u|they|he|she|to) $", re.I)  # in front of a verb
_PLURAL = re.compile(r" [^\W\d_]+s\b", re.I)
_ROMAN = dict(enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1))
_TENS = dict(enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2))
_SPAN = re.compile(r"(\d+) ?(?:[-–—]|to|through|until) ?(\d+)")
_YEAR = re.compile(r"(?<!\bbefore )(?<!\buntil )(?<!\btill )(?<!\bby )\b(?:1[5-9]|20)\d\d\b", re.I)  # no mere bounds


class Corpus(Words, Protocol):
    """What the articles say of numbers and years as well."""

    newest: date | None

    def has_word_with(self, part: str) -> bool:
        """Tell whether any word has this inside."""


def find_missing(
    text: str, spelling: Spelling, corpus: Corpus, near: Sequence[str] = (), named: Named = NO_NAMES
) -> tuple[str, ...]:
    """Return what no article speaks of, as the question has it, in its order: "Ana Ferro", "season 5", "2031".

    `near` are the passages that come nearest, and `named` the other names of what the question names.
    """
    found = [
        *Names(text, spelling, corpus, named).missing(),
        *_numbered(text, corpus, near, named),
        *_years(text, corpus),
    ]
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


def _numbered(text: str, corpus: Corpus, near: Sequence[str], named: Named) -> list[tuple[int, str]]:
    """Return such as "season 5" whose number stands beside its noun nowhere, in no spelling of either."""
    found = []
    for pattern in _NUMBERED:
        for match in pattern.finditer(text):
            said = match.groupdict()
            shown = f"season {said['number']}" if said.get("season") else match[0]
            if said.get("season") and int(said["number"]) > _MOST_SEASONS:
                continue  # a telephone, rather
            pair = next((t for t in terms(shown) if "_" in t), None)
            if pair is None or _YEAR.fullmatch(said.get("number") or ""):
                continue
            noun, number = pair.rsplit("_", 1)
            if noun in _VERBS and (_ACTS.search(text, 0, match.start()) or _PLURAL.match(text, match.end())):
                continue
            if noun not in _COUNTED and (said.get("ordinal") or not _is_title(said["noun"], number, near)):
                continue
            nouns = [(noun,), *(other for own, other in named.pairs if noun in own)]
            if corpus.passages_with(noun) and not _is_said(nouns, number, corpus, near):
                found.append((match.start(), shown))
    return found


def _is_title(noun: str, number: str, near: Sequence[str]) -> bool:
    """Tell whether articles number a thing behind its name, as in "Portal 2", and none beside it has this number."""
    names = "|".join(re.escape(name) for name in {noun.capitalize(), noun.upper()})
    titled = re.compile(rf"\b[a-zß-ÿ]+ (?:{names}) \d")
    same = re.compile(rf"\b[A-Z]\w* (?:{re.escape(number)}|{_roman(number).upper() or number})\b")
    is_small = any(re.search(rf"\b{re.escape(noun.lower())}\b", text) for text in near)
    return not is_small and any(map(titled.search, near)) and not any(map(same.search, near))


def _is_said(nouns: Sequence[Sequence[str]], number: str, corpus: Corpus, near: Sequence[str]) -> bool:
    """Tell whether any passage may have a number beside one of the nouns, each as terms; in doubt it has."""
    if number in {"0", "1"} or ("." in number and corpus.has_word_with(number)):  # the first has many names
        return True
    roman = _roman(number)
    if len(roman) == 1 and corpus.sentences_with(roman):  # no term: "V" and "X" are also words of their own
        return True
    if number.isdigit() and any(int(a) < int(number) < int(b) for t in near for a, b in _SPAN.findall(t)):
        return True
    spelt = {number, *([stem(roman)] if roman else []), *_tens(number)}
    beside = ((noun, form) for noun in nouns for form in spelt)
    return any(corpus.passages_with(*noun, form) or corpus.passages_with("".join(noun) + form) for noun, form in beside)


def _roman(number: str) -> str:
    return _ROMAN.get(int(number), "") if number.isdigit() else ""


def _tens(number: str) -> Iterator[str]:
    """Yield the terms of "twenty" and "twentieth" for 21."""
    if number.isdigit() and (ten := _TENS.get(int(number) // 10)):
        yield from (*terms(ten), *terms(f"{ten[:-1]}ieth"))


def _years(text: str, corpus: Corpus) -> list[tuple[int, str]]:
    """Return the years behind the newest article that none has; an article of an earlier year speaks of it anyway."""
    years = [m for m in _YEAR.finditer(text) if corpus.newest is None or int(m[0]) > corpus.newest.year]
    years = [m for m in years if not (corpus.has_word_with(m[0]) or corpus.passages_with(m[0]))]
    seasons = ((m, (str(int(m[0]) - 1), str(int(m[0][2:])))) for m in years)  # "2026/27"
    return [(m.start(), m[0]) for m, two in seasons if not corpus.passages_with(*two)]
