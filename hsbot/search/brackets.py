"""Other names, learnt from brackets: "Ada Lunde (Mara)", "the Fen Riders (FR)", "FR (Fen Riders)".

An abbreviation proves itself by its initials. Of a name in brackets nobody knows what it is (an actor, a film, a
country), so what is kept must look like one person's or one thing's other name in all of the articles together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product

from hsbot.search.words import STOP_WORDS, terms, tokens

_BRACKET = re.compile(r" \((?P<inside>[^()\n]{2,60})\)")
_BEFORE = 90  # characters in front of a bracket that may belong to its name
_PARTS = re.compile(r"[()\[\]\n;:]")  # of which none is inside a name
_SAID = re.compile(
    r"^(?:also |formerly |better |otherwise )?(?:or|aka|a\.k\.a\.|known as|called|short|played by)[:,]? |[“”\"‘’']"
)
_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*)"
_PARTICLE = r"(?:of|the|de|del|van|von|der|la|le|al)"
_NAME = re.compile(rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}{_WORD}){{0,2}}")
_NAME_AT_END = re.compile(rf"(?<![\w’'-]){_NAME.pattern}$")
_LISTED = re.compile(rf"(?:[,&]|\b(?:and|or))(?: {_WORD})*$")  # in front of the last of several, who are many, too
_RUN = re.compile(rf"{_WORD}(?: {_WORD})*")
_BEGINS = re.compile(r"(?:^|(?<!\bMrs)(?<!\b[DMS][rst])[.!?…][”\"’']?)\s*[“\"]?$")
_ENDS = str.maketrans(dict.fromkeys(".,;:!?…”", " "))
_SPACED = re.compile(r"[^ ]+")
_INITIALS = re.compile(r"[A-Z][A-Za-z&]{1,6}?s?")
_PIECE = re.compile(r"[^\W_]+")
_PLACED = re.compile(r"\b(?:in|at|on|from|for|against|beat(?:s|ing)?|fac(?:es?|ing)|join(?:s|ed|ing)?)(?: the)?$")
_MANY = re.compile(r"(?:’s?|'s?)? (?:are|were|have|aren['’]t|weren['’]t|haven['’]t)\b")  # a club or a band, behind it
_QUOTED = re.compile(r"[,.]?[”\"’'](?!\w)")  # behind a work
_NO_NAMES = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday season series episode part volume
    chapter photo image picture pictured source credit left right centre center above below via bottom top jr sr ret tba
    tbc mr mrs ms dr sir english american british french german spanish italian
    city town united fc afc rovers wanderers athletic albion county club team band orchestra league university college
    records pictures studio studios games animation productions television
    ankle calf concussion groin hamstring knee shoulder thigh illness injury injured suspended suspension
    loan""".split()
)
_COUNTRIES = frozenset(  # "India Pell" is somebody
    """argentina australia austria belgium brazil canada china colombia croatia denmark egypt england finland france
    germany ghana greece hungary iceland india ireland italy jamaica japan kenya korea mexico morocco netherlands
    nigeria norway poland portugal romania russia scotland serbia spain sweden switzerland turkey ukraine uruguay usa
    wales""".split()
)
_TITLES = frozenset(
    """aunt auntie baron baroness brother captain colonel commander commissaire constable count countess dame detective
    doctor duchess duke emperor empress father general grandma grandpa inspector judge king lady lieutenant lord madam
    major miss mister mother nurse officer prince princess principal professor queen sergeant sheriff sister uncle
    """.split()
)  # which many share: part of a name, and none by themselves
_PLACE_SHARE = 0.25  # of the times a name is said, as a place, a work or several people are: from there on it is one
_WINDOW = 3  # words of the longest name


