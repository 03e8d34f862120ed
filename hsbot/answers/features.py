"""The features of candidates: numbers that tell how well each sentence may answer, by words, vectors and time."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from hsbot.answers.kinds import fits
from hsbot.answers.known import Corpus, Known
from hsbot.answers.printed import MONTHS
from hsbot.answers.question import Asking
from hsbot.answers.told_time import asks_when_it_comes, names_no_time
from hsbot.records import Article, Hit
from hsbot.search.words import STOP_WORDS, terms

if TYPE_CHECKING:
    from hsbot.answers.aim import Aimed
    from hsbot.search.encoder import Matrix

FEATURES = (
    "cosine",  # of question and sentence
    "passage_cosine",  # of question and passage
    "lead",  # how far the sentence's cosine lies above the mean of all candidates
    "covered",  # share of the question's terms, by weight, that stand in the sentence
    "covered_near",  # … in the sentence, its neighbours or the title
    "covered_article",  # … anywhere in the article
    "unknown",  # … nowhere in the whole corpus; here and above another name for the same counts as the name
    "bm25",  # of the passage, as a share of the best one
    "fits",  # 1 where the kind of thing asked for stands there (a date, a number, a name) and not in the question
    "asks_kind",  # 1 where the question asks for such a kind at all
    "number_missing",  # 1 where the question has a number that the sentence, neighbours and title lack
    "name_missing",  # share of the question's names that the article lacks
    "length",  # natural logarithm of the number of words
    "is_title",
    "is_heading",
    "is_quotation",  # 1 where it lies inside quotation marks as a whole
    "early_news",  # 1 divided by its place in the article, where the question asks how things stand: news come first
    "no_time",  # 1 where the question asks when something comes, and the sentence names no time but its report's
    "newness",  # of its news' day among those of all candidates: 1 for the newest, less the older, 0 for undated
    "newness_changing",  # the same, times how likely the answer changes with time
    "place",  # natural logarithm of its place by cosine, from 1
    "looks_back",  # 1 where it tells what was before its article, and the question asks how things stand
)

_HAD = re.compile(r"\bhad (?:\w+ly |already |also |never |not |once |still )?(?:been|\w+ed|said|told|made)\b", re.I)
_MONTH_AND_YEAR = re.compile(
    r"\b(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:\d{1,2},? )?)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_FIRST_SEASON, _OTHER_SEASON = "season_1", re.compile(r"season_\d{1,2}")


class Row(NamedTuple):
    """A sentence to be judged."""

    article: Article
    at: int  # index into the article's sentences
    hit: Hit  # with which it came


def features(
    asking: Asking,
    aimed: Aimed,
    rows: Sequence[Row],
    known: Mapping[str, Known],
    corpus: Corpus,
    best_bm25: float,
    passages: int,
    with_term: Callable[[str], int],
) -> list[tuple[float, ...]]:
    """Return the values of each row, in the order of FEATURES; `known` are their articles by id.

    `aimed` is the question's vector as it is compared with sentences, `best_bm25` the highest of all hits, above 0;
    `passages` the number of passages of the index, and `with_term` tells in how many of them a term stands.
    """
    counts = {t: asking.named.count(t, with_term) for t in asking.terms}
    share = _Share(asking.terms, {t: math.log1p(passages / (1 + n)) for t, n in counts.items()})
    unknown = share({t for t, n in counts.items() if not n})
    names = _names(asking.search)
    comes = asks_when_it_comes(asking.asked, asking.text)
    cosines = _cosines(rows, aimed, corpus)
    mean = sum(cosines) / len(cosines) if cosines else 0.0
    newness = newness_of([known[row.article.id].days[row.at] for row in rows])
    places = _places(cosines)
    found: list[tuple[float, ...]] = []
    for (article, at, hit), cosine, new, place in zip(rows, cosines, newness, places, strict=True):
        about = known[article.id]
        sentence, text, near = about.sentences[at], about.texts[at], about.near(at)
        values = (
            cosine,
            hit.dense if hit.dense is not None else cosine,
            cosine - mean,
            share(about.terms[at]),
            share(near),
            share(about.all_terms),
            unknown,
            (hit.lexical or 0.0) / best_bm25,
            float(fits(asking.asked, text, asking.search)),
            float(asking.asked in {"who", "when", "where", "number", "why"}),
            float(_lacks_number(asking.terms, near)),
            _missing(names, about.all_terms),
            math.log(1 + len(text.split())),
            float(sentence.kind == "title"),
            float(sentence.kind == "heading"),
            float(text[0] in "“\"'‘" and text[-1] in "”\"'’"),
            asking.state / (1 + at) if sentence.kind == "body" else float(asking.state),
            float(comes and names_no_time(text)),
            new,
            new * asking.changing,
            math.log(place),
            float(asking.state and (about.recalls(at) is not None or _looks_back(text, article))),
        )
        found.append(values)
    return found


class _Share:
    """The share, by weight, of the question's terms that stand among others; 0 to 1."""

    def __init__(self, wanted: Sequence[str], weights: dict[str, float]) -> None:
        self._wanted, self._weights = wanted, weights
        self._total = sum(weights[t] for t in wanted) or 1.0

    def __call__(self, others: Iterable[str]) -> float:
        present = others if isinstance(others, set | frozenset) else set(others)
        return sum(self._weights[t] for t in self._wanted if t in present) / self._total


