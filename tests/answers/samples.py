"""Articles, candidates and scores written by hand, so that every test knows its answer."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
from fakes import vector

from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.score import Scored
from hsbot.answers.windows import Window
from hsbot.records import Article, Hit, Passage, Sentence
from hsbot.search.words import terms

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix


def article(id_: str, published: str | None, *sentences: str, title: str = "Saltmarsh", between: str = " ") -> Article:
    """An article whose text is its title, an empty line, and the sentences with `between` between them."""
    text = f"{title}\n\n{between.join(sentences)}"
    return Article(id_, title, text, date.fromisoformat(published) if published else None, None, None, f"{id_}.md")


def sentences(of: Article, *texts: str) -> tuple[Sentence, ...]:
    """The title's sentence, and those of the texts, where they stand in the article."""
    found = [Sentence(0, len(of.title), "title")]
    for text in texts:
        start = of.text.index(text, found[-1].end)
        found.append(Sentence(start, start + len(text), "body"))
    return tuple(found)


def scored(of: Article, text: str, logit: float, probability: float = 0.9, *, before: str = "") -> Scored:
    """A sentence of an article with the score that the test gives it."""
    start = of.text.index(text)
    sentence = Sentence(start, start + len(text), "body")
    candidate = Candidate(of, 1, sentence, " ".join(text.split()), before, "", (0.0,) * len(FEATURES))
    return Scored(candidate, logit, probability, now=logit)


def said(id_: str, published: str | None, text: str, logit: float, probability: float = 0.9) -> Scored:
    """A sentence that is the whole of its article."""
    return scored(article(id_, published, text), text, logit, probability)


class FakeCorpus:
    """What `gather` asks of an index, over articles given with their sentences."""

    def __init__(self, *articles: tuple[Article, tuple[Sentence, ...]]) -> None:
        self._sentences = {one.id: cut for one, cut in articles}
        self.articles = [one for one, _ in articles]

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        return self._sentences[article.id]

    def sentence_terms(self, article: Article) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(terms(article.text[s.start : s.end])) for s in self.sentences(article))

    def sentence_vectors(self, article: Article) -> Matrix:
        return np.stack([vector(article.text[s.start : s.end]) for s in self.sentences(article)])

    def passages_with(self, term: str) -> int:
        return sum(any(term in own for own in self.sentence_terms(one)) for one in self.articles)

    def hit(self, of: Article, first: int, last: int, dense: float | None = 0.5, lexical: float | None = 1.0) -> Hit:
        cut = self.sentences(of)
        return Hit(of, Passage(cut[first].start, cut[last].end, first, last), dense, lexical, 0.03)


def features(candidate: Candidate) -> dict[str, float]:
    """A candidate's features by name."""
    return dict(zip(FEATURES, candidate.features, strict=True))


class FakeReader:
    """Gives each sentence the logit that it has in a table, and notes the windows that it was given to read."""

    tells_time = True

    def __init__(self, **logits: float) -> None:
        self._logits = {text.replace("_", " "): logit for text, logit in logits.items()}
        self.read: list[Window] = []

    def logits(self, question: str, windows: Sequence[Window]) -> list[list[float]]:
        self.read += windows
        return [[self._logits.get(text.rstrip("."), 0.0) for text in (w.title, *w.sentences)] for w in windows]


def log_share(passages: int, with_term: int) -> float:
    """The weight of a term that stands in `with_term` of `passages` passages."""
    return math.log1p(passages / (1 + with_term))
