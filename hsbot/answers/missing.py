"""What of a question no article speaks of: the names, numbered things and years that a refusal can name.

A claim is made only where it is literally true of every article, and where a slip of the finger can't be the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import combinations
from typing import Protocol

from hsbot.answers.aliases import NO_NAMES, Named
from hsbot.answers.spelling import drawn_in
from hsbot.search.words import STOP_WORDS, stem, terms

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TELLING = 4  # letters from which a word tells a name; of shorter ones there is always one alike
_LONGEST = 2  # words of a name in small letters
_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_CARDINAL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = (
    re.compile(r"\b(?P<season>s0*(?P<number>\d{1,2}))\b", re.I),
    re.compile(rf"\b(?P<noun>[^\W\d_]{{2,}}) (?P<number>\d+(?:\.\d+)*|{_CARDINAL})\b(?![.,]\d)", re.I),
    re.compile(rf"\b(?P<ordinal>\d+(?:st|nd|rd|th)|{_ORDINAL}) (?P<noun>[^\W\d_]{{2,}})", re.I),
)
_COUNTED = frozenset("season episod volum part chapter book movi game album".split())  # as stems
_VERBS = frozenset({"book", "movi"})  # of these: "can i book 2 tickets", "did they film 3 episodes"
_ACTS = re.compile(r"\b(?:i|we|you|u|they|he|she|to) $", re.I)  # in front of a verb
_PLURAL = re.compile(r" [^\W\d_]+s\b", re.I)
_ROMAN = dict(enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1))
_TENS = dict(enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2))
_SPAN = re.compile(r"(\d+) ?(?:[-–—]|to|through|until) ?(\d+)")
_YEAR = re.compile(r"(?<!\bbefore )(?<!\buntil )(?<!\btill )(?<!\bby )\b(?:1[5-9]|20)\d\d\b", re.I)  # no mere bounds
_UNNAMED = frozenset(  # neither a name, though capitalised, nor a thing that is numbered
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday second seconds minute minutes hour hours day days week weeks month months year years
    time times place half top number only just""".split()
)
_OPENING = re.compile(
    r"^(?:(?P<named>who(?:['’]?s| is| was)|(?:what|how) about|tell me about|"
    r"any(?:thing|one)?(?: new| news)? about)|is|was|will|does|did|has|can) +",
    re.I,
)
_BEGINS = re.compile(r"(?:^|[.!?…:\n])[\s\"“”'‘’()]*$")  # behind which every word has a capital
_I = re.compile(r"I\b")
_FORM = re.compile(r"(?:ing|ed|ly|er|est)$")  # of a word that is hardly a name
_CHAT = frozenset("yall yalls dont doesnt didnt isnt wasnt wont cant whos whats wanna gotta finna tryna dunno".split())


class Spelling(Protocol):
    """What is known of words: `hsbot.answers.spelling.Speller`."""

    def is_strange(self, word: str) -> bool:
        """Tell whether the corpus has neither the word nor any that it could be a slip of."""

    def is_everyday(self, word: str) -> bool:
        """Tell whether the model's vocabulary has the word."""


class Corpus(Protocol):
    """What the articles say: `hsbot.search.store.Store`."""

    newest: date | None

    def passages_with(self, *terms: str) -> int:
        """Return in how many passages all of the terms stand."""

    def sentences_with(self, word: str) -> int:
        """Return in how many sentences a word stands."""

    def has_word_with(self, part: str) -> bool:
        """Tell whether any word has this inside."""


def find_missing(
    text: str, spelling: Spelling, corpus: Corpus, near: Sequence[str] = (), named: Named = NO_NAMES
) -> tuple[str, ...]:
    """Return what no article speaks of, as the question has it, in its order: "Ana Ferro", "season 5", "2031".

    `near` are the passages that come nearest, and `named` the other names of what the question names.
    """
    found = [
        *_Names(text, spelling, corpus, named).missing(),
        *_numbered(text, corpus, near, named),
        *_years(text, corpus),
    ]
    return tuple(dict.fromkeys(words for _, words in sorted(found)))


