"""The words of a sentence that answer, told by what is asked: the date, the number with its noun, the name, the place.

They are marked only where they are certain; a sentence without marks is the rule rather than a failure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from hsbot.answers.asked_sentence import AskedSentence, kin
from hsbot.answers.coming import ENDS_THERE
from hsbot.answers.expressions import DATE, NUMBER, UNIT
from hsbot.answers.kinds import FREE
from hsbot.answers.marked_names import find_people, find_places, find_titles
from hsbot.answers.question import Asking
from hsbot.records import Span
from hsbot.search.words import stem, terms

_MOST = 8  # marks; more than three only as a list of names
_COMES_OUT = re.compile(r"\b(?:out|releas\w+|premi[eè]r\w+|air(?:s|ed|ing)?|launch\w*|arriv\w+|drops?|opens?|lands?)\b")
_SAID_ON = re.compile(r"\b(?:said|told|announced|confirmed|revealed|wrote|explained|added|public)\b[^.;]{0,30}$")
_REPLACED = re.compile(
    r"(?:\binstead of|\brather than|\bnot|\boriginally|\bplanned for|\bdue(?: out)?) (?:in |on |for |the )*$"
)
_MOVED = re.compile(r"\b(?:mov|postpon|push|delay|slip|shift|chang|brought|reschedul|put back|put off)\w*\b")
_MOVED_TO = re.compile(  # of a day, what stands behind it up to the next
    rf"^,?(?: (?:has|have|had|was|were|is|are|will|been|be|now))* (?:{_MOVED.pattern})"
    r"(?: back| forward| up)? (?:to|for|until|till) (?:the )?$|^[^.;]{0,20}\bbut\b[^.;]{0,30}\bnow\b"
)
_MONEY = re.compile(r"[£$€]|^.*\d.*(?: euros?| pounds?| dollars?| pence| cents?)$", re.I)
_PRICE = re.compile(
    r"\bhow much (?:is|are|was|were|for)\b|\b(?:cost|costs|price|priced|pay|expensive|cheap|ticket|tickets|fee)\b"
)
_RISEN_FROM = re.compile(
    r"\b(?:rais|ris|rose|(?:went|gone|go|goes) (?:up|down)|increas|gr[eo]w|cut\b|dropp|fall|fell|lower|reduc)"
    r"[^,;.]*\bfrom $"
)
_THEN = re.compile(  # asks for what was before
    r"\b(?:was|were|before|old|original(?:ly)?|previous(?:ly)?|used? to|last)\b"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_CLOCK = re.compile(
    rf"\b(?:\d{{1,2}}(?:[.:]\d\d)? ?(?:[ap]\.m\.|[ap]m\b|o[’']clock\b)|\d{{1,2}}:\d\d\b|{_HOUR} o[’']clock\b|"
    rf"(?:half|quarter|five|ten|twenty) (?:past|to) {_HOUR}\b|noon\b|midnight\b)",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(r"\bhow many (?:more |other |of the |different )?((?:\w+ ?){1,2})")
_OF_A_MEASURE = re.compile(r"-[^\W\d_]| (?:more|fewer|less)\b.* than\b")  # "8 one-hour episodes", "two more than"
_AGE = re.compile(r"(?<=, )\d{1,3}(?=,)|\baged \d{1,3}\b")
_TIME = re.compile(r"(?:second|minute|hour|day|week|month|year)s?$")
_MEASURES = (("how long", _TIME), ("how old", re.compile("old$")), ("percent", re.compile("%|cent$")))
_PEOPLE = ("peopl", "player", "member", "fan", "viewer", "visitor", "spectat", "listen", "household", "subscrib")
_BECAUSE = re.compile(
    r"\b(?:because|(?<!was )(?<!is )(?<!are )(?<!were )(?<!be )due to|owing to|as a result of|on account of|so that)\b"
    r"[^,;.!?”\"]*\w"
)
_NONE = re.compile(r"\b(?:there (?:will|is|are|was|would|has|have)(?: be| been)? )?no (?:\w+ ){0,3}?(?=\w)", re.I)
_ENDS_THERE = ENDS_THERE | frozenset("yet planned coming expected ordered announced until till is was has will".split())
_NOT = re.compile(
    r"(?:\b(?:not|never|cannot|no longer(?! than\b)|neither|nor)|n[’']t)\b(?! (?:only|just|before|until|till)\b)", re.I
)
_BOUND = re.compile(r"\b(?:(?:more|less|fewer|later|longer) than|before|until|till)\b", re.I)
_NOT_THIS = re.compile(r"\bnot (?:(?:in|on|at|by|for|with) )?(?:the )?$", re.I)
_JOINS = re.compile(  # "four of six", "four to six" and "1 hour, 52 minutes" are one answer
    r" (?:to|or|and|of) |[-–]|(?:(?<=hour)|(?<=hours)), (?=[\w-]+ min)"
)
_PART = re.compile(r"[,;:(–—]|\b(?:and|but|while|when|where|which|who|that|because|so|though|although)\b")
_PART_BEHIND = re.compile(rf"{_PART.pattern}|\b(?:if|unless|as(?= (?:he|she|it|they|we|there)\b))\b")  # "not sure if"
_ASIDE = re.compile(r",? \([^)]*\)|, [^,;.]*,")


def find_marks(asking: Asking, text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the answering words in the sentence `text[start:end]`, in order and apart; () where none is certain."""
    sentence = AskedSentence(asking, text, start, end).of_the_asked()
    if sentence is None:
        return ()
    lower = asking.text.lower()
    found: list[Span] = []
    if re.search(r"\b(?:what|which) time\b(?! (?:of (?:the )?year|period|frame|span)\b)", lower):
        clock = [(a, b) for a, b in sentence.find(_CLOCK) if not _is_moved_from(sentence, a, b)]
        found = sentence.best_clause(clock)
    elif asking.asked == "when":
        found = _dates(sentence)
    elif asking.asked == "number" or _PRICE.search(lower):
        found = _numbers(sentence, lower)
    elif asking.asked == "who":
        found = find_people(sentence)
    elif asking.asked == "where":
        found = find_places(sentence)
    elif asking.asked == "why":
        found = [m.span() for m in _BECAUSE.finditer(text, start, end)][:1]
    elif asking.asked == "polar":
        found = _denials(sentence)
    elif re.search(r"\b(?:called|named|name|title)\b", lower):
        found = find_titles(sentence)
    marks = [(a, b) for a, b in sorted(found) if start <= a < b <= end]
    if asking.asked not in ("polar", "why") and not _NOT.search(lower) and any(_is_negated(sentence, m) for m in marks):
        return ()
    apart = all(b <= c for (_, b), (c, _) in pairwise(marks))
    return tuple(marks) if apart and len(marks) <= _MOST else ()


