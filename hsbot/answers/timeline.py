"""The timeline: the few sentences that answer best, each with its day, read together.

What answers stands in several articles of several days, and read apart each answers just as well: "no word yet of a
fourth season" as well as "a film takes its place". Read in the order of their days, the reader can tell which of them
is the last word on what was asked, and which speak of something else.

It stands in one place for training and for answering, as `hsbot.answers.windows` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hsbot.answers.candidates import Candidate
from hsbot.answers.windows import Window

MOST = 5
"""Sentences of a timeline: on held-out communities a right one is among the best five nine times in ten."""

_HEAD = 4  # of a sentence that is cut, one in so many words from its beginning
_TITLE_WORDS, _WORDS = 12, 45  # of a title and of a sentence, the most that is read again
_LEAST_WORDS = 14  # of a sentence, what is always read
_ALL_WORDS = 130  # of all sentences, days and titles: as many as a window has room for beside a long question
_DAY_WORDS = 3


def timeline(candidates: Sequence[Candidate]) -> tuple[Window, tuple[int, ...]]:
    """Return what is read of the candidates, and for each of the window's sentences the candidate's index.

    The oldest stands first, what is undated before everything else; those of one article in its order, of which the
    first carries day and title for all of them. What looks back has a day of its own, and no title.
    """
    order = sorted(range(len(candidates)), key=lambda i: _place(candidates[i]))
    titles = {one.article.id: one.article.title for one in candidates}
    most = room([one.text for one in candidates if one.sentence.kind != "title"], list(titles.values()))
    sentences, last = [], None
    for one in (candidates[i] for i in order):
        text = "" if one.sentence.kind == "title" else cut(one.text, most)
        place = one.article.id, one.day
        title = "" if one.recalls else one.article.title  # which tells what came later
        sentences.append(told(one.day, title, text, first=place != last))
        last = place
    return Window("", tuple(sentences)), tuple(order)


def told(day: date | None, title: str, text: str, *, first: bool) -> str:
    """Return a sentence as the reader learnt to read it; `text` "" is the title itself."""
    parts = [f"{day.day} {day:%B %Y}" if day else "undated"] if first else []
    parts += [" ".join(title.split()[:_TITLE_WORDS])] if title and (first or not text) else []
    parts += [text] if text else []
    return ": ".join(parts)


def _place(candidate: Candidate) -> tuple[date, str, bool, int]:
    article = candidate.article
    return candidate.day or date.min, article.id, candidate.sentence.kind != "title", candidate.at


def cut(text: str, most: int = _WORDS) -> str:
    """Return at most so many words of a sentence: of a longer one its beginning and, mostly, its end.

    A sentence of the web names first who says it, where and when, and last what is so.
    """
    words = text.split()
    if len(words) <= most:
        return " ".join(words)
    head = most // _HEAD
    return " ".join([*words[:head], "…", *words[len(words) - most + head + 1 :]])


def room(texts: Sequence[str], titles: Sequence[str]) -> int:
    """Return how many words of each sentence can be read, so that the newest, which stands last, has room."""
    left = _ALL_WORDS - sum(_DAY_WORDS + min(len(title.split()), _TITLE_WORDS) for title in titles)
    words = [len(text.split()) for text in texts]
    fitting = (most for most in range(_WORDS, _LEAST_WORDS, -1) if sum(min(n, most) for n in words) <= left)
    return next(fitting, _LEAST_WORDS)
