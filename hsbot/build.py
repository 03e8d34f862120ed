"""The way in: files -> articles -> sentences and passages -> vectors -> a new generation -> the pointer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from hsbot.articles.passages import make_passages, passage_text
from hsbot.articles.readers import ReadResult, collision, may_pass, read_folder
from hsbot.articles.split import split_sentences
from hsbot.errors import ArticleError, IndexBroken, IndexMismatch, IndexMissing
from hsbot.records import Article, Passage, Sentence
from hsbot.search import words
from hsbot.search.encoder import Encoder, Text, identify
from hsbot.search.generation import current_name, take_newest
from hsbot.search.lock import locked
from hsbot.search.manifest import Recipe, check_recipe
from hsbot.search.store import Store
from hsbot.search.writer import Entry, write_generation

PASSAGE_TOKENS = 256
"""The most tokens of a passage, title included; a model that reads less sets its own limit."""

CHUNKER = 4
"""Raise it when sentences or passages are cut or embedded differently: every index is then built anew."""

_NAMED = 5  # skipped files that an error names; the others are counted

Progress = Callable[[int, int], None]  # (passages embedded, passages to embed)


@dataclass(frozen=True, slots=True)
class Report:
    """What an update did."""

    new: int
    changed: int
    removed: int
    unchanged: int
    passages: int  # in the whole index
    generation: str
    seconds: float
    skipped: tuple[ArticleError, ...]
    kept: int = 0  # of the articles: what they stand in can't be read any more, so they stay as they were last read

    def __str__(self) -> str:
        counts = f"{self.new} new, {self.changed} changed, {self.removed} removed, {self.unchanged} unchanged"
        kept = f" ({self.kept} kept as last read)" if self.kept else ""
        passages = f"{self.passages} passage{'' if self.passages == 1 else 's'}"
        return f"{counts}{kept}; {passages}; {self.seconds:.1f} s"


def recipe(model: str, sha256: str = "") -> Recipe:
    """Return what an index of this hsbot with this model is built with; "" where only loading tells the sha256."""
    return Recipe(model, sha256 or identify(model), PASSAGE_TOKENS, CHUNKER, words.VERSION)


def update(
    articles: Path,
    index: Path,
    model: str,
    load_encoder: Callable[[], Encoder],
    *,
    strict: bool = False,
    rebuild: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the index in line with the articles' folder; only new and changed articles are embedded.

    `load_encoder` is called only where there is something to embed. An index of another recipe is built anew. An
    article that is there and can't be read any more stays as it was last read, until `rebuild`.
    Raises ArticleError (the folder, or with `strict` the first file that can't be read), IndexLocked, IndexFailure,
    ModelError.
    """
    began = time.perf_counter()
    with locked(index), _last_generation(index, anew=rebuild) as last:
        read = read_folder(articles, strict=strict)
        kept = as_last_read(last, read) if last else ()
        wanted, skipped = _united(read, kept)
        if not wanted:
            raise _nothing_to_index(articles, skipped)
        old = last if last and _is_reusable(last, recipe(model)) else None
        fresh, counts = _compare(old, wanted)
        if old and not fresh and not counts[2] and _is_current(index, old):
            seconds = time.perf_counter() - began
            return Report(*counts, old.info.passages, old.info.generation, seconds, skipped, len(kept))
        made: dict[str, Entry] = {}
        sha256, dimension = (old.manifest.recipe.model_sha256, old.manifest.dimension) if old else ("", 0)
        parent = old.info.generation if old else None
        if fresh:
            encoder = load_encoder()
            if old and encoder.sha256 != sha256:  # a name looked up elsewhere now gives another model
                old = None
                fresh, counts = _compare(None, wanted)
            sha256, dimension = encoder.sha256, encoder.dimension()
            made = {e.article.id: e for e in embed(fresh, encoder, progress)}
        entries = [made[a.id] if a.id in made or not old else old.entry(a.id) for a in wanted]
        name, manifest = write_generation(index, entries, recipe(model, sha256), dimension, parent=parent)
    return Report(*counts, manifest.passages, name, time.perf_counter() - began, skipped, len(kept))


def _nothing_to_index(articles: Path, skipped: Sequence[ArticleError]) -> ArticleError:
    reasons = [str(error).removesuffix(".") for error in skipped[:_NAMED]]
    if (more := len(skipped) - _NAMED) > 0:
        reasons.append(f"and {more} more can't be read")
    what = "; ".join(reasons) or "put some there and run this again"
    error = ArticleError(f"There is no article to index in {articles}: {what}.")
    error.__cause__ = next((one.__cause__ for one in skipped if may_pass(one)), None)
    return error