def _is_negated(s: AskedSentence, mark: Span) -> bool:
    """Tell whether the mark's part of the sentence says what is not so: "Ada Pell, 30, will not return".

    "Not before" and "not until" a date say when, and "not more than" a number how many.
    """
    a, b = mark
    ahead = _PART.split(s.before(a))[-1]
    behind = s.behind(b)
    if aside := _ASIDE.match(behind):
        behind = behind[aside.end() :]
    if _NOT_THIS.search(ahead):
        return True
    denied = _NOT.search(ahead)
    bound = denied and _BOUND.search(ahead[denied.end() :] + s.text[a:b])
    return bool((denied and not bound) or _NOT.search(_PART_BEHIND.split(behind)[0]))


def _dates(s: AskedSentence) -> list[Span]:
    found = []
    about_saying = any(w in s.wanted for w in map(stem, ("announced", "confirmed", "said", "revealed", "public")))
    days = s.find(DATE)
    for number, (a, b) in enumerate(days, 1):
        before = s.before(a)
        if days[number:] and _MOVED_TO.search(s.text[b : days[number][0]]):
            continue  # "the concert on 5 June was postponed to 12 June"
        if s.text[a:b].lower() in s.question or _REPLACED.search(before) or _is_moved_from(s, a, b):
            continue
        if about_saying or not _SAID_ON.search(before):
            found.append((a, b))
    return _of_the_asked(s, found) or s.best_clause(found)[:2]


def _is_moved_from(s: AskedSentence, a: int, b: int) -> bool:
    """Tell whether a time is where something was before: "moved from 3pm to 5.30pm"."""
    before = s.before(a)
    return bool(re.search(r"\bfrom (?:the )?$", before) and re.match(r" to\b", s.behind(b)) and _MOVED.search(before))


def _of_the_asked(s: AskedSentence, dates: Sequence[Span]) -> list[Span]:
    """Return the one of several dates that stands behind what is asked: "filmed in 2025 and comes out in 2026"."""
    if len(dates) < 2:
        return []
    chunks = [s.text[left:a] for left, (a, _) in zip([s.start, *(b for _, b in dates)], dates, strict=False)]
    comes = _COMES_OUT.search(s.question.rsplit("?", 2)[-1] or s.question)
    told = [bool(comes and _COMES_OUT.search(chunk)) for chunk in chunks]
    if sum(told) != 1:
        told = [any(w.islower() and s.is_wanted(w) for w in re.findall(r"\w+", chunk)) for chunk in chunks]
    return [date for date, one in zip(dates, told, strict=True) if one] if sum(told) == 1 else []


