"""What is known of one article, worked out once a question: its sentences, their words, and the days of their news."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from hsbot.answers.hindsight import news_days
from hsbot.records import Article, Sentence
from hsbot.search.words import terms

if TYPE_CHECKING:
    from hsbot.answers.aliases import Named
    from hsbot.search.encoder import Matrix


class Corpus(Protocol):
    """What the candidates need to know of the index."""

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Return an article's sentences in order of the text."""

    def sentence_terms(self, article: Article) -> tuple[frozenset[str], ...]:
        """Return their terms."""

    def sentence_vectors(self, article: Article) -> Matrix:
        """Return their vectors, shape (sentences, dim)."""


class Known:
    """What is needed of one article, worked out once a question."""

    def __init__(self, article: Article, corpus: Corpus, named: Named) -> None:
        self.sentences = corpus.sentences(article)
        self._published = article.published
        self.days = news_days(article, self.sentences)
        self.texts = [" ".join(article.text[s.start : s.end].split()) for s in self.sentences]
        self.terms = [named.extended(present) for present in corpus.sentence_terms(article)]
        self.title_terms = named.extended(frozenset(terms(article.title)))
        self.all_terms = self.title_terms.union(*self.terms)

    def near(self, at: int) -> frozenset[str]:
        """Return the terms of a sentence, its neighbours and the title."""
        return self.title_terms.union(*self.terms[max(at - 1, 0) : at + 2])

    def recalls(self, at: int) -> date | None:
        """Return the earlier day to which a sentence looks back, None where it tells the news of its article."""
        return self.days[at] if self.days[at] != self._published else None

    def before(self, at: int) -> str:
        """Return the content sentence before, "" for the first."""
        return self.texts[at - 1] if at > 0 and self.sentences[at - 1].kind == "body" else ""

    def after(self, at: int) -> str:
        """Return the content sentence behind, "" for the last."""
        behind = at + 1 < len(self.sentences) and self.sentences[at + 1].kind == "body"
        return self.texts[at + 1] if behind else ""
