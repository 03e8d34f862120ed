"""Hindsight: of which day the news is that a sentence tells, where its article looks back.

An article of April that ends with "some previous updates" tells in them what February hoped for: its day is not theirs.
What looks back is told by the sentence itself ("In February 2025, Pell said …"), by the one before it in its paragraph
that does, by the day of an embedded post, or by the heading above. In doubt a sentence is of its article's own day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from hsbot.articles.noise import EMBED
from hsbot.records import Article, Sentence

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_LAST_MONTH: Final = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11}  # of a season; winter ends in another year
_DATE: Final = (
    rf"(?:(?:the )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?\b)?"
    r"(?:,? (?:of )?(?:19|20)\d\d)?"
    r"|(?:the )?(?:spring|summer|autumn|fall) (?:of )?(?:19|20)\d\d|(?:19|20)\d\d)\b"
)
_READ: Final = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?(?:(?P<month>{_MONTH})|(?P<season>spring|summer|autumn|fall))"
    r"(?: (?P<after>\d{1,2})(?:st|nd|rd|th)?\b)?(?:,? (?:of )?(?P<year>(?:19|20)\d\d))?|(?P<only>(?:19|20)\d\d)",
    re.IGNORECASE,
)
_TOLD: Final = (
    r"(?:said|told|shared|added|explained|wrote|noted|announced|revealed|confirmed|stated|reaffirmed|insisted|admitted|"
    r"teased|hinted|promised|hoped|spoke|talked|posted|tweeted|reported|claimed|declared|suggested|recalled)"
)
_OPENS: Final = re.compile(
    rf"[“\"'‘(]*(?:(?:Then|But|And),? )?(?:(?:Back|Early|Late|Again|Already) )?(?:in|on|as of|"
    r"at the (?:end|start|beginning) of|during)"
    rf" (?:early |late |mid-)?(?P<date>{_DATE})(?=[, ])"
    r"(?! (?:issue|edition|episode|film|album|season|election)\b)(?P<that> of that (?:same )?year)?",
    re.IGNORECASE,
)
_OPENING_PHRASE: Final = re.compile(  # "During an interview from October 2024, Pell reaffirmed"
    rf"(?:During|In|At|On|Speaking|Talking|Writing|Asked|Interviewed)\b[^,.;:“\"]{{1,80}} (?:[Ff]rom|in|of|on)"
    rf" (?:early |late |mid-)?(?P<date>{_DATE}),",
    re.IGNORECASE,
)
_TOLD_IN: Final = re.compile(  # "Pell said in February 2025 that", "shared back in the fall of 2024"
    rf"(?<!who )(?<!who had )(?<!\bI )\b{_TOLD} (?:back )?(?:in|on) (?P<date>{_DATE})(?= that\b|[,:])"
    rf"|\b{_TOLD}\b[^.;“\"]{{0,80}}\bback in (?P<back>{_DATE})",
)
_LATER: Final = re.compile(
    r"(?:About |Some |Almost |Nearly |Just )?(?P<count>a|an|one|two|three|four|five|six|a few|several)"
    r" (?P<unit>day|week|month|year)s? later\b|(?P<next>The (?:next|following) (?P<after>day|week|month|year)\b)"
    r"|(?P<same>(?:Later |Earlier )?that (?:same )?(?:day|week|month|year|spring|summer|autumn|fall|winter)\b)",
    re.IGNORECASE,
)
_AGO: Final = re.compile(
    r"(?:Back )?Last (?P<last>week|month|year)\b|(?P<count>a|an|one|two|three|four|five|six|a few|several)"
    r" (?P<unit>week|month|year)s? ago\b",
    re.IGNORECASE,
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FEW: Final = 3
_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_STANDS: Final = re.compile(  # tells how things are as the article is written
    r"\b(?:is|are|has|have|will|won[’']t|isn[’']t|aren[’']t|hasn[’']t|haven[’']t|does|do|can|now|today|yesterday|currently|"
    r"still|this (?:week|month|year|morning|evening|afternoon)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|told|wrote|spoke|began|came|went|made|took|gave|got|won|lost|sold|led|left|\w+ed)\b",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(
    r"[“\"]|(?:He|She|They|It|His|Her|Their|This|That|These|Those|Then|There|But|And|The remark)\b"
)
_SECTION: Final = re.compile(
    r"\b(?:previous|earlier|older|past)(?:ly)? (?:\w+ )?(?:updates?|news|coverage|reports?|reporting|stor(?:y|ies)|"
    r"statements?|articles?|posts?)\b|\bpreviously\b|\bthe story so far\b|\bbackground$|"
    r"\boriginal (?:story|article|report)\b|\bhow (?:we|it) got here\b|"
    r"\bwhat (?:we knew|came before|happened (?:before|so far))\b",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_POSTED: Final = re.compile(rf"{_MONTH} \d{{1,2}}, \d{{4}}")
_BESIDE: Final = 160  # characters between a sentence and the post that it belongs to, at most
_KEPT: Final = 512  # articles of which the days are remembered


@lru_cache(maxsize=_KEPT)
def news_days(article: Article, sentences: tuple[Sentence, ...]) -> tuple[date | None, ...]:
    """Return of which day each sentence's news is, in their order: the article's own, or an earlier one.

    `sentences` are all of the article's, in the order of its text. Of a month or year it is the last day; what stands
    below a heading like "previous updates" without a date of its own is of the day before the article. All are None
    where the article is undated.
    """
    published = article.published
    if published is None:
        return (None,) * len(sentences)
    days = [published] * len(sentences)
    last: date | None = None  # the last day that was looked back to, which "a month later" counts from
    for run, old in _paragraphs(article.text, sentences):
        told: date | None = None
        for at in run:
            text = article.text[sentences[at].start : sentences[at].end]
            inside = _is_inside(article.text, sentences, run, at)
            outside = _outside(text, inside=inside)
            if day := _own_day(text, "" if old else outside, published, last):
                told = last = day
                for before in run[: run.index(at)] if inside else ():
                    days[before] = min(days[before], day)
            elif told and not (old or inside or _goes_on(text, outside)):
                told = None
            if told:
                days[at] = told
            elif old:
                days[at] = published - timedelta(days=1)
    for at, day in _posts(article.text, sentences):
        days[at] = min(days[at], day)
    return tuple(days)


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[list[int], bool]]:
    """Yield the indexes of each paragraph's sentences, and whether the heading above says that it looks back."""
    run: list[int] = []
    old = False
    for at, sentence in enumerate(sentences):
        starts = at > 0 and "\n" in text[sentences[at - 1].end : sentence.start]
        if run and (starts or sentence.kind != "body"):
            yield run, old
            run = []
        if sentence.kind == "heading":
            old = bool(_SECTION.search(text[sentence.start : sentence.end]))
        elif sentence.kind == "body":
            run.append(at)
    if run:
        yield run, old


