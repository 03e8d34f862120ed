"""What a question asks for, as far as its own words tell."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from hsbot.answers.aliases import NO_NAMES, Aliases, Named
from hsbot.answers.changing import changing
from hsbot.answers.dates import asked_date, is_firm, without_date
from hsbot.answers.offices import asks_for_office, asks_for_price, is_past
from hsbot.answers.pieces import SHORT, has_name, is_fragment
from hsbot.answers.plainly import plainly
from hsbot.errors import QuestionError
from hsbot.records import Question
from hsbot.search.words import STOP_WORDS, terms, tokens

Asked = Literal["who", "when", "where", "number", "why", "polar", "other"]
Lean = Literal["pronoun", "piece"]
"""How a question needs the one before: "who directs it?", or as "and when?" and "release date?" do."""

MAX_CHARACTERS = 1000

_KINDS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (
        "number",
        re.compile(
            r"how (?:many|much|long(?! ago)|old|big|tall|often|high|far|expensive)|what (?:percent|number|share)"
        ),
    ),
    (
        "when",
        re.compile(r"\bwh?en'?s?\b|\b(?:what|which) (?:year|date|day|month|time|week)\b|\bhow (?:soon|long ago)\b"),
    ),
    (
        "who",
        re.compile(
            r"(?<!doctor )(?<!dr )(?<!dr. )\bwho(?:s|m|se|'s)?\b|"
            r"\b(?:what|which) (?:actor|actress|artist|author|band|club|company|director|person|player|singer|studio|"
            r"team|writer)\b"
        ),
    ),
    (
        "where",
        re.compile(r"\bwhere'?s?\b|\b(?:what|which) (?:arena|city|country|place|stadium|town|venue)\b"),
    ),
    ("why", re.compile(r"\bwhy\b|\bhow come\b|\bwhat (?:is|was|'s) the reason\b|\breason for\b")),
    ("other", re.compile(r"\b(?:what'?s?|which|how'?s?)\b")),  # last: at one place the narrower kind counts
)
_RELEASE_DATE = re.compile(r"\b(?:release|premiere|air|start|launch|opening) date\b|\bdate of the\b")
_POLAR = re.compile(
    r"^(?:(?:so|and|but|hey|ok|okay|guys|wait|omg|um|lol|yo|hi|please|pls)[ ,]+)*"
    r"(?:is|are|was|were|will|has|have|had|did|does|do|can|could|should|any|am|(?:is|are|was|did|has|wo)n'?t)\b"
)
_TELLING = re.compile(
    r"\b(?:known?|knows|say|says|said|(?:tell|told)(?: me| us)?|announced?|reveal(?:ed)?|confirm(?:ed)?|explain(?:ed)?|"
    r"idea|word|news|info|clue|anywhere|on|of|for|about|remember|heard?|mention(?:ed)?|clear|guess|sure|check|decided?|"
    r"remind (?:me|us)|(?:find|found|figured?) out|learn(?:t|ed)?)"
    r"(?: exactly| yet)? $|^any $"
)
_STATE = re.compile(
    r"\b(?:is there|will|any (?:news|update|word|chance|info|idea)|anything new|still|yet|now|rn|atm|current|currently|"
    r"latest|newest|these days|at the moment|so far|anymore|happening|renewed|cancell?ed|confirmed|coming|returning|"
    r"going to|gonna|when (?:is|does|will|do|are|can)|release|status|update|news(?! \w+er\b)|next(?! door)|another|"
    r"(?<!game )over(?! the\b)|ending|(?<!the )end(?! credits?\b))\b|"
    r"^(?:and |so |but )?wh?en'?s?\b"
)
_WILL = re.compile(r"\b(?<![A-Z])[a-z]+ Will\b|\b[Ww]ill(?=['’]s\b|\W*$)")  # somebody's name
_TURNED = re.compile(r"\b(?:renewed|cancell?ed|confirmed|announced|saved|delayed|picked up|axed)\b")
_OPENING = re.compile(r"^(?:(?:ok|okay|oh)[ ,]+)?(?:and|but|so|also|or)\b|^(?:what|how) about\b")
_PRONOUN = re.compile(
    r"(?<!/)\b(?P<person>hes|shes|theyre|he|she|they|them|him|hers?|their|his)\b(?!/)|\b(?P<thing>it'?s?)\b(?! true)|"
    r"\b(?:this|that|those|these|there)\W*$|"
    r"^(?:(?:what|who|when|where|why|how)(?:'?s| is| was| are| were| does| did| do)?|is|was|are|were|does|did) "
    r"(?:this|that|those|these)\b(?! (?:week|month|year|season)\b)"
)
_CLAUSE = re.compile(r",|\b(?:and|or|but|because|if|since|so)\b")
_OF_A_SUBJECT = re.compile(r"\b(?:he|she|they)\b|\b(?:his|her|their) (?P<whose>[^\W\d_]+)")
_LIKELY = 0.6  # from which the answer is taken to change
_OF_THEN = re.compile(  # "was there going to be a season 4 in February 2025?"
    r"\b(?:was|were)\b.*\b(?:going to|gonna|supposed to|meant to|planned|expected|likely|in doubt|undecided)\b", re.I
)
_STANDS = re.compile(
    r"\b(?:is|are|was|were) there\b|\bstill\b|\bnews\b", re.I
)  # what a date behind it says where one stands


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as the rest of the way sees it."""

    text: str  # as typed, spaces folded; put plainly where the reader knows it better so
    search: str  # what is looked up: a follow-up carries the question before in front
    terms: tuple[str, ...]  # of `search`, in order, each once
    own_terms: tuple[str, ...]  # of `text` alone
    asked: Asked  # what kind of thing would answer
    state: bool  # True: it says itself that it asks how things stand: "is there", "still", "when will"
    changing: float  # 0 to 1, how likely the answer changes with time, so that the newest word counts
    as_of: date | None  # as given with the question, or as it firmly says itself: "as of march"
    stands_at: date | None  # the time the question itself names, not after `as_of`; else `as_of`
    lean: Lean | None  # None: it can be understood on its own, and `search` is `text`
    now: date | None  # where the reader stands, `as_of` or today; None: nobody said
    named: Named = NO_NAMES  # the names in `search` that have others
    dated: bool = False  # its own words name `stands_at`, and only to say where their reader stands
    held: bool = False  # asks who holds an office or what is charged, now or at `stands_at`
    comes: date | None = None  # the last day on which what it asks for was said to come, as far as that is known

    @property
    def moves(self) -> bool:
        """Whether an older answer is taken for what was said earlier, rather than for what is so as well."""
        return self.held or _moves(self.changing, state=self.state)


