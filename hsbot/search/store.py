"""An opened generation: the best passages for a vector and these words, published by then.

This is the interface behind which another engine could stand one day; nothing above it knows FAISS, SQLite or
tantivy.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsbot.errors import IndexBroken, IndexFailure
from hsbot.records import Article, Hit, IndexInfo, Passage, Sentence
from hsbot.search.lexical import Lexical
from hsbot.search.manifest import REBUILD, Manifest, unreadable
from hsbot.search.words import terms, tokens
from hsbot.search.writer import Entry

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix

FUSION = 60
"""The constant of reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009)."""

_DEPTH = 4  # each retriever is asked for this many times the hits wanted, so that fusion has something to fuse

_PASSING = (errno.EMFILE, errno.ENFILE, errno.EIO, errno.ENOMEM, errno.ESTALE)  # of which FAISS tells only the words

_PASSAGES_BY = "SELECT p.id FROM passages p JOIN articles a ON a.n = p.article WHERE a.published <= ?"
_SENTENCES_BY = "SELECT s.id FROM sentences s JOIN articles a ON a.n = s.article WHERE a.published <= ?"


class Store:
    """A generation, read-only. Not for two threads at once."""

    def __init__(self, folder: Path, manifest: Manifest) -> None:
        """Open a verified generation.

        Raises IndexBroken where a library refuses a file, IndexFailure where this user may not take its locks, or
        where the operating system refuses for now.
        """
        import faiss

        try:
            with ExitStack() as opened:
                uri = f"{(folder / 'articles.sqlite').resolve().as_uri()}?mode=ro&immutable=1"
                self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
                opened.callback(self._database.close)
                self._passages: Any = faiss.read_index(str(folder / "vectors.faiss"))
                self._sentences: Any = faiss.read_index(str(folder / "sentences.faiss"))
                self._lexical = Lexical(folder / "lexical")
                opened.pop_all()
        except (OSError, sqlite3.Error, RuntimeError, ValueError) as error:
            raise _refused(folder, error) from error
        self.manifest = manifest
        self.info = IndexInfo(folder.name, manifest.articles, manifest.passages)
        self.newest = date.fromisoformat(manifest.newest) if manifest.newest else None
        # Not methods of this object: caches that refer to it would keep a replaced generation in memory.
        self._article = lru_cache(maxsize=2048)(partial(_read_article, self._database))
        self._sentences_of = lru_cache(maxsize=2048)(partial(_read_sentences, self._database))
        self._terms_of = lru_cache(maxsize=2048)(partial(_read_terms, self._sentences_of))
        self.passages_with = lru_cache(maxsize=65536)(self._lexical.passages_with)

    def close(self) -> None:
        """Let go of the database; vectors, words and caches go with the last reference to this object."""
        self._database.close()

    def search(self, vector: Matrix, words: Sequence[str], k: int, *, as_of: date | None) -> list[Hit]:
        """Return at most `k` hits, the best fused score first.

        `vector` is the question's, shape (dim,); `words` are its terms. With `as_of` only articles published by
        then are looked at, and undated ones, of which nobody knows, are not.
        """
        dense = self._dense(vector, k * _DEPTH, as_of)
        lexical = self._lexical.search(words, k * _DEPTH, as_of=as_of)
        fused: dict[int, float] = {}
        for ranked in (dense, lexical):
            for rank, (passage, _) in enumerate(ranked, 1):
                fused[passage] = fused.get(passage, 0.0) + 1 / (FUSION + rank)
        cosine, bm25 = dict(dense), dict(lexical)
        best = sorted(fused, key=lambda p: (-fused[p], p))[:k]
        return [self._hit(p, cosine.get(p), bm25.get(p), fused[p]) for p in best]

    def sentences_near(self, vector: Matrix, k: int, *, as_of: date | None) -> list[Hit]:
        """Return the `k` sentences nearest to `vector` by inner product, each as a passage of its own.

        `as_of` as in `search`. They have no scores: None, and 0 for `fused`.
        """
        allowed = None if as_of is None else self._ids(_SENTENCES_BY, as_of)
        found = []
        for n, _ in _nearest(self._sentences, vector, min(k, self.manifest.sentences), allowed):
            row = self._database.execute(
                'SELECT article, start, "end", ordinal FROM sentences WHERE id = ?', (n,)
            ).fetchone()
            found.append(Hit(self._article(row[0]), Passage(row[1], row[2], row[3], row[3]), None, None, 0.0))
        return found

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Return an article's sentences in order of the text."""
        return self._sentences_of(article.id)[1]

    def sentence_terms(self, article: Article) -> tuple[frozenset[str], ...]:
        """Return the terms of an article's sentences, in the same order."""
        return self._terms_of(article)

    def sentence_vectors(self, article: Article) -> Matrix:
        """Return the vectors of an article's sentences in the same order, shape (sentences, dim)."""
        import numpy as np

        first, sentences = self._sentences_of(article.id)
        vectors: Matrix = self._sentences.reconstruct_batch(np.arange(first, first + len(sentences)))
        return vectors

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        for (n,) in self._database.execute("SELECT n FROM articles ORDER BY id"):
            yield self._article(n)

    def newest_articles(self, most: int, *, as_of: date | None) -> list[Article]:
        """Return the newest dated articles, the newest first; with `as_of` the newest of those published by then."""
        rows = self._database.execute(
            "SELECT n FROM articles WHERE published <= ? ORDER BY published DESC, id LIMIT ?",
            ((as_of or date.max).isoformat(), most),
        ).fetchall()
        return [self._article(n) for (n,) in rows]

    def vocabulary(self) -> dict[str, int]:
        """Return {word: number of sentences it stands in}; words as `hsbot.search.words.tokens` gives them."""
        return dict(self._database.execute("SELECT word, sentences FROM vocabulary"))

    def aliases(self) -> list[tuple[str, str]]:
        """Return (what may be said, another name for it), learnt from brackets; both as words in lower case."""
        return self._database.execute("SELECT said, name FROM aliases").fetchall()

    def sentences_with(self, word: str) -> int:
        """Return in how many sentences a word stands, accents and case aside."""
        spelt = next(iter(tokens(word)), "")
        row = self._database.execute("SELECT sentences FROM vocabulary WHERE word = ?", (spelt,)).fetchone()
        return int(row[0]) if row else 0

    def has_word_with(self, part: str) -> bool:
        """Tell whether any word of the articles has this inside: "27.3.2026" has "2026"."""
        query = "SELECT EXISTS (SELECT 1 FROM vocabulary WHERE instr(word, ?))"
        return bool(self._database.execute(query, (part,)).fetchone()[0])

    def fingerprints(self) -> dict[str, str]:
        """Return {article id: fingerprint} of everything indexed."""
        return dict(self._database.execute("SELECT id, fingerprint FROM articles"))

    def entry(self, article_id: str) -> Entry:
        """Return an indexed article with its vectors, to be written into the next generation."""
        import numpy as np

        (n,) = self._database.execute("SELECT n FROM articles WHERE id = ?", (article_id,)).fetchone()
        article = self._article(n)
        rows = self._database.execute(
            'SELECT id, start, "end", first, last FROM passages WHERE article = ? ORDER BY id', (n,)
        ).fetchall()
        ids = np.array([row[0] for row in rows], dtype=np.int64)
        dimension = self.manifest.dimension
        vectors = self._passages.reconstruct_batch(ids) if len(ids) else np.empty((0, dimension), dtype=np.float32)
        return Entry(
            article,
            self.sentences(article),
            tuple(Passage(*row[1:]) for row in rows),
            self.sentence_vectors(article),
            vectors,
        )

    def _dense(self, vector: Matrix, k: int, as_of: date | None) -> list[tuple[int, float]]:
        allowed = None if as_of is None else self._ids(_PASSAGES_BY, as_of)
        return _nearest(self._passages, vector, min(k, self.manifest.passages), allowed)

    def _ids(self, query: str, as_of: date) -> list[int]:
        return [row[0] for row in self._database.execute(query, (as_of.isoformat(),))]

    def _hit(self, passage: int, dense: float | None, lexical: float | None, fused: float) -> Hit:
        row = self._database.execute(
            'SELECT article, start, "end", first, last FROM passages WHERE id = ?', (passage,)
        ).fetchone()
        return Hit(self._article(row[0]), Passage(*row[1:]), dense, lexical, fused)