def _is_inside(text: str, sentences: Sequence[Sentence], run: Sequence[int], at: int) -> bool:
    """Tell whether a sentence begins in a quotation that began before it in its paragraph."""
    before = text[sentences[run[0]].start : sentences[at].start]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _outside(text: str, *, inside: bool) -> str:
    """Return a sentence without what is quoted in it; `inside`: it begins in a quotation."""
    return _QUOTED.sub(" ", f"“{text.replace('“', '')}" if inside and "”" in text else f'"{text}' if inside else text)


def _goes_on(text: str, outside: str) -> bool:
    """Tell whether a sentence speaks of the same day as the one before: it leans on it, and is no news of today."""
    return bool(_GOES_ON.match(text)) and not _STANDS.search(outside)


def _own_day(text: str, outside: str, published: date, last: date | None) -> date | None:
    """Return the day that a sentence says it looks back to, None where it says none, or tells how things stand."""
    if told := _TOLD_IN.search(text):
        return _read(told["date"] or told["back"], published)
    if _STANDS.search(outside):
        return None
    if (opened := _OPENS.match(text) or _OPENING_PHRASE.match(text)) and _PAST.search(text, opened.end()):
        day = _read(opened["date"], published)
        that = last if opened.re is _OPENS and opened["that"] else None
        return day.replace(year=that.year, day=min(day.day, 28)) if day and that else day
    if ago := _AGO.match(text):
        return _ago(ago, published)
    if last and (later := _LATER.match(text)):
        return _later(later, last, published)
    return None


def _read(phrase: str, published: date) -> date | None:
    """Return the last day of a date, None where that isn't before the month of the article, or there is none such.

    A month without a year is the last one before the article.
    """
    found = _READ.search(phrase)
    if found is None:
        return None
    if found["only"]:
        day, year = date(int(found["only"]), 12, 31), int(found["only"])
        return day if year < published.year else None
    name = (found["month"] or found["season"]).lower()
    month = _LAST_MONTH[name] if found["season"] else _MONTHS.index(name[:3]) + 1
    year = int(found["year"]) if found["year"] else published.year - (month > published.month)
    number = found["day"] or found["after"]
    try:
        day = date(year, month, int(number) if number else calendar.monthrange(year, month)[1])
    except ValueError:
        return None
    return day if day < (published if number else published.replace(day=1)) else None


def _ago(found: re.Match[str], published: date) -> date | None:
    if found["last"]:
        first = {"week": published - timedelta(days=6), "month": published.replace(day=1)}
        return first.get(found["last"].lower(), published.replace(month=1, day=1)) - timedelta(days=1)
    return published - _span(found["count"], found["unit"])


def _later(found: re.Match[str], last: date, published: date) -> date | None:
    span = timedelta() if found["same"] else _span(found["count"] or "a", found["unit"] or found["after"])
    return min(last + span, published)


def _span(count: str, unit: str) -> timedelta:
    return timedelta(days=_COUNTS.get(count.lower(), _FEW) * _DAYS[unit.lower()])


def _posts(text: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, date]]:
    """Yield the sentences of embedded posts with the posts' days."""
    if "(@" not in text:
        return
    for embed in EMBED.finditer(text):
        posted = _POSTED.search(embed[0])
        ahead = [at for at, s in enumerate(sentences) if s.end <= embed.start() and s.kind == "body"]
        if not posted or not ahead or embed.start() - sentences[ahead[-1]].end > _BESIDE:
            continue
        day = _read(posted[0], date.max)
        paragraph = text.rfind("\n", 0, sentences[ahead[-1]].start)
        for at in ahead:
            if day and sentences[at].start > paragraph:
                yield at, day
