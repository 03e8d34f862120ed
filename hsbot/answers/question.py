"""What a question asks for, as far as its own words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hsbot.answers.dates import asked_date
from hsbot.errors import QuestionError
from hsbot.records import Question
from hsbot.search.words import STOP_WORDS, terms, tokens

Asked = Literal["who", "when", "where", "number", "why", "polar", "other"]

MAX_CHARACTERS = 1000

_NUMBER_OF = re.compile(r"how (?:many|much|long|old|big|tall|often|high|far|expensive)|what (?:percent|number|share)")
_WHEN = re.compile(
    r"\bwhens?\b|\bwhat (?:year|date|day|month|time)\b|\bhow (?:soon|long ago)\b|release date|premiere date"
)
_WHO = re.compile(
    r"\bwho(?:s|m|se|'s)?\b|\bwhich (?:actor|actress|director|writer|band|company|person|player|studio)\b"
)
_WHERE = re.compile(
    r"\bwheres?\b|\bwhat (?:city|country|town|place|venue)\b|\bwhich (?:city|country|town|place|venue)\b"
)
_WHY = re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:is|was) the reason\b|\breason for\b")
_POLAR = re.compile(
    r"^(?:so |and |but |hey |ok |guys |wait |omg )*(?:is|are|was|were|will|has|have|had|did|does|do|can|could|should|"
    r"isn't|aren't|any|won't|am)\b"
)
_STATE = re.compile(
    r"\b(?:is there|will there|any (?:news|update|word|chance)|still|yet|now|current|currently|latest|newest|happening|"
    r"renewed|cancell?ed|confirmed|coming|returning|going to|gonna|when (?:is|does|will|do|are|can)|whens?|release|"
    r"status|update|news|next|another|over|ending|end)\b"
)
_FOLLOW_UP = re.compile(
    r"^(?:and|but|so|what about|how about|also)\b|"
    r"\b(?:it|he|she|they|them|him|her|its|their|his|that|this|there|those)\b"
)
_SHORT = 3  # content terms; a question with fewer, and no name of its own, leans on the one before


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as the rest of the way sees it."""

    text: str  # as typed, spaces folded
    search: str  # what is looked up: a follow-up carries the question before in front
    terms: tuple[str, ...]  # of `search`, in order, each once
    own_terms: tuple[str, ...]  # of `text` alone
    asked: Asked  # what kind of thing would answer
    state: bool  # True: asks how things stand, so the newest word counts; False: a lasting fact
    as_of: date | None  # as given with the question
    stands_at: date | None  # the time the question itself names, not after `as_of`; else `as_of`


def read_question(question: Question, today: date | None = None) -> Asking:
    """Understand a question; raises QuestionError where there is nothing to understand.

    `today` is what "last year" counts from where the question isn't asked as of a date; None: it means nothing.
    """
    text = " ".join(question.text.split())
    if not text:
        raise QuestionError("The question is empty: type what you would like to know.")
    if len(text) > MAX_CHARACTERS:
        raise QuestionError(f"The question has {len(text)} characters, at most {MAX_CHARACTERS} are read: shorten it.")
    own = tuple(dict.fromkeys(terms(text)))
    search = text
    if question.previous and _leans_on(text, own):
        search = f"{' '.join(question.previous.split())} {text}"
    lower = text.lower().replace("’", "'")
    asked = _asked(lower)
    state = _is_state(lower, asked)
    base = question.as_of or today
    named = asked_date(text, base) if base and (state or asked == "other") else None
    return Asking(
        text, search, tuple(dict.fromkeys(terms(search))), own, asked, state, question.as_of, named or question.as_of
    )


def _asked(lower: str) -> Asked:
    if _NUMBER_OF.search(lower):
        return "number"
    for kind, pattern in (("when", _WHEN), ("who", _WHO), ("where", _WHERE), ("why", _WHY)):
        if pattern.search(lower):
            return kind  # type: ignore[return-value]  # the tuple's strings are literals of Asked
    return "polar" if _POLAR.search(lower) else "other"


def _is_state(lower: str, asked: Asked) -> bool:
    """Tell whether the answer is expected to change: "is there…", "when does…", "any news"."""
    if re.search(r"\b(?:was|were|did|had)\b", lower) and not re.search(r"\b(?:now|still|yet)\b", lower):
        return asked == "polar" and lower.startswith("did")  # "did they renew it" asks for the newest, "who was" not
    return asked == "polar" or bool(_STATE.search(lower))


def _leans_on(text: str, own: tuple[str, ...]) -> bool:
    """Tell whether a question can't be understood without the one before."""
    lower = text.lower()
    has_name = any(w[:1].isupper() for w in text.split()[1:] if w.lower() not in STOP_WORDS and w not in {"I", "I'm"})
    if has_name and not lower.startswith(("and ", "what about", "how about")):
        return False
    return bool(_FOLLOW_UP.search(lower)) or (len(own) < _SHORT and len(tokens(text)) <= 2 * _SHORT)