def _refused(folder: Path, error: Exception) -> IndexFailure:
    """Return what is raised where a library doesn't open a generation whose files were all there."""
    if isinstance(error, PermissionError):
        return IndexFailure(
            f"This user may not write to the locks in {folder / 'lexical'} that reading takes: let everybody write "
            "to the files that end in .lock there."
        )
    if isinstance(error, OSError) and error.errno == errno.EROFS:
        return IndexFailure(
            f"The locks in {folder / 'lexical'} that reading takes are on a read-only file system: mount it writable."
        )
    if isinstance(error, sqlite3.OperationalError):  # which doesn't say why
        return unreadable(folder, OSError(str(error)))
    for number in _PASSING:
        if os.strerror(number) in str(error):
            return unreadable(folder, OSError(number, os.strerror(number)))
    return IndexBroken(f"The index generation {folder.name} can't be opened ({error}): {REBUILD}.")


def _nearest(index: Any, vector: Matrix, k: int, allowed: list[int] | None) -> list[tuple[int, float]]:
    """Return (id, inner product) of the `k` nearest, the nearest first; only of those allowed, unless it is None."""
    import faiss
    import numpy as np

    if k == 0 or allowed == []:
        return []
    parameters = None
    if allowed is not None:
        selector = faiss.IDSelectorBatch(np.array(allowed, dtype=np.int64))
        parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]
    scores, ids = index.search(vector.reshape(1, -1), k, params=parameters)
    return [(int(i), float(s)) for i, s in zip(ids[0], scores[0], strict=True) if i > 0]


def _read_article(database: sqlite3.Connection, n: int) -> Article:
    row = database.execute(
        "SELECT id, title, text, published, publisher, url, path FROM articles WHERE n = ?", (n,)
    ).fetchone()
    published = date.fromisoformat(row[3]) if row[3] else None
    return Article(row[0], row[1], row[2], published, *row[4:])


def _read_sentences(database: sqlite3.Connection, article_id: str) -> tuple[int, tuple[Sentence, ...]]:
    """Return the id of an article's first sentence, 0 where it has none, and its sentences in order of the text."""
    rows = database.execute(
        'SELECT s.id, s.start, s."end", s.kind FROM sentences s JOIN articles a ON a.n = s.article '
        "WHERE a.id = ? ORDER BY s.ordinal",
        (article_id,),
    ).fetchall()
    return (rows[0][0] if rows else 0), tuple(Sentence(*row[1:]) for row in rows)


def _read_terms(
    sentences_of: Callable[[str], tuple[int, tuple[Sentence, ...]]], article: Article
) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(terms(article.text[s.start : s.end])) for s in sentences_of(article.id)[1])