class _Names:
    """The names of one question."""

    def __init__(self, text: str, spelling: Spelling, corpus: Corpus, named: Named) -> None:
        self._text = text
        self._words = list(_WORD.finditer(text))
        self._spelling = spelling
        self._corpus = corpus
        self._count: Callable[[str], int] = partial(named.count, with_term=corpus.passages_with)

    def missing(self) -> list[tuple[int, str]]:
        """Return the runs of capitals with a word that no article has; else the subject, if it is such a one."""
        found = []
        for run in self._runs():
            begins = _BEGINS.search(self._text, 0, run[0].start())
            judged = run[1:] if begins else run  # every question begins with a capital
            if any(map(self._is_strange, judged)):
                shown = judged if begins and self._spelling.is_everyday(run[0][0].lower()) else run
                found.append((shown[0].start(), self._shown(shown)))
        return found or self._subject()

    def _subject(self) -> list[tuple[int, str]]:
        """Return the question's first words where they are a name in small letters."""
        opening = _OPENING.match(self._text)
        subject: list[re.Match[str]] = []
        strange = 0
        for word in self._words if opening else ():
            if opening and word.start() < opening.end():
                continue
            lower = word[0].lower()
            if lower in STOP_WORDS or any(map(self._count, terms(word[0]))) or _FORM.search(lower):
                break
            is_everyday = self._spelling.is_everyday(lower)
            if len(subject) == _LONGEST or not (is_everyday or self._is_strange(word)):
                break
            subject.append(word)
            strange += not is_everyday
        # one strange word may be anything: slang, a verb, a title closed up
        is_name = strange >= (1 if opening and opening["named"] else 2)
        return [(subject[0].start(), self._shown(subject))] if is_name else []

    def _is_strange(self, word: re.Match[str]) -> bool:
        """Tell whether no article has a word, a slip of it, or the same spelt apart or closed up."""
        letters = _letters(word)
        if len(letters) < _TELLING or not letters.isalpha() or letters in _CHAT:
            return False
        for plain in {letters, *drawn_in(letters)}:
            if any(map(self._count, terms(plain))) or not self._spelling.is_strange(plain):
                return False
            if plain in STOP_WORDS or (plain != letters and self._spelling.is_everyday(plain)):
                return False
        return not self._is_apart(letters) and not self._is_closed_up(word)

    def _is_apart(self, letters: str) -> bool:
        """Tell whether articles may have a word as two or three: "Spider-Man" for "spiderman"."""
        for cuts in (*combinations(range(1, len(letters)), 1), *combinations(range(2, len(letters) - 1), 2)):
            pieces = [letters[a:b] for a, b in zip((0, *cuts), (*cuts, len(letters)), strict=True)]
            if all(map(self._corpus.sentences_with, pieces)):
                together = terms(" ".join(pieces))
                if not together or self._corpus.passages_with(*together):
                    return True
        return False

    def _is_closed_up(self, word: re.Match[str]) -> bool:
        """Tell whether articles may have a word and those beside it as one: "Saltmarsh" for "salt marsh"."""
        at = self._words.index(word)
        for first, last in ((at - 1, at), (at, at + 1), (at - 2, at), (at - 1, at + 1), (at, at + 2)):
            if first >= 0 and last < len(self._words):
                whole = "".join(re.sub(r"[^\w]", "", _letters(w)) for w in self._words[first : last + 1])
                if not self._spelling.is_strange(whole) or self._corpus.sentences_with(whole):
                    return True
        return False

    def _shown(self, words: Sequence[re.Match[str]]) -> str:
        return re.sub(r"['’]s$", "", self._text[words[0].start() : words[-1].end()])

    def _runs(self) -> list[list[re.Match[str]]]:
        """Return the runs of capitalised words; none where capitals tell nothing, because all words have them."""
        loud = [w for w in self._words if w[0].lower() in STOP_WORDS and w[0][0].isupper() and not _I.match(w[0])]
        if self._text.isupper() or not all(_BEGINS.search(self._text, 0, w.start()) for w in loud):
            return []
        runs: list[list[re.Match[str]]] = []
        for word in self._words:
            lower = word[0].lower().replace("’", "'")
            if not word[0][0].isupper() or lower in STOP_WORDS or lower in _UNNAMED:
                continue
            if runs and self._text[runs[-1][-1].end() : word.start()] == " ":
                runs[-1].append(word)
            else:
                runs.append([word])
        return runs


def _letters(word: re.Match[str]) -> str:
    return word[0].lower().replace("’", "'").removesuffix("'s")


def _numbered(text: str, corpus: Corpus, near: Sequence[str], named: Named) -> list[tuple[int, str]]:
    """Return such as "season 5" whose number stands beside its noun nowhere, in no spelling of either."""
    found = []
    for pattern in _NUMBERED:
        for match in pattern.finditer(text):
            said = match.groupdict()
            shown = f"season {said['number']}" if said.get("season") else match[0]
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
