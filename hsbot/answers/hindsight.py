"""Hindsight: of which day the news is that a sentence tells, where its article looks back.

An article of April that ends with "some previous updates" tells in them what February hoped for: its day is not theirs.
What looks back is told by the sentence itself ("In February 2025, Pell said …"), by the one before it in its paragraph
that does, by the day of an embedded post, or by the heading above. In doubt a sentence is of its article's own day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from hsbot.answers.printed import DATE, MONTH, NEWS, read_date
from hsbot.answers.speaker import find_quotations
from hsbot.records import Article, Sentence, Span

_NO_NAME: Final = r"(?!(?<=April|.June) [A-Z]|(?<=August) [A-Z]|(?<=May) [A-Z])"  # "In August Wilson's honour"
_NO_MAGAZINE: Final = r"(?! (?:issue|edition|episode|film|album|season|election)\b)"
_TOLD: Final = (
    r"(?:said|told|shared|added|explained|wrote|noted|announced|revealed|confirmed|stated|reaffirmed|insisted|admitted|"
    r"teased|hinted|promised|hoped|spoke|talked|posted|tweeted|reported|claimed|declared|suggested|recalled)"
)
_OPENS: Final = re.compile(
    r"[“\"'‘(]*(?:(?:Then|But|And),? )?(?:(?:Back|Early|Late|Again|Already|As late as|As early as) )?"
    r"(?:[Ii]n|[Oo]n|[Aa]s of|[Aa]t the (?:end|start|beginning) of|[Dd]uring)"
    rf" (?:early |late |mid-)?(?P<date>{DATE})(?=[, ]){_NO_NAME}{_NO_MAGAZINE}(?P<that> of that (?:same )?year)?"
)
_OPENING_PHRASE: Final = re.compile(  # "During an interview from October 2024, Pell reaffirmed"
    r"(?:During|In|At|On|Speaking|Talking|Writing|Asked|Interviewed)\b[^,.;:“\"]{0,80} (?:[Ff]rom|in|of|on)"
    rf" (?:early |late |mid-)?(?P<date>{DATE}),"
    r"|[A-Z][^,.;:“\"]{1,60}, (?:speaking|talking|writing|interviewed)"  # "Pell, speaking in January, said"
    r"(?: (?:to|with|at)\b[^,.;:“\"]{1,60})? (?:in|on)"
    rf" (?:early |late |mid-)?(?P<spoken>{DATE}),(?= (?:had )?{_TOLD}\b)"
)
_TO_WHOM: Final = (
    r"(?<=told)(?: (?:the )?[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){0,3}| (?:fans|reporters|journalists|us|me))"
)
_WHAT: Final = r" (?:there|he|she|it|they|we)(?:['’]d\b| (?:would|had|was|were|might|could)\b)"  # without a "that"
_TOLD_IN: Final = re.compile(  # "Pell said in February 2025 that", "shared back in the fall of 2024"
    rf"(?<!who )(?<!who had )(?<!\bI )(?<!, )\b{_TOLD}(?:{_TO_WHOM})? (?:back )?(?:in|on)"
    rf" (?P<date>{DATE})(?= that\b|:|{_WHAT})"
    rf"|(?<!who )(?<!who had )(?<!, )\b{_TOLD}\b[^.;“\"]{{0,80}}\bback in (?P<back>{DATE})"
)
_ASIDE: Final = re.compile(  # in front of such words: the sentence tells something else
    r"\b(?:[Aa]lthough|[Tt]hough|[Ww]hereas|[Ww]hile|[Ss]ince|[Aa]fter|[Bb]efore|[Ww]hen|[Bb]ecause|[Aa]s|who['’]d|than|what|"
    r"which|whom)\b[^,;]{0,120}$"
)
_LATER: Final = re.compile(
    r"(?:About |Some |Almost |Nearly |Just )?(?P<count>[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Aa] few|"
    r"[Ss]everal) (?P<unit>day|week|month|year)s? later\b|The (?:next|following) (?P<after>day|week|month|year)\b"
    r"|(?P<same>(?:Later |Earlier )?[Tt]hat (?:same )?(?:day|week|month|year|spring|summer|autumn|fall|winter)\b)"
)
_AGO: Final = re.compile(
    r"(?:Back |Only |Just |Even )?(?:[Ll]ast (?P<last>week|month|year)\b(?![’'])"
    r"|(?P<count>[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Aa] few|[Ss]everal)"
    r" (?P<unit>week|fortnight|month|year)s? ago\b)"
)
_COUNTS: Final = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_FEW: Final = 3
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_STANDS: Final = re.compile(  # tells how things are as the article is written
    r"\b(?:is|are|has|have|will|won[’']t|isn[’']t|aren[’']t|hasn[’']t|haven[’']t|does|do|can|now|today|yesterday|"
    r"tomorrow|tonight|currently|still|this (?:week|month|year|morning|evening|afternoon|[A-Z]\w+)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_PAST: Final = re.compile(
    r"\b(?:was|were|had|did|said|told|wrote|spoke|began|came|went|made|took|gave|got|won|lost|sold|led|left|met|thought|"
    r"kept|held|became|found|grew|knew|saw|fell|ran|put|set|hit|cut)\b"
    r"|(?<!\bthe )(?<!\ban )(?<!\bits )(?<!\bour )(?<!\bhis )(?<!\bher )(?<!\ba )(?<!\btheir )"
    r"\b(?!(?:need|feed|seed|bed|red|shed|speed|hundred|indeed|exceed|succeed|proceed)\b)[a-z]{2,}ed\b"
)
_GOES_ON: Final = re.compile(
    r"[“\"]|(?:He|She|They|It|His|Her|Their|This|That|These|Those|Then|There|But|And|The remark)\b"
)
_SECTION: Final = re.compile(  # the end of a heading, or all of it: news may be of "earlier reports", too
    r"(?:^|[:–—-] )(?:some |the |our |more |a few )?(?:previous|earlier|older|past) (?:\w+ )?"
    r"(?:updates?|news|coverage|reports?|reporting|stor(?:y|ies)|statements?|articles?|posts?)$"
    r"|(?:^|[:–—-] )(?:previously|(?:the )?background|the story so far|how (?:we|it) got here|(?:the |our )?original "
    r"(?:story|article|report)|what (?:we knew(?: \w+){0,2}|came before|happened (?:before|so far)))$",
    re.IGNORECASE | re.ASCII,
)
_QUOTED: Final = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)")
_POSTED: Final = re.compile(rf"[—–-] ?[^—\n@(]{{1,60}}\(@\w{{1,30}}\)\s*(?P<date>{MONTH} \d{{1,2}}, \d{{4}})")
_BESIDE: Final = 160  # characters between a sentence and the post that it belongs to, at most
_FIRST_YEAR: Final = 1900  # an article that is older has no true date
_KEPT: Final = 512  # articles of which the days are remembered


@lru_cache(maxsize=_KEPT)
def news_days(article: Article, sentences: tuple[Sentence, ...]) -> tuple[date | None, ...]:
    """Return of which day each sentence's news is, in their order: the article's own, or an earlier one.

    `sentences` are all of the article's, in the order of its text. Of a month or year it is the last day; what stands
    below a heading like "previous updates" without a date of its own is of the day before the article. All are None
    where the article is undated.
    """
    published = article.published
    if published is None or published.year < _FIRST_YEAR:
        return (published,) * len(sentences)
    days = [published] * len(sentences)
    last: date | None = None  # the day that the paragraph before looked back to, from which "a month later" counts
    for paragraph in _paragraphs(article.text, sentences):
        last = _look_back(article.text, sentences, paragraph, days, last)
    for at, day in _posts(article.text, sentences, published):
        days[at] = min(days[at], day)
    return tuple(days)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    run: range  # of its sentences, by index
    old: bool  # the heading above says that it looks back
    quoted: list[Span]  # what is quoted in it, as far as both marks stand there


def _look_back(
    text: str, sentences: Sequence[Sentence], paragraph: _Paragraph, days: list[date], last: date | None
) -> date | None:
    """Put the days of a paragraph's sentences right; return the last that it looked back to, None where it didn't."""
    run, old = paragraph.run, paragraph.old
    published = days[run[0]]
    told: date | None = None
    found: date | None = None
    for at in run:
        start = sentences[at].start
        own = text[start : sentences[at].end]
        quotation = next((q for q in paragraph.quoted if q[0] < start < q[1]), None)
        outside = _QUOTED.sub(" ", own if quotation is None else own[max(0, quotation[1] - start) :])
        if day := _own_day(own, "" if old else outside, published, found or last):
            told = found = day
            for before in range(run[0], at) if quotation else ():
                if quotation and sentences[before].end > quotation[0]:
                    days[before] = min(days[before], day)
        elif told and not (old or quotation or _goes_on(own, outside)):
            told = None
        if told:
            days[at] = told
        if old:
            days[at] = min(days[at], published - timedelta(days=1))
    return found


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[_Paragraph]:
    """Yield the paragraphs that hold content sentences."""
    first: int | None = None
    old = False
    for at, sentence in enumerate(sentences):
        begins = at > 0 and "\n" in text[sentences[at - 1].end : sentence.start]
        if first is not None and (begins or sentence.kind != "body"):
            yield _paragraph(text, sentences, range(first, at), old=old)
            first = None
        if sentence.kind == "heading":
            old = bool(_SECTION.search(text[sentence.start : sentence.end]))
        elif sentence.kind == "body" and first is None:
            first = at
    if first is not None:
        yield _paragraph(text, sentences, range(first, len(sentences)), old=old)


def _paragraph(text: str, sentences: Sequence[Sentence], run: range, *, old: bool) -> _Paragraph:
    start, end = sentences[run[0]].start, sentences[run[-1]].end
    quoted = [
        (a, b)
        for a, b in find_quotations(text, start, end)
        if text[b - 1] in '”"' and not text[a - 1 : a].isdigit()  # 7" is a size
    ]
    return _Paragraph(run, old, quoted)


def _goes_on(text: str, outside: str) -> bool:
    """Tell whether a sentence speaks of the same time as the one before: it leans on it, and is no news of today."""
    if not _GOES_ON.match(text) or _STANDS.search(outside):
        return False
    return bool(_PAST.search(outside)) or not re.search(r"\w", outside)


def _own_day(text: str, outside: str, published: date, last: date | None) -> date | None:
    """Return the day that a sentence says it looks back to, None where it says none, or tells how things stand.

    It is `published` where that is so near that it is the article's own news.
    """
    if _STANDS.search(outside):
        return None
    told = _TOLD_IN.search(text)
    if told and not _ASIDE.search(text, 0, told.start()) and not _is_of_whom(text, told):
        return read_date(told["date"] or told["back"], published)
    if (opened := _OPENS.match(text) or _OPENING_PHRASE.match(text)) and _PAST.search(text, opened.end()):
        that = last if opened.re is _OPENS and opened["that"] else None
        return read_date(opened["date"] or opened["spoken"], published, that)
    if (ago := _AGO.match(text)) and _PAST.search(text, ago.end()):
        return _ago(ago, published)
    if last and (later := _LATER.match(text)) and _PAST.search(text, later.end()):
        return _later(later, last, published)
    return None


def _is_of_whom(text: str, told: re.Match[str]) -> bool:
    """Tell whether what was told is only of whom the news is: "sacked the manager they said in May they would keep"."""
    without_that = not told["back"] and re.match(_WHAT, text[told.end() :])
    return bool(without_that and _PAST.search(text, 0, told.start()))


def _ago(found: re.Match[str], published: date) -> date:
    if found["last"] == "week":
        return published
    if found["last"]:
        return published.replace(month=published.month if found["last"] == "month" else 1, day=1) - timedelta(days=1)
    if found["unit"] == "year":
        return date(published.year - _COUNTS.get(found["count"].lower(), _FEW), 12, 31)
    span = _span(found["count"], found["unit"])
    return published - span if span > NEWS else published


def _later(found: re.Match[str], last: date, published: date) -> date:
    span = timedelta() if found["same"] else _span(found["count"] or "a", found["unit"] or found["after"])
    return last + span if span < published - last else published  # the calendar ends in the year 9999


def _span(count: str, unit: str) -> timedelta:
    return timedelta(days=_COUNTS.get(count.lower(), _FEW) * _DAYS[unit])


def _posts(text: str, sentences: Sequence[Sentence], published: date) -> Iterator[tuple[int, date]]:
    """Yield the sentences of embedded posts, those of the paragraph that a post ends, with the posts' days."""
    for posted in _POSTED.finditer(text) if "(@" in text else ():
        ahead = [at for at, s in enumerate(sentences) if s.end <= posted.start() and s.kind == "body"]
        day = read_date(posted["date"], published)
        if not ahead or day is None or posted.start() - sentences[ahead[-1]].end > _BESIDE:
            continue
        paragraph = text.rfind("\n", 0, sentences[ahead[-1]].start)
        for at in ahead:
            if sentences[at].start > paragraph and not _STANDS.search(text[sentences[at].start : sentences[at].end]):
                yield at, day
