"""The names of a question that no article speaks of, in capitals or not, and whether it is about them.

A claim is made only where it is literally true of every article, and where a slip of the finger can't be the reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import combinations
from typing import Protocol

from hsbot.answers.aliases import NO_NAMES, Named
from hsbot.answers.spelling import drawn_in
from hsbot.search.words import STOP_WORDS, terms

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_TELLING = 4  # letters from which a word tells a name; of shorter ones there is always one alike
_MOST_LETTERS = 30  # of a name; each is looked for in pieces, which takes the longer the more it has
_LONGEST = 2  # words of a name in small letters
_UNNAMED = frozenset(  # neither a name, though capitalised, nor a thing that is numbered
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday second seconds minute minutes hour hours day days week weeks month months year years
    time times place half top number only just today tomorrow tonight yesterday everyone""".split()
)
_OPENING = re.compile(
    r"^(?:(?P<named>who(?:['’]?s| is| was)|(?:what|how) about|tell me about|"
    r"any(?:thing|one)?(?: new| news)? about)|is|was|will|does|did|has|can) +",
    re.I,
)
_BEGINS = re.compile(r"(?:^|[.!?…:\n])[\s\"“”'‘’()]*$")  # behind which every word has a capital
_I = re.compile(r"I\b")
_FORM = re.compile(r"(?:ing|ed|ly|er|est)$")  # of a word that is hardly a name
_SEASON = r"(?:s|szn|season|series) ?0*\d{1,2}\b"
_OF_A_SEASON = (  # where the name of a series stands: "is saltmarsh s4 out", "renewed saltmarsh for season 4", …
    re.compile(
        r"\b(?:is|was|isn['’]?t|wasn['’]?t|will|when['’]?s|about|on|with|of|for|does|has|renew(?:ed)?|cancel(?:led|ed)?|"
        rf"end(?:ed)?) (?P<name>[^\W\d_]+)(?:['’]s)? (?:for )?{_SEASON}",
        re.I,
    ),
    re.compile(rf"\b{_SEASON} (?:of|for) (?P<name>[^\W\d_]+)", re.I),
)
_NAME = r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){1,2}?)"
_OF_ITS_SEASON = (  # where a name of two or three words stands in small letters, too; in front of "getting" of one, too
    re.compile(
        r"\b(?:is|are|will|does|did|has) (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,2}?) (?:ever |really |even |actually )?"
        r"(?:get|gets|getting|got|(?:be |been |being )?(?:renewed|cancell?ed) (?:for|after)) "
        rf"(?:a |an |another |its )?{_SEASON}",
        re.I,
    ),
    re.compile(rf"^(?:so |and |but )?(?:is|when(?:['’]?s| is)|renew(?:ed)?) {_NAME} {_SEASON}", re.I),
    re.compile(rf"\bdid they (?:renew|cancel|axe) {_NAME} (?:for |after )?{_SEASON}", re.I),
    re.compile(rf"\bnews (?:on|about|of) {_NAME} {_SEASON}", re.I),
    re.compile(rf"\b{_SEASON} (?:of|for) {_NAME}[?!. ]*$", re.I),
)
_BEGINS_WITH = re.compile(rf"^{_NAME} (?i:{_SEASON})")  # "Fen Riders season 4?", in capitals
_NO_SERIES = frozenset(  # what ends no name of a series: people, what a season has, and what is said of it
    """fans viewers readers people folks everyone everybody nobody users audiences yall cast crew trailer teaser poster
    date dates count episode episodes filming production release finale premiere locations location characters character
    notes news update updates soundtrack plot spoilers recap review already still maybe perhaps probs almost always
    legit lowkey highkey confirmed rumoured rumored apparently finally officially tbh""".split()
)
_NO_NAME = frozenset(  # slang, and what a season is watched on or in
    """yall yalls gotta finna tryna dunno gimme lemme lmao lmfao omfg lowkey highkey deadass bruh legit freakin tbh ngl
    obvs obvi defo deffo probs prolly totes thurs tues weds hulu crunchyroll bluray uncut crossplay""".split()
)


class Spelling(Protocol):
    """What is known of words: `hsbot.answers.spelling.Speller`."""

    def is_strange(self, word: str) -> bool:
        """Tell whether the corpus has neither the word nor any that it could be a slip of."""

    def is_everyday(self, word: str) -> bool:
        """Tell whether the model's vocabulary has the word."""