def embed(articles: Sequence[Article], encoder: Encoder, progress: Progress | None = None) -> list[Entry]:
    """Cut articles into sentences and passages and embed both, in the order given."""
    import numpy as np

    limit = min(PASSAGE_TOKENS, encoder.max_tokens())
    cut: list[tuple[Article, tuple[Sentence, ...], tuple[Passage, ...]]] = []
    texts: list[Text] = []
    places: list[tuple[int, int]] = []  # of each text: (article, passage)
    for n, article in enumerate(articles):
        sentences = split_sentences(article)
        passages = make_passages(article, sentences, encoder.count_tokens, limit)
        cut.append((article, sentences, passages))
        for p, passage in enumerate(passages):
            texts.append(_text(article, sentences, passage))
            places.append((n, p))
    dimension = encoder.dimension()
    passage_vectors = [np.zeros((len(p), dimension), dtype=np.float32) for _, _, p in cut]
    sentence_vectors = [np.zeros((len(s), dimension), dtype=np.float32) for _, s, _ in cut]
    owners = [_owners(s, p) for _, s, p in cut]
    for done, (i, vector, inner) in enumerate(encoder.encode_passages(texts), 1):
        n, p = places[i]
        passage_vectors[n][p] = vector
        for sentence, row in owners[n][p]:
            sentence_vectors[n][sentence] = inner[row]
        if progress:
            progress(done, len(texts))
    return [
        Entry(article, sentences, passages, sentence_vectors[n], passage_vectors[n])
        for n, (article, sentences, passages) in enumerate(cut)
    ]


def _text(article: Article, sentences: Sequence[Sentence], passage: Passage) -> Text:
    """Return what is embedded of a passage: row 0 of its sentences is the title in front."""
    text = passage_text(article, sentences, passage)
    title = (0, len(article.title))
    spans = [title]
    at = len(article.title)
    for sentence in sentences[passage.first : passage.last + 1]:
        if sentence.kind == "title":  # it isn't repeated among the sentences
            spans.append(title)
            continue
        piece = article.text[sentence.start : sentence.end]
        start = text.index(piece, at)
        at = start + len(piece)
        spans.append((start, at))
    return Text(text, tuple(spans))


def _owners(sentences: Sequence[Sentence], passages: Sequence[Passage]) -> list[list[tuple[int, int]]]:
    """Return for each passage which (sentence, row of its text) take their vector from it.

    A sentence of two passages takes it from the first, where it knows what stands before it. A title takes it
    from the title in front of the first passage.
    """
    owned: list[list[tuple[int, int]]] = [[] for _ in passages]
    taken: set[int] = set()
    for p, passage in enumerate(passages):
        for row, sentence in enumerate(range(passage.first, passage.last + 1), 1):
            if sentence not in taken:
                taken.add(sentence)
                owned[p].append((sentence, row))
    if passages:
        owned[0] += [(i, 0) for i in range(len(sentences)) if i not in taken]
    return owned


def as_last_read(old: Store, read: ReadResult) -> tuple[Article, ...]:
    """Return the indexed articles that are still there but couldn't be read this time.

    An article whose very text is there under another id was only moved: numbers shift when a line is removed. A line
    that doesn't tell its id is the article of its number where that one is missing, else any that its file lacks.
    Of two files of one stem the second may have been read, which doesn't take over the id of the first.
    """
    if not read.unread:
        return ()
    paths, texts = {a.id: a.path for a in read.articles}, {a.fingerprint for a in read.articles}
    unread = {source.path for source in read.unread}
    missing = {
        a.id: a
        for a in old.articles()
        if a.fingerprint not in texts and (a.id not in paths or (a.path < paths[a.id] and a.path in unread))
    }
    own = {source.id for source in read.unread}
    whole = {s.path for s in read.unread if s.id is None or not (s.told or s.id in missing)}
    folders = tuple(path for path in whole if path.endswith("/"))
    return tuple(a for a in missing.values() if a.id in own or a.path in whole or a.path.startswith(folders))


def _united(read: ReadResult, kept: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[ArticleError, ...]]:
    """Return what is to be indexed, by id, and what is skipped: of two articles of one id the one that wasn't kept."""
    owners = {a.id: a.path for a in kept}
    others = tuple(collision(a.path, a.id, owners[a.id]) for a in read.articles if a.id in owners)
    articles = (*(a for a in read.articles if a.id not in owners), *kept)
    return tuple(sorted(articles, key=lambda a: a.id)), (*read.skipped, *others)


def _compare(old: Store | None, articles: Sequence[Article]) -> tuple[list[Article], tuple[int, int, int, int]]:
    """Return what has to be embedded, and how many articles are new, changed, removed, unchanged."""
    before = old.fingerprints() if old else {}
    fresh = [a for a in articles if before.get(a.id) != a.fingerprint]
    changed = sum(a.id in before for a in fresh)
    removed = len(before.keys() - {a.id for a in articles})
    return fresh, (len(fresh) - changed, changed, removed, len(articles) - len(fresh))


def _is_current(index: Path, old: Store) -> bool:
    """Tell whether CURRENT names it, and not a damaged one that it stands in for."""
    try:
        return current_name(index) == old.info.generation
    except IndexBroken:
        return False


@contextmanager
def _last_generation(index: Path, *, anew: bool) -> Iterator[Store | None]:
    """Hold the newest generation that can be trusted, whatever its recipe; None where there is none, or `anew`."""
    last: Store | None = None
    with suppress(IndexMissing, IndexBroken, IndexMismatch):
        last = None if anew else take_newest(index, Store)
    try:
        yield last
    finally:
        if last:
            last.close()


def _is_reusable(last: Store, wanted: Recipe) -> bool:
    """Tell whether its vectors can be taken over; else all is built anew."""
    try:
        check_recipe(last.manifest, wanted)
    except IndexMismatch:
        return False
    return True