def read_question(
    question: Question, today: date | None = None, aliases: Aliases | None = None, day: date | None = None
) -> Asking:
    """Understand a question; raises QuestionError where there is nothing to understand.

    `today` is what "last year" counts from where the question isn't asked as of a date; None: it means nothing.
    `day` is that of an event it names, as "in march" would name it.
    """
    text = plainly(clean(question.text))
    if not text:
        raise QuestionError("The question is empty: type what you would like to know.")
    check_length(text)
    own = tuple(dict.fromkeys(terms(text)))
    search = text
    lean = _leans_on(text, own) if question.previous else None
    if question.previous and lean:
        search = f"{plainly(clean(question.previous))[:MAX_CHARACTERS]} {text}"
    asked, state = kind_of(text)
    likely = chance(text, search, lean, asked, state=state)
    base = question.as_of or today
    office, price = asked == "who" and asks_for_office(text), asked == "number" and asks_for_price(text)
    stands = _OF_THEN.search(text) or _STANDS.search(text) or office or price
    told = _moves(likely, state=state) or asked == "other" or stands
    named = asked_date(text, base, behind=office) if base and told else None
    as_of = named if named and is_firm(text) else question.as_of
    stands_at = min(day, as_of or day) if day else named or as_of
    words = tuple(dict.fromkeys(terms(search)))
    others = aliases.named_in(search) if aliases else NO_NAMES
    dated = bool(named and day is None and (stands or is_firm(text)))
    held = (office or price) and not (is_past(text) and named is None)
    now = as_of or today
    return Asking(text, search, words, own, asked, state, likely, as_of, stands_at, lean, now, others, dated, held)


def chance(text: str, search: str, lean: Lean | None, asked: Asked, *, state: bool) -> float:
    """Return how likely the answer changes, 0 to 1: "and the stadium?" asks for that where the question before did."""
    return changing(search if lean == "piece" else text, asked, state=state)