def _numbers(s: AskedSentence, lower: str) -> list[Span]:
    if _PRICE.search(lower) or "how much" in lower:
        priced = [span for span in _measured(s) if _MONEY.search(s.text[slice(*span)])]
        if not _THEN.search(lower):
            priced = [span for span in priced if not _is_left(s, *span)]
        if found := priced or (s.find(FREE) if _PRICE.search(lower) else []):
            return found if len(found) < 2 else s.best_clause(found)[:2]
        if _PRICE.search(lower):
            return []
    if counted := _HOW_MANY.search(lower):
        return _counted(s, [t for t in terms(counted[1]) if not t[0].isdigit()])
    wanted = next((unit for asked, unit in _MEASURES if asked in lower), UNIT)
    alone = [span for span in _measured(s) if wanted.search(s.text[slice(*span)])]
    alone = [(a, b) for a, b in alone if not _is_left(s, a, b)]
    alone += s.find(_AGE) if "how old" in lower else []
    return [(_joined_from(s, a), b) for a, b in alone] if len(alone) == 1 else []


def _is_left(s: AskedSentence, a: int, b: int) -> bool:
    """Tell whether a number is what was before: "raised from £20 to £25"."""
    return bool(_RISEN_FROM.search(s.before(a)) and re.match(r" to\b", s.behind(b)))


def _joined_from(s: AskedSentence, at: int) -> int:
    """Return where "six to eight weeks" begins, of which "eight weeks" begins at `at`."""
    ahead = [a for a, b in s.find(NUMBER) if b < at and re.fullmatch(r" (?:to|or) |[-–]", s.text[b:at])]
    return ahead[-1] if ahead and not s.before(ahead[-1]).endswith("from ") else at


def _counted(s: AskedSentence, nouns: Sequence[str]) -> list[Span]:
    """Return the number of these nouns with the noun, or of people where people are counted: "up to eight members"."""
    if any(n in _PEOPLE for n in nouns):
        nouns = [*nouns, *_PEOPLE]
    numbers = dict(s.find(NUMBER))
    measured = [(a, b) for a, b in _measured(s) if not _OF_A_MEASURE.match(s.text, numbers[a])]
    joined = [m.end() for m in _JOINS.finditer(s.text, s.start, s.end)]
    apart = [a for a, _ in measured if a not in joined]
    for a, b in measured:
        nearer = next((c for c in apart if c >= b), s.end)  # another number, which counts what stands behind it
        words = list(re.finditer(r"[ -]?([^\W_]+)", s.text[b : min(b + 40, nearer)]))[:3]
        near = [w for w in words if any(kin(t, n) for t in terms(w[1]) for n in nouns)]
        end = b + near[0].end() if near else b
        if near or any(kin(t, n) for t in terms(s.text[a:b]) for n in nouns):
            moved = re.match(r" to ", s.text[end : s.end]) if re.search(r"\bfrom $", s.before(a)) else None
            after = NUMBER.match(s.text, end + 4, s.end) if moved else None
            return [after.span() if after else (a, end)]
    return []


def _measured(s: AskedSentence) -> list[Span]:
    """Return the numbers, each with the unit behind it."""
    found = []
    for a, b in s.find(NUMBER):
        unit = UNIT.match(s.text, b, s.end)
        found.append((a, unit.end() if unit else b))
    return found


def _denials(s: AskedSentence) -> list[Span]:
    """Return "there will be no season 4" where a season 4 is asked for; "no season 4 trailer" is no denial of it."""
    found = []
    for a, b in s.find(_NONE):
        words = list(re.finditer(r" ?(\w+)", s.text[b : s.end]))
        nouns = list(takewhile(lambda word: s.is_wanted(word[1]), words))
        if not nouns:
            continue
        number = re.match(r" \d+\b", s.text[b + nouns[-1].end() : s.end])
        end = b + nouns[-1].end() + (number.end() if number else 0)
        behind = re.match(r"[ -]([^\W_]+)", s.text[end : s.end])
        if not behind or behind[1].lower() in _ENDS_THERE:
            found.append((a, end))
    return found if len(found) == 1 else []
