"""Candidate sentences: what retrieval found, cut into the units that could answer, each with what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hsbot.answers.features import Row, features
from hsbot.answers.known import Corpus, Known
from hsbot.answers.question import Asking
from hsbot.records import Article, Hit, Passage, Sentence

if TYPE_CHECKING:
    from hsbot.answers.aim import Aimed


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
    rows = _rows(hits, corpus)
    known: dict[str, Known] = {}
    for row in rows:
        if row.article.id not in known:
            known[row.article.id] = Known(row.article, corpus, asking.named)
    best_bm25 = max((h.lexical or 0.0 for h in hits), default=0.0) or 1.0
    every = features(asking, aimed, rows, known, corpus, best_bm25, passages, with_term)
    found = []
    for row, values in zip(rows, every, strict=True):
        about, at = known[row.article.id], row.at
        around = about.before(at), about.after(at)
        found.append(
            Candidate(row.article, at, about.sentences[at], about.texts[at], *around, values, about.recalls(at))
        )
    return found


def _rows(hits: Sequence[Hit], corpus: Corpus) -> list[Row]:
    rows: list[Row] = []
    seen: set[tuple[str, int]] = set()
    for hit in hits:
        sentences = corpus.sentences(hit.article)
        titles = [i for i, s in enumerate(sentences) if s.kind == "title"]
        news = _first(sentences)  # an article's news stand at its beginning
        for at in [*range(hit.passage.first, hit.passage.last + 1), *titles, *news]:
            if (hit.article.id, at) not in seen:
                seen.add((hit.article.id, at))
                rows.append(Row(hit.article, at, hit))
    return rows


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
