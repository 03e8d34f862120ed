"""BM25 over the terms of passages, by tantivy.

Our own terms (`hsbot.search.words`) go in, already separated; tantivy only counts and ranks them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

_LOCKS = (".tantivy-meta.lock", ".tantivy-writer.lock")
_TITLE_BOOST = 1.5
_UNDATED = 0
_CODE = re.compile(r"\bcode: (\d+)")  # the operating system's number for an error, in what tantivy says


def write(folder: Path, rows: Iterable[tuple[int, list[str], list[str], date | None]]) -> None:
    """Write a new index into the empty `folder` from (passage id, title terms, body terms, published).

    Whoever may read the folder can open it, without writing to it. Raises OSError where it can't be written.
    """
    import tantivy

    folder.mkdir()
    with _as_os_error():
        index = tantivy.Index(_schema(), path=str(folder))
        writer = index.writer(heap_size=50_000_000, num_threads=1)
    for passage, title, body, published in rows:
        document = tantivy.Document(title=" ".join(title), body=" ".join(body))
        document.add_unsigned("passage", passage)
        document.add_unsigned("day", _day(published))
        with _as_os_error():
            writer.add_document(document)
    with _as_os_error():
        writer.commit()
        writer.wait_merging_threads()
    _let_read(folder)


@contextmanager
def _as_os_error() -> Iterator[None]:
    """Raise as OSError what tantivy raises as ValueError, a full disk among it."""
    try:
        yield
    except ValueError as error:
        raise OSError(str(error)) from error


def _let_read(folder: Path) -> None:
    """Give every file the folder's mode, where tantivy lets nobody else read, and make the locks that reading takes."""
    mode = folder.stat().st_mode & 0o666
    for file in folder.iterdir():
        file.chmod(mode)
    for name in _LOCKS:
        (folder / name).touch()
        (folder / name).chmod(0o666)


class Lexical:
    """An index opened for reading."""

    def __init__(self, folder: Path) -> None:
        """Open the index in `folder`, which must stay in place as long as this object is used.

        Raises OSError where the operating system refuses (PermissionError: this user may not take tantivy's locks;
        EROFS: nobody may), ValueError for what else tantivy does.
        """
        import tantivy

        try:
            self._index: Any = tantivy.Index.open(str(folder))
        except ValueError as error:
            if code := _CODE.search(str(error)):
                raise OSError(int(code[1]), os.strerror(int(code[1]))) from error
            raise
        self._searcher: Any = self._index.searcher()
        self._schema: Any = _schema()

    def search(self, terms: Sequence[str], k: int, *, as_of: date | None) -> list[tuple[int, float]]:
        """Return at most `k` (passage id, BM25) with any of the terms, best first; [] where there are no terms."""
        import tantivy

        if not terms:
            return []
        wanted = []
        for term in dict.fromkeys(terms):
            body = tantivy.Query.term_query(self._schema, "body", term)
            title = tantivy.Query.term_query(self._schema, "title", term)
            wanted += [
                (tantivy.Occur.Should, body),
                (tantivy.Occur.Should, tantivy.Query.boost_query(title, _TITLE_BOOST)),
            ]
        query = tantivy.Query.boolean_query(wanted)
        if as_of is not None:
            dated = tantivy.Query.range_query(
                self._schema, "day", tantivy.FieldType.Unsigned, _UNDATED + 1, _day(as_of)
            )
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(dated, 0.0))]
            )
        found = self._searcher.search(query, limit=k, count=False).hits
        return [(int(self._searcher.doc(address)["passage"][0]), float(score)) for score, address in found]

    def passages_with(self, *terms: str) -> int:
        """Return in how many passages all of the terms stand, each in the body or in the title in front."""
        import tantivy

        def either(term: str) -> Any:
            fields = (tantivy.Query.term_query(self._schema, field, term) for field in ("body", "title"))
            return tantivy.Query.boolean_query([(tantivy.Occur.Should, field) for field in fields])

        every = tantivy.Query.boolean_query([(tantivy.Occur.Must, either(term)) for term in terms])
        return int(self._searcher.search(every, limit=1, count=True).count)


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("passage", stored=True)
    builder.add_unsigned_field("day", indexed=True, fast=True)
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _day(published: date | None) -> int:
    """Return days since year 1; an undated article gets 0, which no "as of" reaches."""
    return published.toordinal() if published else _UNDATED
