"""Questions made false: one name, number, date or contrast changed for another of its kind.

The sentence that answered the question no longer answers the changed one, though almost every
word still matches: the near-miss that plain similarity cannot see.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from training.corpus import Asked

_YEAR = re.compile(r"\b(1[0-9]{3}|20[0-3][0-9])\b")
_NUMBER = re.compile(r"\b\d{1,3}(?:[.,]\d+)?\b")
_NAME = re.compile(r"\b[A-Z][\w'’-]+(?: (?:of|the|de|van|von|al|and) (?=[A-Z])[A-Z][\w'’-]+| [A-Z][\w'’-]+)*")
_AUXILIARY = re.compile(
    r"\b(did|does|do|is|are|was|were|can|could|will|would|has|have|had|should)\b( (?:the )?[\w'’-]+)",
    re.IGNORECASE,
)

# Any two words of one line exclude each other in most sentences.
_CONTRASTS = [
    tuple(line.split()) for line in (Path(__file__).parent / "contrasts.txt").read_text(encoding="utf-8").splitlines()
]
_CONTRAST_OF: dict[str, tuple[str, ...]] = {}
for _line in _CONTRASTS:
    for _word in _line:
        _CONTRAST_OF[_word] = tuple(dict.fromkeys((*_CONTRAST_OF.get(_word, ()), *(w for w in _line if w != _word))))


def names_in(text: str) -> list[str]:
    """Capitalised runs of words that do not merely open a sentence, in order, with repeats."""
    return [
        found.group()
        for found in _NAME.finditer(text)
        if (found.start() > 1 and text[found.start() - 2] not in ".?!\"“'") or " " in found.group()
    ]


def _replace(text: str, old: str, new: str) -> str:
    return re.sub(rf"\b{re.escape(old)}\b", lambda _: new, text, count=1)


def _matching_case(old: str, new: str) -> str:
    return new.capitalize() if old[:1].isupper() else new


class Swapper:
    """Makes near-miss questions; holds the names of a whole source to draw strangers from."""

    def __init__(self, names: list[str], rng: random.Random) -> None:
        self._names = names
        self._rng = rng

    def swapped(self, asked: Asked) -> str | None:
        """The question with one thing changed, or None where nothing of a kind is found.

        Only what the answering sentence, its neighbours or its title also say is changed:
        otherwise a reader could not tell the changed question from the true one.
        """
        if asked.gold is None:
            return None
        paragraph, at = asked.paragraph, asked.gold
        seen = " ".join((paragraph.sentences[at], paragraph.title, paragraph.before(at), paragraph.after(at)))
        makers = [self._year, self._name, self._name, self._contrast, self._contrast, self._number]
        self._rng.shuffle(makers)
        for make in makers:
            question = make(asked, seen)
            if question and question != asked.question:
                return question
        return None

    def negated(self, question: str) -> str | None:
        """ "What did X find" as "What did X not find", or None where no auxiliary stands."""
        found = _AUXILIARY.search(question)
        if not found:
            return None
        word = self._rng.choice(("not", "never", "not"))
        return f"{question[: found.end()]} {word}{question[found.end() :]}"

    def _year(self, asked: Asked, seen: str) -> str | None:
        years = [year for year in _YEAR.findall(asked.question) if year in seen]
        if not years:
            return None
        old = self._rng.choice(years)
        others = [y for y in _YEAR.findall(" ".join(asked.paragraph.sentences)) if y not in seen]
        step = self._rng.choice((-20, -10, -5, -3, -2, -1, 1, 2, 3, 5, 10, 20))
        new = self._rng.choice(others) if others and self._rng.random() < 0.5 else str(int(old) + step)
        return None if new in seen else _replace(asked.question, old, new)

    def _number(self, asked: Asked, seen: str) -> str | None:
        numbers = [n for n in _NUMBER.findall(asked.question) if n.isdigit() and re.search(rf"(?<!\d){n}(?!\d)", seen)]
        if not numbers:
            return None
        old = self._rng.choice(numbers)
        new = str(max(0, int(old) + self._rng.choice((-10, -3, -2, -1, 1, 2, 3, 10, 25))))
        return None if re.search(rf"\b{new}\b", seen) else _replace(asked.question, old, new)

    def _name(self, asked: Asked, seen: str) -> str | None:
        names = [name for name in names_in(asked.question) if name in seen and len(name) > 2]
        if not names:
            return None
        old = self._rng.choice(names)
        near = [n for n in names_in(" ".join(asked.paragraph.sentences)) if n not in asked.question]
        answer = asked.answer.lower()
        told = "" if asked.gold is None else asked.paragraph.sentences[asked.gold]  # of what it names it may well tell
        pool = [n for n in near if n.lower() not in answer and answer not in n.lower() and n not in told]
        if not pool or self._rng.random() < 0.5:
            pool = self._rng.choices(self._names, k=8)
            pool = [n for n in pool if n not in seen]
        alike = [n for n in pool if (" " in n) == (" " in old)] or pool
        return _replace(asked.question, old, self._rng.choice(alike)) if alike else None

    def _contrast(self, asked: Asked, seen: str) -> str | None:
        lower = seen.lower()
        words = [
            word
            for word in re.findall(r"[\w]+", asked.question)[1:]
            if word.lower() in _CONTRAST_OF and re.search(rf"\b{word.lower()}\b", lower)
        ]
        if not words:
            return None
        old = self._rng.choice(words)
        others = [w for w in _CONTRAST_OF[old.lower()] if not re.search(rf"\b{w}\b", lower)]
        if not others:
            return None
        return _replace(asked.question, old, _matching_case(old, self._rng.choice(others)))