def timeless(asking: Asking) -> Asking:
    """Return a question without the time that it names, where that says where its reader stands and not what is asked.

    Of "who won in 2019" it is part of what is asked. It stays as it is where it names none, or nothing else.
    """
    if not asking.dated:
        return asking
    text, before = without_date(asking.text), asking.search.removesuffix(asking.text)
    search = f"{without_date(before)} {text}".strip() if before else text
    if not terms(text if asking.lean is None else search):
        return asking
    own, words = (tuple(dict.fromkeys(terms(one))) for one in (text, search))
    return replace(asking, text=text, search=search, own_terms=own, terms=words)


def kind_of(text: str) -> tuple[Asked, bool]:
    """Return the kind of thing that would answer, and whether a question says itself that it asks how things stand."""
    lower = _WILL.sub("_", text).lower().replace("’", "'")
    return (asked := _asked(lower)), _is_state(lower, asked)


def check_length(text: str) -> None:
    """Raise QuestionError for a text longer than any question, before time is spent on it."""
    length = len(clean(text))
    if length > MAX_CHARACTERS:
        raise QuestionError(f"The question has {length} characters, at most {MAX_CHARACTERS} are read: shorten it.")


def clean(text: str) -> str:
    """Return the text with its spaces folded, and without halves of characters, which no tokenizer takes."""
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _moves(likely: float, *, state: bool) -> bool:
    return state or likely >= _LIKELY


def _asked(lower: str) -> Asked:
    """Tell the kind by the first question word; in "is the man who plays Finn back?" that is the verb in front."""
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(lower))]
    at, asked = min(found, key=lambda one: one[0], default=(len(lower), "other"))
    if (polar := _POLAR.match(lower)) and not _TELLING.search(lower[polar.start() : at]):
        asked = "polar"
    if asked in {"polar", "other"} and _RELEASE_DATE.search(lower):
        return "when"
    return asked


def _is_state(lower: str, asked: Asked) -> bool:
    """Tell whether it says itself that it asks how things stand: "is there…", "when does…", "any news"."""
    if re.search(r"\bas (?:of|at)\b", lower):
        return True
    if re.search(r"\b(?:was|were|did|had)\b", lower) and not re.search(r"\b(?:now|still|yet)\b", lower):
        # "did they renew it" and "was it renewed" ask for the newest, "who was" and "was he happy" don't
        return asked == "polar" and (bool(re.search(r"\bdid\b", lower)) or bool(_TURNED.search(lower)))
    return asked == "polar" or bool(_STATE.search(lower))


def _leans_on(text: str, own: tuple[str, ...]) -> Lean | None:
    """Tell how a question needs the one before, None where it can be understood without."""
    lower = text.lower().replace("’", "'")
    opening: Lean | None = "piece" if _OPENING.search(lower) else None
    pronoun = next((p for p in _PRONOUN.finditer(lower) if p[0] != "they" or len(own) <= SHORT), None)
    if pronoun and any(len(terms(lower[: c.start()])) > 1 for c in _CLAUSE.finditer(lower[: pronoun.start()])):
        pronoun = None  # "is the show cancelled or is it coming back": the question itself says what "it" is
    if has_name(text):
        # "Did Ada say she would return?" tells who she is; "When does Orrery release it?" doesn't tell what
        if pronoun and (pronoun["person"] or (not opening and lower[pronoun.end() :].strip(" ?!."))):
            pronoun = None
        return "pronoun" if pronoun else opening
    if pronoun:
        return "pronoun"
    single = tuple(term for term in own if "_" not in term)  # "season 5?" has season, 5 and season_5
    return "piece" if is_fragment(single, _asked(lower), len(tokens(text))) else opening


def own_subject(text: str) -> str:
    """Return what stands in front of the "she" or the "her exit" of a question: there may be whom that speaks of.

    It is empty where only the question before can tell it: "did ada meet her", "did the studio say when it's out".
    """
    lower = text.lower().replace("’", "'")
    pronouns = list(_PRONOUN.finditer(lower))
    for pronoun in pronouns:
        found = _OF_A_SUBJECT.match(lower, pronoun.start())
        if found is None or found["whose"] in STOP_WORDS:
            return ""
    return text[: pronouns[0].start()] if pronouns else ""
