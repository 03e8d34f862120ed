"""Candidate sentences: what retrieval found, cut into the units that could answer, each with what is known of it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from hsbot.answers.hindsight import news_days
from hsbot.answers.kinds import fits
from hsbot.answers.printed import MONTHS
from hsbot.answers.question import Asking
from hsbot.answers.told_time import asks_when_it_comes, names_no_time
from hsbot.records import Article, Hit, Passage, Sentence
from hsbot.search.words import STOP_WORDS, terms

if TYPE_CHECKING:
    from hsbot.answers.aim import Aimed
    from hsbot.answers.aliases import Named
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
    "no_time",  # 1 where the question asks when something comes, and it names no time but that of its report
    "looks_back",  # 1 where it tells what was before its article, and the question asks how things stand
)

_HAD = re.compile(r"\bhad (?:\w+ly |already |also |never |not |once |still )?(?:been|\w+ed|said|told|made)\b", re.I)
_MONTH_AND_YEAR = re.compile(
    r"\b(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* (?:\d{1,2},? )?)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Corpus(Protocol):
    """What the candidates need to know of the index."""

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Return an article's sentences in order of the text."""

    def sentence_terms(self, article: Article) -> tuple[frozenset[str], ...]:
        """Return their terms."""

    def sentence_vectors(self, article: Article) -> Matrix:
        """Return their vectors, shape (sentences, dim)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence that might answer."""

    article: Article
    at: int  # index into the article's sentences
    sentence: Sentence
    text: str
    before: str  # the sentence before and the one behind it, "" where there is none
    after: str
    features: tuple[float, ...]  # in the order of FEATURES
    recalls: date | None = None  # the earlier day to which it looks back (`hsbot.answers.hindsight`); None: it doesn't

    @property
    def day(self) -> date | None:
        """Of which its news is; None: of nobody knows which."""
        return self.recalls or self.article.published


def gather(
    asking: Asking, aimed: Aimed, hits: Sequence[Hit], corpus: Corpus, passages: int, with_term: Callable[[str], int]
) -> list[Candidate]:
    """Return every sentence of the hits once, and the title and first sentence of each article; in order of the hits.

    `aimed` is the question's vector as it is compared with sentences; `passages` the number of passages of the index,
    and `with_term` tells in how many of them a term stands.
    """
    counts = {t: asking.named.count(t, with_term) for t in asking.terms}
    weights = {t: math.log1p(passages / (1 + n)) for t, n in counts.items()}
    share = _Share(asking.terms, weights)
    unknown = share({t for t, n in counts.items() if not n})
    best_bm25 = max((h.lexical or 0.0 for h in hits), default=0.0) or 1.0
    names = _names(asking.search)
    comes = asks_when_it_comes(asking.asked, asking.search)
    rows: list[tuple[Article, int, Hit]] = []
    seen: set[tuple[str, int]] = set()
    for hit in hits:
        sentences = corpus.sentences(hit.article)
        titles = [i for i, s in enumerate(sentences) if s.kind == "title"]
        news = _first(sentences)  # an article's news stand at its beginning
        for at in [*range(hit.passage.first, hit.passage.last + 1), *titles, *news]:
            if (hit.article.id, at) not in seen:
                seen.add((hit.article.id, at))
                rows.append((hit.article, at, hit))
    cosines = _cosines(rows, aimed, corpus)
    mean = sum(cosines) / len(cosines) if cosines else 0.0
    known: dict[str, _Known] = {}
    found = []
    for (article, at, hit), cosine in zip(rows, cosines, strict=True):
        if article.id not in known:
            known[article.id] = _Known(article, corpus, asking.named)
        about = known[article.id]
        sentence = about.sentences[at]
        text, near = about.texts[at], about.near(at)
        recalls = about.days[at] if about.days[at] != article.published else None
        passage_cosine = hit.dense if hit.dense is not None else cosine
        features = (
            cosine,
            passage_cosine,
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
            float(comes and names_no_time(text, article.published)),
            float(asking.state and (recalls is not None or _looks_back(text, article))),
        )
        found.append(Candidate(article, at, sentence, text, about.before(at), about.after(at), features, recalls))
    return found


def fronts(articles: Iterable[Article], corpus: Corpus) -> list[Hit]:
    """Return the first content sentence of each article as a hit that nothing was found by."""
    found = []
    for article in articles:
        sentences = corpus.sentences(article)
        for at in _first(sentences):
            passage = Passage(sentences[at].start, sentences[at].end, at, at)
            found.append(Hit(article, passage, None, None, 0.0))
    return found


def _first(sentences: Sequence[Sentence]) -> list[int]:
    """Return the index of the first content sentence; none where there is none."""
    return [at for at, sentence in enumerate(sentences) if sentence.kind == "body"][:1]


class _Known:
    """What is needed of one article, worked out once a question."""

    def __init__(self, article: Article, corpus: Corpus, named: Named) -> None:
        self.sentences = corpus.sentences(article)
        self.days = news_days(article, self.sentences)
        self.texts = [" ".join(article.text[s.start : s.end].split()) for s in self.sentences]
        self.terms = [named.extended(present) for present in corpus.sentence_terms(article)]
        self.title_terms = named.extended(frozenset(terms(article.title)))
        self.all_terms = self.title_terms.union(*self.terms)

    def near(self, at: int) -> frozenset[str]:
        """Return the terms of a sentence, its neighbours and the title."""
        return self.title_terms.union(*self.terms[max(at - 1, 0) : at + 2])

    def before(self, at: int) -> str:
        """Return the content sentence before, "" for the first."""
        return self.texts[at - 1] if at > 0 and self.sentences[at - 1].kind == "body" else ""

    def after(self, at: int) -> str:
        """Return the content sentence behind, "" for the last."""
        behind = at + 1 < len(self.sentences) and self.sentences[at + 1].kind == "body"
        return self.texts[at + 1] if behind else ""


class _Share:
    """The share, by weight, of the question's terms that stand among others; 0 to 1."""

    def __init__(self, wanted: Sequence[str], weights: dict[str, float]) -> None:
        self._wanted, self._weights = wanted, weights
        self._total = sum(weights[t] for t in wanted) or 1.0

    def __call__(self, others: Iterable[str]) -> float:
        present = others if isinstance(others, set | frozenset) else set(others)
        return sum(self._weights[t] for t in self._wanted if t in present) / self._total


def _cosines(rows: Sequence[tuple[Article, int, Hit]], aimed: Aimed, corpus: Corpus) -> list[float]:
    by_article: dict[str, Matrix] = {}
    cosines = []
    for article, at, _ in rows:
        if article.id not in by_article:
            by_article[article.id] = aimed.cosines(corpus.sentence_vectors(article))
        cosines.append(float(by_article[article.id][at]))
    return cosines


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

    Years are left out: they are dates, and time has its own rules.
    """
    for number in (t for t in question if _DIGITS.fullmatch(t) and not _YEAR.fullmatch(t)):
        with_noun = [t for t in question if t.endswith(f"_{number}")]
        if not near.intersection(with_noun or [number]):
            return True
    return False