def learn_aliases(texts: Sequence[str], publishers: Collection[str] = ()) -> list[tuple[str, str]]:
    """Return (what may be said, another name for it), both as words in lower case, sorted; each pair both ways.

    Of a name, its single words may be said, too, where articles always write them with a capital and they belong to
    no other alias. An abbreviation of two things stands for neither.
    """
    short: set[tuple[str, str]] = set()
    named: list[tuple[str, str]] = []
    first: set[str] = set()  # names at the beginning of a sentence, where any word has a capital
    for text in texts:
        if "(" in text:
            for match in _BRACKET.finditer(text):
                before = _PARTS.split(text[max(0, match.start() - _BEFORE) : match.start()])[-1]
                inside = _SAID.sub("", match["inside"]).strip()
                if pair := _abbreviated(before, inside):
                    short.add(pair)
                elif pair := _two_names(before, inside):
                    named.append(pair)
                    first |= {pair[0]} if _BEGINS.search(before.removesuffix(pair[0])) else set()
    seen = _Seen(texts, {word for pair in [*named, *short] for name in pair for word in _PIECE.findall(name)}, named)
    pairs = [(_trimmed(one, seen, begins=one in first), other) for one, other in named if other not in publishers]
    many = _of_many(pairs)
    pairs = [(a, b) for a, b in pairs if seen.is_name(a) and seen.is_name(b) and not _words(a) & _words(b) | {b} & many]
    found = _unambiguous([(_forms(one, seen), _forms(other, seen)) for one, other in pairs])
    meanings: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name, long in short:
        meanings[_folded(name)].add(tuple(terms(long)))
    for name, long in short:
        a, b = _folded(name), _folded(long)
        if a not in STOP_WORDS and not seen.in_small_letters(name) and a != b and len(meanings[a]) == 1:
            found |= {(a, b), (b, a)}
    return sorted(found)


def _abbreviated(before: str, inside: str) -> tuple[str, str] | None:
    """Return (abbreviation, what it stands for) where one side is made of the initials of the other."""
    last = before.rsplit(" ", 1)[-1]
    for short, words in ((inside, before), (last, inside)):
        if not _INITIALS.fullmatch(short):
            continue
        letters = [c.lower() for c in short if c.isupper()]
        if len(letters) < 2:
            continue
        pieces = list(_PIECE.finditer(words))
        whole = words is inside
        for start in range(len(pieces) - len(letters), -1, -1):
            run = pieces[start:]
            initials = [p[0][0].lower() for p in run if p[0].lower() not in STOP_WORDS]
            unused = any(p[0].lower() not in STOP_WORDS for p in pieces[:start])
            if initials == letters and not (whole and unused) and run[0][0].lower() not in STOP_WORDS:
                return short.removesuffix("s"), words[run[0].start() :]
            if len(run) > 2 * len(letters) + 2:
                break
    return None


def _two_names(before: str, inside: str) -> tuple[str, str] | None:
    """Return the name that ends in front of a bracket, and that in it; None where either is none."""
    one = _NAME_AT_END.search(before)
    if not one or not _NAME.fullmatch(inside):
        return None
    words = {w.lower() for w in _PIECE.findall(f"{one[0]} {inside}")}
    loud = any(len(name) > 1 and name.isupper() for name in (one[0], inside))
    work = inside.startswith("The ") or any(c.isdigit() for c in _folded(f"{one[0]} {inside}"))
    ends = {name.rsplit(" ", 1)[-1].lower() for name in (one[0], inside)}
    return None if loud or work or words & _NO_NAMES or ends & _COUNTRIES else (one[0], inside)


