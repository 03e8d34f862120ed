"""What a sentence announced and the calendar has since passed: "premieres in January", read in June."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta

from hsbot.answers.dates import PHRASES, WEEKDAY, span_ahead
from hsbot.answers.printed import month_end
from hsbot.answers.spans import WEEKDAYS, span
from hsbot.search.words import STOP_WORDS

_DATE = "|".join(PHRASES)
_YEAR = r"(?:19|20)\d\d"
_LAST_MONTH = {"spring": 6, "summer": 9, "autumn": 12, "fall": 12, "winter": 15}  # at the latest; 15: March of the next
_SEASON = "|".join(_LAST_MONTH)
_COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten".split(), 1)}
_COUNTED = re.compile(
    rf"(?P<count>{'|'.join(_COUNTS)}|\d\d?) (?P<unit>day|week|month)s?(?P<time>'? time)?", re.IGNORECASE
)
_ENDS = r"(?=\W*$|[,.;:!?)”\"—–]| (?:and|but|or|in|on|at|as|with|to|for|after|when|while|if)\b)"  # no "Christmas show"
_RELATIVE = (  # a capital that doesn't begin a sentence is that of a title: "Tomorrow", "This Summer"
    r"(?:(?=(?-i:[a-z]))|(?<![^.!?”\"\n][ “\"]))"
    rf"(?-i:(?:[Tt]his|(?<!\bthe )[Nn]ext) (?:week|month|year|{_SEASON})\b(?!'s)|[Tt]omorrow\b(?!'s))|"
    rf"(?:the (?=\w+ of ))?(?:{_SEASON}),? (?:of )?{_YEAR}|q[1-4],? (?:of )?{_YEAR}"
    rf"|(?:(?<=\bon )|(?<=\bthis )|\bnext ){WEEKDAY}\b(?! (?:week|\w+[gnt]s)\b|,? (?:the )?\d|,? (?:{PHRASES[-1]})\b)"
    rf"|(?:(?<=\bbefore )|(?<=\bby )|(?<=\bthis ))(?-i:Christmas){_ENDS}"
    rf"|(?:(?<=\bbefore )|(?<=\bby )|(?<=\bat ))the end of (?:the|this) (?:year|month){_ENDS}"
    rf"|(?<=\bin )(?:{'|'.join(_COUNTS)}|\d\d?) (?:day|week|month)s?(?:'? time)?{_ENDS}"
)
_DATED = re.compile(
    rf"\b(?:(?P<by>in|on|for|from|until|till|to|by|of|this|and)\s+)?(?P<phrase>(?P<relative>{_RELATIVE})|{_DATE})"
    r"\b(?!\s+(?-i:[A-Z][a-z]))",  # "by April Kestrel" is no month
    re.IGNORECASE,
)
_BARE = re.compile("|".join(PHRASES[:6]), re.IGNORECASE)  # needs no preposition, as what is relative needs none
_NO_DAY = re.compile(  # in front of "5 May": it is of something, perhaps long since, or no day
    r"\b(?:the|an?|its|his|her|their|season|series|part|episode|chapter|volume|patch|version|top)\s+$|'s\s+$", re.I
)
_BEGINS = re.compile(rf"\bfrom\b(?: (?:{WEEKDAY},|(?!(?:to|until|till)\b)[\w-]+)){{0,3}} $", re.IGNORECASE)
_WORD_BEHIND = re.compile(r" ([a-z][\w-]*)")
_MAY_FOLLOW = STOP_WORDS | set("across via worldwide nationwide everywhere following instead".split())
_SMALL = re.compile(r"\b(?!(?:the|of|in|early|mid|late)\b)[a-z]{3,}")  # a month without its capital: a verb
_VERB_TOO = re.compile(r"May|March")
_LOOSE = {"this", "and", "to", "of"}  # stand before "may" and "march" as verbs, too
_CLAUSE_ENDS = re.compile(
    rf"[,;:.!?()“”\"—–](?!\s+(?:{_DATE})\b)|\b(?:and(?!\s+(?:{_DATE})\b)|but|which|who|that|while|after|"
    r"before(?! (?:Christmas|the end of)\b)|when|because)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|be|being|been)(?: \w+ly| now)? \w+ed\b|\b(?:expected|scheduled|planned)\b", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|\w+ed|began|came|went|ran|hit|left|made|won|lost|sold|said|told|took|since)\b",
    re.IGNORECASE,
)
_WHEN = re.compile(  # in front of "in two weeks", which may else be how long something takes
    r"\b(?:out|back|due|live|sale|place|available|released|(?:arriv|launch|open|start|begin|com|premier|clos|end|return|"
    r"follow|land|leav)(?:e?s|e|ing)?) in $",
    re.IGNORECASE,
)
_YEARS = re.compile(_YEAR)
_REACH = 300  # characters to either side of a date; a longer clause is no sentence, and to read it each time is slow
_ANNOUNCES = re.compile(
    r"\b(?:will|won't|shall|(?:is|are) (?:to|now|due|out|back|expected|scheduled|planned|coming|not|\w+ing)|due|"
    r"next (?:\w+ ){1,2}(?:is|are)|(?<!birthday )(?<!anniversary )(?:is|are)"
    r"(?= tomorrow\b| (?:on|this|next) \w+day\b| on (?:\d\d?(?:st|nd|rd|th)? (?:of )?(?-i:[A-Z])|(?-i:[A-Z])\w+ \d))|"
    r"set (?:to|for)|scheduled|expected|planned|coming|aims?|hopes?|plans?|intends?|"
    r"has until|"
    r"(?:premier|return|arriv|air|open|launch|releas|stream|debut|follow|drop|land|clos|ceas|conclud)e?s|"
    r"(?:start|begin|end|finish|come|move|hit|go|run|last|kick|slip|play|visit|tour|appear)s|takes? place|"
    r"(?-i:(?:[A-Z][\w-]+|club|band|side|team|[Tt]hey|[Ww]e) (?:host|face|play|meet)s?"
    r"(?= (?:[A-Z]|at |in |the )(?:[^,;.]{0,60} )?(?:on|tomorrow|this|next|in \w+ (?:day|week|month)s?)\b))|"
    r"(?<=[a-z]{2}s )(?<!\bits )(?<!\bhis )(?:premiere|return|arrive|air|open|launch|close|start|begin|end|come out|"
    r"go (?:on sale|live))(?= (?:on|in|at|this|next|again|tomorrow|\d)))\b",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:will|won't|shall|(?:is|are) (?:to|due|expected|scheduled|planned|going to))\b", re.IGNORECASE
)
_UNDER_WAY = re.compile(  # "is mourning a death on Friday": the day is perhaps the last one
    r"\b(?:is|are) (?:now |still )?(?:out|back|not|\w+ing)\b"
    r"(?=.*\b(?:the|an?|his|her|its|their|\w+'s) (?:[\w-]+ ){1,2}(?:on )?$)",
    re.IGNORECASE,
)
_REGULAR = re.compile(r"\b(?:every|each|weekly|always|usually)\b", re.IGNORECASE)
_YEARLY = re.compile(  # in front of a month without a year
    r"\bthe (?:first|second|third|fourth|last) (?:\w+day|weekend) (?:in |of )?$", re.IGNORECASE
)
_SAYING = re.compile(r"\b(?:said|told(?: \w+){1,3})\b", re.IGNORECASE)


def passed_day(text: str, published: date | None, now: date) -> date | None:
    """Return the last day of what `text` announces where that day lay ahead when it was published and is over `now`.

    None where it announces no date, one not over yet, or where nobody knows when it was said. A date without a year
    is the next one after the publication. It counts only in a clause that looks ahead, and so does the month or year
    of the publication itself: "released in 2026" may be past. Of several dates the latest counts: "moves from March to
    June". What begins at a date ("open from March 2025") isn't over with it.
    """
    if published is None:
        return None
    text = text.replace("’", "'")
    ends = [m.span() for m in _CLAUSE_ENDS.finditer(text)]
    found: list[date] = []
    for match in _DATED.finditer(text):
        by, phrase = (match["by"] or "").lower(), match["phrase"]
        if by == "from" or (not match["relative"] and _SMALL.search(phrase)) or (not by and not _is_day(text, match)):
            continue
        counted = _COUNTED.fullmatch(phrase)
        if counted and not (
            counted["time"] or _WHEN.search(text, max(0, match.start("phrase") - _REACH), match.start("phrase"))
        ):
            continue
        if by in _LOOSE and match["by"] != "this" and _VERB_TOO.fullmatch(phrase):
            return None  # perhaps the month, perhaps a name
        for first, end in _span(match, published):
            if (_YEARS.search(phrase) and first > published) or _looks_ahead(text, match, ends):
                found.append(end)
    last = max(found, default=None)
    return last if last is not None and published < last < now else None


def _is_day(text: str, dated: re.Match[str]) -> bool:
    """Tell whether a date without a preposition is one: "opens 5 May", but not "the 5 May show" or "season 5 May".

    Nor is it where something begins, "from Friday, July 3", or of something that is named behind it, "3 July dates".
    """
    phrase = dated["phrase"]
    ahead = text[max(0, dated.start() - _REACH) : dated.start()]
    if not (dated["relative"] or _BARE.fullmatch(phrase)) or _BEGINS.search(ahead):
        return False
    if _YEARS.search(phrase):
        return True
    if phrase.lower().startswith("the ") or _NO_DAY.search(ahead):
        return False
    behind = _WORD_BEHIND.match(text, dated.end())
    return bool(dated["relative"] or not behind or behind[1] in _MAY_FOLLOW or behind[1].endswith("ly"))


def _looks_ahead(text: str, dated: re.Match[str], ends: Sequence[tuple[int, int]]) -> bool:
    """Tell whether the clause of a date announces, and tells nothing of the past; `ends`: what parts the clauses."""
    ahead = bisect_right(ends, dated.start(), key=lambda span: span[1])
    behind = bisect_left(ends, dated.end(), key=lambda span: span[0])
    start = max(ends[ahead - 1][1] if ahead else 0, dated.start() - _REACH)
    end = min(ends[behind][0] if behind < len(ends) else len(text), dated.end() + _REACH)
    for saying in _SAYING.finditer(text, start, dated.start()):  # what was said may lie ahead
        if _ANNOUNCES.search(text, saying.end(), dated.start()):
            start = saying.end()
    clause = text[start:end]
    phrase, at, told = dated["phrase"].lower(), dated.start("phrase"), clause
    if phrase.endswith(WEEKDAYS) and _REGULAR.search(clause):
        return False
    if not _SURELY.search(clause):
        if _YEARLY.search(text[start : dated.start()]) and not _YEARS.search(phrase):
            return False
        if phrase in WEEKDAYS and (dated["by"] or "").lower() == "on":
            # perhaps the last one, unless what stands in front announces it
            told = _UNDER_WAY.sub(" ", text[start:at]) + text[at : dated.end()]
    return bool(_ANNOUNCES.search(told)) and not _PAST.search(_PASSIVE.sub(" ", clause))


def _span(dated: re.Match[str], published: date) -> list[tuple[date, date]]:
    """Return the first and last day of a date; [] where there is no such day."""
    phrase = " ".join(dated["phrase"].lower().split())
    try:
        return [_relative(phrase, published) if dated["relative"] else span_ahead(phrase, published)]
    except (ValueError, OverflowError):
        return []


def _relative(phrase: str, day: date) -> tuple[date, date]:
    """Return the first and last day of "next month", "this summer" or "summer 2026", the last one at the latest."""
    if counted := _COUNTED.fullmatch(phrase):
        count = _COUNTS.get(counted["count"]) or int(counted["count"])
        months = count if counted["unit"] == "month" else 0
        return day, month_end(day.year, day.month + months) if months else day + timedelta(
            days=count * (7 if counted["unit"] == "week" else 1)
        )
    if phrase.startswith("q"):
        return span(phrase, day)
    later = 1 if phrase.startswith("next") else 0
    if phrase == "tomorrow":
        last = day + timedelta(days=1)
    elif phrase.endswith(WEEKDAYS):
        last = day + timedelta(days=(WEEKDAYS.index(phrase.split()[-1]) - day.weekday() - 1) % 7 + 1 + 7 * later)
    elif phrase == "christmas":
        last = date(day.year + ((day.month, day.day) > (12, 25)), 12, 25)
    elif phrase.endswith("week"):
        last = day + timedelta(days=6 - day.weekday() + 7 * later)
    elif phrase.endswith("month"):
        last = month_end(day.year, day.month + later)
    elif phrase.endswith(" year"):
        last = date(day.year + later, 12, 31)
    else:
        month = next(month for season, month in _LAST_MONTH.items() if season in phrase)
        if year := _YEARS.search(phrase):
            return date(int(year[0]), 1, 1), month_end(int(year[0]), month)
        named = next(year for year in range(day.year - 1, day.year + 2) if month_end(year, month) > day)
        last = month_end(named + (later and named <= day.year), month)
    return day, last
