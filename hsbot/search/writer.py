"""Writing a generation: aside, checked, and only then made current."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsbot.errors import IndexFailure
from hsbot.records import Article, Passage, Sentence
from hsbot.search import lexical
from hsbot.search.brackets import learn_aliases
from hsbot.search.generation import current_name, fsync_folder, generations, make_current
from hsbot.search.manifest import SCHEMA, Manifest, Recipe, measure, verify
from hsbot.search.tidy import prune, sweep
from hsbot.search.words import terms, tokens

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix

FLAT_UP_TO = 100_000
"""Vectors up to which they are kept exactly (design, section 6: a flat scan takes 7 ms there); above, as halves."""

TABLES = """
CREATE TABLE articles (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, text TEXT NOT NULL,
                       published TEXT, publisher TEXT, url TEXT, path TEXT NOT NULL, fingerprint TEXT NOT NULL);
CREATE TABLE sentences (id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, ordinal INTEGER NOT NULL,
                        start INTEGER NOT NULL, "end" INTEGER NOT NULL, kind TEXT NOT NULL);
CREATE TABLE passages (id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles, start INTEGER NOT NULL,
                       "end" INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, sentences INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE aliases (said TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (said, name)) WITHOUT ROWID;
CREATE UNIQUE INDEX sentences_of ON sentences (article, ordinal);
CREATE INDEX passages_of ON passages (article);
CREATE INDEX published_on ON articles (published);
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it is indexed."""

    article: Article
    sentences: tuple[Sentence, ...]  # in order of the text
    passages: tuple[Passage, ...]  # in order of the text
    sentence_vectors: Matrix  # (sentences, dim)
    passage_vectors: Matrix  # (passages, dim)


def write_generation(
    index: Path, entries: Sequence[Entry], recipe: Recipe, dimension: int, *, parent: str | None = None
) -> tuple[str, Manifest]:
    """Write the entries as a new generation and make it current; returns its name and manifest.

    `parent` is the trusted generation that it comes after, None: what CURRENT names. Call it with the lock held.
    Until the last step nothing that is being served changes; where anything fails what was written is removed.
    Raises IndexFailure where it can't be written (a full disk, say); whatever else comes out is a bug.
    """
    folder = written = index / "gen" / f"tmp-{os.getpid()}"
    try:
        number = _next_number(index)  # before the sweep, so that none is given twice
        sweep(index)
        folder.mkdir(parents=True)
        manifest = _fill(folder, number, entries, recipe, dimension, parent or _named(index))
        written = folder.rename(index / "gen" / manifest.name)
        fsync_folder(written.parent)
        verify(written)
        make_current(index, written, manifest)
    except BaseException as error:  # an interruption leaves nothing behind either
        with suppress(IndexFailure):
            if _named(index) != written.name:
                shutil.rmtree(written, ignore_errors=True)
        if isinstance(error, OSError | sqlite3.OperationalError):
            reason = (str(error).splitlines() or [type(error).__name__])[0]
            raise IndexFailure(
                f"The new index can't be written to {index} ({reason}): the index before is still in place; "
                "make room or mend the folder's permissions, then run `hsbot index update` again."
            ) from error
        raise
    prune(index)
    return written.name, manifest


def _named(index: Path) -> str | None:
    """Return what CURRENT names; where it can't be read, the newest generation there is. Raises where it may not be."""
    try:
        return current_name(index)
    except IndexFailure as error:
        if isinstance(error.__cause__, PermissionError):
            raise
        return next(iter(generations(index)), None)


def _next_number(index: Path) -> int:
    numbers = (name.split("-")[0] for name in generations(index))
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _fill(
    folder: Path, number: int, entries: Sequence[Entry], recipe: Recipe, dimension: int, parent: str | None
) -> Manifest:
    _write_articles(folder / "articles.sqlite", entries)
    passages = sum(len(e.passages) for e in entries)
    sentences = sum(len(e.sentences) for e in entries)
    _write_vectors(folder / "vectors.faiss", [e.passage_vectors for e in entries], passages, dimension)
    _write_vectors(folder / "sentences.faiss", [e.sentence_vectors for e in entries], sentences, dimension)
    lexical.write(folder / "lexical", _lexical_rows(entries))
    newest = max((e.article.published for e in entries if e.article.published), default=None)
    manifest = Manifest(
        schema=SCHEMA,
        number=number,
        parent=parent,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        recipe=recipe,
        dimension=dimension,
        articles=len(entries),
        passages=passages,
        sentences=sentences,
        newest=newest.isoformat() if newest else None,
        files=_settle(folder),
    )
    with (folder / "manifest.json").open("wb") as file:
        file.write(manifest.to_bytes())
        file.flush()
        os.fsync(file.fileno())
    fsync_folder(folder)
    return manifest


def _settle(folder: Path) -> dict[str, tuple[int, str]]:
    """Make every file durable and measure it."""
    files: dict[str, tuple[int, str]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.endswith(".lock")):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        files[path.relative_to(folder).as_posix()] = measure(path)
    for path in folder.rglob("*"):
        if path.is_dir():
            fsync_folder(path)
    return files


def _write_articles(path: Path, entries: Sequence[Entry]) -> None:
    database = sqlite3.connect(path)
    try:
        database.executescript(TABLES)
        sentence_id = passage_id = 0
        vocabulary: Counter[str] = Counter()
        for n, entry in enumerate(entries, 1):
            a = entry.article
            published = a.published.isoformat() if a.published else None
            row = (n, a.id, a.title, a.text, published, a.publisher, a.url, a.path, a.fingerprint)
            database.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            database.executemany(
                "INSERT INTO sentences VALUES (?, ?, ?, ?, ?, ?)",
                [(sentence_id + i + 1, n, i, s.start, s.end, s.kind) for i, s in enumerate(entry.sentences)],
            )
            database.executemany(
                "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
                [(passage_id + i + 1, n, p.start, p.end, p.first, p.last) for i, p in enumerate(entry.passages)],
            )
            sentence_id += len(entry.sentences)
            passage_id += len(entry.passages)
            for sentence in entry.sentences:
                vocabulary.update(set(tokens(a.text[sentence.start : sentence.end])))
        database.executemany("INSERT INTO vocabulary VALUES (?, ?)", vocabulary.items())
        publishers = {e.article.publisher for e in entries if e.article.publisher}
        learnt = learn_aliases([e.article.text for e in entries], publishers)
        database.executemany("INSERT INTO aliases VALUES (?, ?)", learnt)
        database.commit()
    finally:
        database.close()


def _write_vectors(path: Path, blocks: Sequence[Matrix], total: int, dimension: int) -> None:
    """Write vectors with the ids 1, 2, 3… in order, which are SQLite's."""
    import faiss
    import numpy as np

    flat = faiss.IndexFlatIP(dimension) if total <= FLAT_UP_TO else _halves(faiss, dimension)
    vectors: Any = faiss.IndexIDMap2(flat)
    at = 1
    for block in blocks:
        if not len(block):
            continue
        if block.shape[1] != dimension or not np.isfinite(block).all():  # FAISS would take a NaN in silence
            raise ValueError("a vector has the wrong length or isn't finite")
        vectors.add_with_ids(np.ascontiguousarray(block, dtype=np.float32), np.arange(at, at + len(block)))
        at += len(block)
    if vectors.ntotal != total:
        raise ValueError(f"{vectors.ntotal} vectors for {total} rows")
    with path.open("wb") as file:  # of a file of its own FAISS would only print what closing it meets, a full disk say
        try:
            faiss.write_index(vectors, faiss.PyCallbackIOWriter(file.write))  # type: ignore[attr-defined]
        except RuntimeError as error:
            raise OSError(str(error)) from error


def _halves(faiss: Any, dimension: int) -> Any:
    return faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)


def _lexical_rows(entries: Sequence[Entry]) -> Iterator[tuple[int, list[str], list[str], Any]]:
    passage_id = 0
    for entry in entries:
        title = terms(entry.article.title)
        words = [terms(entry.article.text[s.start : s.end]) for s in entry.sentences]
        for passage in entry.passages:
            passage_id += 1
            body = [term for sentence in words[passage.first : passage.last + 1] for term in sentence]
            yield passage_id, title, body, entry.article.published