class Words(Protocol):
    """What words the articles have: `hsbot.search.store.Store`."""

    def passages_with(self, *terms: str) -> int:
        """Return in how many passages all of the terms stand."""

    def sentences_with(self, word: str) -> int:
        """Return in how many sentences a word stands."""


def strangers(text: str, spelling: Spelling, corpus: Words, named: Named = NO_NAMES) -> tuple[str, ...]:
    """Return the series that a question asks for a season of and no article speaks of: "is bridgerton season 4 out".

    Only there a name shows by its place, in capitals or not. An everyday word of the encoder's vocabulary is none
    alone; two are one, as in "will fen riders get a season 4", where no article has the last of them.
    """
    return tuple(name for _, name in Names(text, spelling, corpus, named).of_a_season())


class Names:
    """The names of one question."""

    def __init__(self, text: str, spelling: Spelling, corpus: Words, named: Named) -> None:
        self._text = text
        self._words = list(_WORD.finditer(text))
        self._spelling = spelling
        self._corpus = corpus
        self._count: Callable[[str], int] = partial(named.count, with_term=corpus.passages_with)

    def missing(self) -> list[tuple[int, str]]:
        """Return the runs of capitals with a word that no article has, each where it stands.

        Where there is none, the series of a season is such a name, or else the question's subject.
        """
        found = []
        for run in self._runs():
            begins = _BEGINS.search(self._text, 0, run[0].start())
            judged = run[1:] if begins else run  # every question begins with a capital
            if any(map(self._is_strange, judged)):
                shown = judged if begins and self._spelling.is_everyday(run[0][0].lower()) else run
                found.append((shown[0].start(), self._shown(shown)))
        return found or self.of_a_season() or self._subject()

    def of_a_season(self) -> list[tuple[int, str]]:
        """Return the names of series whose season is asked for, each where it stands."""
        return self._one_word() or self._of_words()

    def _one_word(self) -> list[tuple[int, str]]:
        places = {match.start("name") for pattern in _OF_A_SEASON for match in pattern.finditer(self._text)}
        named = [word for word in self._words if word.start() in places and self._may_name_a_series(_letters(word))]
        return [(word.start(), self._shown([word])) for word in named if self._is_strange(word)]

    def _may_name_a_series(self, letters: str) -> bool:
        """Tell whether a word alone may be a series' name; of "wednesdays s4 episode" the day itself counts, too."""
        if letters in _NO_SERIES or _FORM.search(letters):
            return False
        return not any(w in _UNNAMED or self._spelling.is_everyday(w) for w in {letters, letters.removesuffix("s")})

    def _of_words(self) -> list[tuple[int, str]]:
        """Return the name of up to three words whose season is asked for; of two or three they may be everyday ones.

        No article has the last of them, which a series' name ends with; none is a word that only articles know, for
        then it is theirs, and what stands beside it hardly a name: "is saltmarsh perhaps getting a season 4".
        """
        for pattern in _OF_ITS_SEASON:
            if found := pattern.search(self._text):
                return self._as_name([w for w in self._words if found.start("name") <= w.start() < found.end("name")])
        found = _BEGINS_WITH.search(self._text)
        capitals = self._runs()[:1] if found else []
        if not found or not capitals or capitals[0][0].start() != 0 or capitals[0][-1].end() < found.end("name"):
            return []
        return self._as_name([w for w in self._words if w.end() <= found.end("name")])

    def _as_name(self, run: Sequence[re.Match[str]]) -> list[tuple[int, str]]:
        lower = [_letters(w) for w in run]
        if not run or lower[-1] in _NO_SERIES or any(w in STOP_WORDS or w.endswith("ly") for w in lower):
            return []
        if len(run) == 1 and (self._spelling.is_everyday(lower[0]) or _FORM.search(lower[0])):
            return []
        if any(self._corpus.sentences_with(w) and not self._spelling.is_everyday(w) for w in lower):
            return []
        return [(run[0].start(), self._shown(run))] if self._is_strange(run[-1]) else []

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
        if not _TELLING <= len(letters) <= _MOST_LETTERS or not letters.isalpha() or letters in _NO_NAME:
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