def _cosines(rows: Sequence[Row], aimed: Aimed, corpus: Corpus) -> list[float]:
    by_article: dict[str, Matrix] = {}
    cosines = []
    for article, at, _ in rows:
        if article.id not in by_article:
            by_article[article.id] = aimed.cosines(corpus.sentence_vectors(article))
        cosines.append(float(by_article[article.id][at]))
    return cosines


def newness_of(days: Sequence[date | None]) -> list[float]:
    """Return the place of each day among all of them, from the oldest: 1 for the newest, 0 for None."""
    all_of_them = sorted({day for day in days if day})
    places = {day: (1 + at) / len(all_of_them) for at, day in enumerate(all_of_them)}
    return [places[day] if day else 0.0 for day in days]


def _places(values: Sequence[float]) -> list[int]:
    """Return the place of each value, the highest's 1; of equal ones the first stands before the others."""
    places = [0] * len(values)
    for place, at in enumerate(sorted(range(len(values)), key=lambda at: -values[at]), start=1):
        places[at] = place
    return places


def _names(question: str) -> list[frozenset[str]]:
    """Return the terms of each capitalised word of a question but the first; none where all of it is in capitals."""
    stripped = [w.strip("?!.,:;\"'“”‘’()") for w in question.split()[1:]]
    words = [w for w in stripped if w[:1].isupper() and w.lower() not in STOP_WORDS and not question.isupper()]
    return [frozenset(found) for w in words if (found := terms(w))]


def _looks_back(text: str, article: Article) -> bool:
    """Tell whether a sentence recalls what was: "had hoped", or a month or year before that of its article."""
    if _HAD.search(text):
        return True
    if article.published is None:
        return False
    for match in _MONTH_AND_YEAR.finditer(text):
        month = MONTHS.index(match[1][:3].lower()) + 1 if match[1] else 12
        if (int(match[2]), month) < (article.published.year, article.published.month):
            return True
    return False


def _missing(names: Sequence[frozenset[str]], present: frozenset[str]) -> float:
    return sum(not name & present for name in names) / len(names) if names else 0.0


def _lacks_number(question: Sequence[str], near: frozenset[str]) -> bool:
    """Tell whether a number of the question, such as the 4 of "season 4", doesn't stand near with that noun.

    Years are left out: they are dates, and time has its own rules. A first season is hardly ever called so before there
    is a second: it is lacking only where another one is spoken of.
    """
    for number in (t for t in question if _DIGITS.fullmatch(t) and not _YEAR.fullmatch(t)):
        with_noun = [t for t in question if t.endswith(f"_{number}")]
        if near.intersection(with_noun or [number]):
            continue
        if _FIRST_SEASON not in with_noun or any(_OTHER_SEASON.fullmatch(t) for t in near):
            return True
    return False
