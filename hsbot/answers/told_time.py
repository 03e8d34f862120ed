"""Whether a sentence could tell when something comes: it names a time besides that of its report, or puts it off.

The time of the work on it ("we can only shoot in 2025") is not that of its coming.
"""

from __future__ import annotations

import re

from hsbot.answers.dates import PHRASES, WEEKDAY
from hsbot.answers.question import Asked

_CAME = re.compile(
    r"\b(?:wh?en|what (?:day|date|month|time|year))['’]?(?:d\b|s?\s+(?:\w+\s+)?(?:did|was|were|had|has|have)\b)", re.I
)
_COMES = re.compile(
    r"\b(?:will|won['’]?t|going to|gonna|com(?:e|es|ing)|out|back|dates?|releas\w*|premi[eè]r\w*|air(?:s|ing)?|"
    r"start(?:s|ing)?|beg[iu]ns?|beginning|open(?:s|ing)?|return(?:s|ing)?|drop(?:s|ping)?|launch\w*|land(?:s|ing)?|"
    r"arriv\w*|available|stream\w*)\b",
    re.IGNORECASE,
)
_IS_ON = re.compile(r"\bwh?en(?:['’]?s| is| are) [^?.!]{2,40} on (?:\w+ )?\w+\W*$", re.IGNORECASE)  # "on the radio"
_ASKS_OF_WORK = re.compile(r"\b(?:(?:film|shoot|record)ing|production|filmed|shoot)\b", re.IGNORECASE)  # "underway"?
_WORK = re.compile(
    r"\b(?:filming|films in (?-i:[A-Z])|cameras|recording|rehears\w*|shoot(?:s|ing)?|in production|"
    r"production (?:is|was|has|will|began|begins?|starts?|started|wraps?|wrapped|ends?|ended)\b|"
    r"(?:is|was|be|being|been) (?:filmed|shot|recorded)\b)",
    re.IGNORECASE,
)
_DATED = "|".join(PHRASES[:6])
_DAY = rf"(?:{WEEKDAY}(?:,? (?:{_DATED}))?|{_DATED})"
_SAYS = r"(?:said|says|confirmed|announced|revealed|told|reported|wrote|posted|stated|explained|shared|tweeted)"
_REPORTED = re.compile(  # "Orrery confirmed to the press on 9 June 2025", "on Tuesday, Ada Lunde said"
    rf"\b{_SAYS}(?: (?:to|in|at) (?:the |an? )?\w+(?: \w+)?)? (?:on )?{_DAY}\b|"
    rf"\bmade [^.;,]{{1,40}} public (?:on )?{_DAY}|"
    rf"\bon {_DAY},? (?:(?-i:[A-Z])[\w’'-]* ){{0,3}}{_SAYS}\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(?:{'|'.join(PHRASES[:7])}|{WEEKDAY}s?|(?:in|by|until|till|from|this|next|early|mid|late)[ -](?:may|march)|"
    r"(?-i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?|"
    r"(?:in the|the|this|next|last|an?|early|late) fall|fall (?:of|release|premiere|season|launch)|spring|summer|"
    r"autumn|winter|christmas|thanksgiving|easter|halloween|holidays?|(?:boxing|new year['’]?s) day|today|"
    r"tonight|tomorrow|morning|afternoon|evening|o['’]clock|soon|shortly|imminent\w*|later|sooner|until|till|next|"
    r"once|when|after|before|years?|months?|weeks?|weekends?|days?|hours?|minutes?|fortnight|"
    r"decades?|centur(?:y|ies)|dates?|tb[acd]|q[1-4]|(?:1[5-9]|20)\d\ds?|"
    r"\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m|\d{1,2}[/.:]\d{1,2}|the \d{1,2}(?:st|nd|rd|th)|['’]\d\d|"
    r"at (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|noon|midnight|daily|weekly|"
    r"nightly|h[12]|quarter|following|episodes?|finale|"
    r"(?:is|are|was|were|been) (?:already |finally |just )?(?:out|available|released|streaming)|"
    r"(?:out|available|playing|streaming|showing|airing) now|now (?:out|available|playing|streaming|showing|airing)|"
    r"due|expected|scheduled?|(?:mon|tues?|wed|thurs?|fri|sat|sun)\.)(?!\w)",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:no|not|none|nobody|nothing|never|neither|nor|without|cannot|wont|isnt|wasnt|doesnt|yet|delay\w*|postpon\w*|"
    r"cancel\w*|shelv\w*|scrap\w*|ax(?:ed|ing)|called off|pushed|moved|put off|dropped|ended|over|rather than|"
    r"instead of)\b|n[’']t\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(  # that something is to be had or seen, however it is said
    _COMES.pattern + r"|\b(?:came|aired|started|began|opened|returned|dropped|landed|follow\w*|screen\w*|cinemas?|"
    r"theat(?:er|re)\w*|debut\w*|publish\w*|play(?:s|ed|ing)?|shown?|seen?|reach\w*|on sale|hits?|appear\w*|live|ready|"
    r"watch\w*|planned|intended|offer\w*|heard|moving|broadcast\w*|rescheduled|due|set for|expected|scheduled?|slated)"
    r"\b|"
    rf"\bon {WEEKDAY}s?\b",
    re.IGNORECASE,
)


def asks_when_it_comes(asked: Asked, question: str) -> bool:
    """Tell whether a question asks when something comes: "when is the film out?", not "when did it come out?"."""
    if asked != "when" or _CAME.search(question) or _ASKS_OF_WORK.search(question):
        return False
    return bool(_COMES.search(question) or _IS_ON.search(question))


def names_no_time(text: str) -> bool:
    """Tell whether a sentence names neither a time but that of its report, nor a delay, nor a denial.

    "It is in production, Orrery confirmed on 9 June" can't tell when it comes, nor can "cameras roll in May", whose
    time is that of the work. In doubt it is one that could.
    """
    rest = _REPORTED.sub(" ", text)
    if _PUT_OFF.search(rest):
        return False
    return not _TIME.search(rest) or bool(_WORK.search(rest) and not _SHOWN.search(rest))