class _Seen:
    """How the articles use the words of candidate names, outside of brackets."""

    def __init__(self, texts: Iterable[str], words: set[str], named: Sequence[tuple[str, str]]) -> None:
        wanted = {name for pair in named for name in pair}
        wanted |= {name[at.end() :] for name in wanted for at in re.finditer(" ", name)}  # "But Maren" is about Maren
        first = frozenset(name.split(" ", 1)[0] for name in wanted)
        small = {word.lower() for word in words}
        self._small: set[str] = set()
        self._said: Counter[str] = Counter()
        self._placed: Counter[str] = Counter()  # as a place, a work or several people are
        self._inside: Counter[str] = Counter()  # where a capital says something: not at the beginning of a sentence
        for text in texts if words else ():
            self._small |= small.intersection(text.translate(_ENDS).split())
            outside = re.sub(r"\([^()]*\)", "", text) if "(" in text else text
            for name, start in _names_in(outside, wanted, first):
                self._said[name] += 1
                before, end = outside[max(0, start - _BEFORE) : start], start + len(name)
                many = _MANY.match(outside, end) and not _LISTED.search(before.rstrip())
                quoted = before.endswith(tuple("“\"‘'")) and _QUOTED.match(outside, end)
                self._placed[name] += bool(many or quoted or _PLACED.search(before.rstrip()))
                self._inside[name] += not _BEGINS.search(before)

    def in_small_letters(self, word: str) -> bool:
        """Tell whether a word is also written without a capital, so that it isn't only a name."""
        return word.lower() in self._small

    def is_name(self, name: str) -> bool:
        """Tell whether what stands beside or in brackets stands without them, too, and isn't a place or a work."""
        if not name or (" " not in name and self.in_small_letters(name)):
            return False
        said = self._said[name] if " " in name else self._inside[name]
        return said > 0 and self._placed[name] < _PLACE_SHARE * self._said[name]


def _names_in(text: str, wanted: set[str], first: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield (name, start) for each of the wanted names, of at most three words, that stands among capitals.

    `first` are their first words.
    """
    for run in _RUN.finditer(text):
        words = [word.removesuffix("'s").removesuffix("’s") for word in run[0].split(" ")]
        if first.isdisjoint(words):
            continue
        starts = [w.start() for w in _SPACED.finditer(run[0])]
        for i, start in enumerate(starts):
            for length in range(1, _WINDOW + 1 if words[i] in first else 0):
                name = " ".join(words[i : i + length])
                if name in wanted and i + length <= len(words):
                    yield name, run.start() + start


def _trimmed(name: str, seen: _Seen, *, begins: bool) -> str:
    """Return a name without what stands in front of it: "But Mara", or "Director Ada Pell" where that `begins` one."""
    words = name.split(" ")
    while words and (words[0].lower() in STOP_WORDS or (begins and words[1:] and seen.in_small_letters(words[0]))):
        words.pop(0)
    return " ".join(words)


def _forms(name: str, seen: _Seen) -> tuple[str, ...]:
    """Return what may be said for a name: the whole, and each of its words that is nothing but a name."""
    words = [w for w in name.split(" ") if len(w) > 2 and w[0].isupper() and not seen.in_small_letters(w)]
    words = [w for w in words if w.lower() not in _TITLES]
    return tuple(dict.fromkeys([name, *words]))


def _unambiguous(pairs: Sequence[tuple[tuple[str, ...], tuple[str, ...]]]) -> set[tuple[str, str]]:
    """Return the forms of both sides, each with the other's, without any that goes with names of different people."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        for a, b in ((one, other), (other, one)):
            for form in a:
                others[form].add(b[0])
    sure = {form for form, names in others.items() if frozenset.intersection(*map(_words, names))}
    found: set[tuple[str, str]] = set()
    for one, other in pairs:
        if one[0] in sure and other[0] in sure:
            forms = product(sure.intersection(one), sure.intersection(other))
            found |= {pair for a, b in forms for pair in ((_folded(a), _folded(b)), (_folded(b), _folded(a)))}
    return found


def _of_many(pairs: Sequence[tuple[str, str]]) -> set[str]:
    """Return what stands in brackets behind several whole names: the club or the country of all of them."""
    whole: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for one, other in pairs:
        if " " in one:
            whole[other].append(_words(one))
    return {other for other, names in whole.items() if not frozenset.intersection(*names)}


def _folded(name: str) -> str:
    return " ".join(tokens(name))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.split(" "))
