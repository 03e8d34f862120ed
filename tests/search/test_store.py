"""An opened generation: the best passages for a vector and these words, published by then."""

from __future__ import annotations

import gc
import os
import resource
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
from fakes import DIMENSION, vector
from folders import minding_permissions

from hsbot.errors import IndexBroken, IndexFailure
from hsbot.records import Hit, Passage
from hsbot.search.manifest import read_manifest
from hsbot.search.store import FUSION, Store
from hsbot.search.words import terms
from hsbot.search.writer import write_generation

from . import entries
from .damage import cut_unnoticed, write
from .entries import RECIPE, STORY, empty


@pytest.fixture
def store(index: Path) -> Iterator[Store]:
    name, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    opened = Store(index / "gen" / name, manifest)
    yield opened
    opened.close()


def _search(store: Store, question: str, k: int = 10, as_of: date | None = None) -> list[Hit]:
    return store.search(vector(question), terms(question), k, as_of=as_of)


def _ids(hits: list[Hit]) -> list[str]:
    return [hit.article.id for hit in hits]


def test_the_passage_with_the_words_and_the_nearest_vector_comes_first(store: Store) -> None:
    assert _ids(_search(store, "cancelled before season 3"))[0] == "b-cancelled"


def test_a_hit_carries_both_scores_and_their_fusion(store: Store) -> None:
    text = STORY[2].article.text
    hit = _search(store, text)[0]
    assert (hit.article, hit.passage) == (STORY[2].article, STORY[2].passages[0])
    assert hit.dense == pytest.approx(1.0, abs=1e-6)
    assert hit.lexical is not None
    assert hit.fused == pytest.approx(2 / (FUSION + 1))


def test_a_passage_found_by_its_vector_alone_has_no_lexical_score(store: Store) -> None:
    hits = store.search(vector("Hull"), [], 10, as_of=None)
    assert hits[0].article.id == "c-saved"
    assert [hit.lexical for hit in hits] == [None] * 4


def test_no_more_hits_than_asked_for(store: Store) -> None:
    assert len(_search(store, "Saltmarsh", k=2)) == 2


@pytest.mark.parametrize(
    ("day", "found"),
    [
        (date(2024, 2, 29), set()),
        (date(2024, 3, 1), {"a-renewed"}),
        (date(2025, 1, 10), {"a-renewed", "b-cancelled"}),
        (date(2025, 12, 31), {"a-renewed", "b-cancelled", "c-saved"}),
    ],
)
def test_as_of_excludes_later_and_undated_articles_in_either_search(store: Store, day: date, found: set[str]) -> None:
    dense = store.search(vector("Saltmarsh"), [], 10, as_of=day)
    lexical = store.search(np.zeros(DIMENSION, dtype=np.float32), terms("Saltmarsh"), 10, as_of=day)
    assert set(_ids(dense)) == found
    assert {hit.article.id for hit in lexical if hit.lexical is not None} == found
    assert set(_ids(lexical)) == found


def test_as_of_finds_the_best_of_what_was_known_even_where_much_newer_is_nearer(store: Store) -> None:
    question = "Saltmarsh was saved and season 3 films in Hull."
    assert _ids(_search(store, question, k=1)) == ["c-saved"]
    assert _ids(_search(store, question, k=1, as_of=date(2025, 1, 10))) == ["b-cancelled"]


def test_sentences_near_are_found_by_themselves(store: Store) -> None:
    entry = STORY[2]
    at = len(entry.sentences) - 1
    sentence = entry.sentences[at]
    hit, *others = store.sentences_near(entry.sentence_vectors[at], 3, as_of=None)
    assert (hit.article, hit.passage) == (entry.article, Passage(sentence.start, sentence.end, at, at))
    assert (hit.dense, hit.lexical, hit.fused) == (None, None, 0.0)
    assert len(others) == 2


def test_sentences_near_are_of_what_was_known(store: Store) -> None:
    days = [hit.article.published for hit in store.sentences_near(vector("season"), 99, as_of=date(2025, 2, 1))]
    assert days
    assert all(day is not None and day <= date(2025, 2, 1) for day in days)
    assert store.sentences_near(vector("season"), 99, as_of=date(1999, 1, 1)) == []


def test_articles_come_back_as_they_were_written(store: Store) -> None:
    assert list(store.articles()) == [entry.article for entry in STORY]


def test_an_entry_comes_back_as_it_was_written_with_its_vectors(store: Store) -> None:
    for entry in STORY:
        again = store.entry(entry.article.id)
        assert (again.article, again.sentences, again.passages) == (entry.article, entry.sentences, entry.passages)
        np.testing.assert_array_equal(again.passage_vectors, entry.passage_vectors)
        np.testing.assert_array_equal(again.sentence_vectors, entry.sentence_vectors)


def test_an_article_without_content_comes_back_empty(index: Path) -> None:
    name, manifest = write_generation(index, [empty("nothing"), *STORY], RECIPE, DIMENSION)
    store = Store(index / "gen" / name, manifest)
    again = store.entry("nothing")
    assert (again.sentences, again.passages) == ((), ())
    assert again.sentence_vectors.shape == again.passage_vectors.shape == (0, DIMENSION)
    assert _ids(_search(store, "cancelled before season 3"))[0] == "b-cancelled"


def test_an_index_without_passages_finds_nothing(index: Path) -> None:
    name, manifest = write_generation(index, [empty("nothing")], RECIPE, DIMENSION)
    store = Store(index / "gen" / name, manifest)
    assert _search(store, "Saltmarsh") == []
    assert _search(store, "Saltmarsh", as_of=date(2025, 1, 1)) == []
    assert store.sentences_near(vector("Saltmarsh"), 5, as_of=None) == []
    assert store.newest is None


def test_fingerprints_are_those_of_the_articles(store: Store) -> None:
    assert store.fingerprints() == {e.article.id: e.article.fingerprint for e in STORY}


def test_it_says_which_generation_it_is_and_how_far_it_reaches(store: Store, index: Path) -> None:
    assert (store.info.articles, store.info.passages, store.newest) == (4, 4, date(2025, 6, 20))
    assert (index / "gen" / store.info.generation).is_dir()


def test_one_word_is_counted_in_any_spelling(store: Store) -> None:
    assert [store.sentences_with(word) for word in ("Saltmarsh", "sältmarsh", "renewed", "nobody", "")] == [
        4,
        4,
        1,
        0,
        0,
    ]


def test_what_brackets_tell_of_all_articles_is_kept_with_them(index: Path) -> None:
    cast = [
        entries.entry("cast", None, "Then Mara (Lunde) left."),
        entries.entry("more", None, "Everybody asks where Lunde is."),
    ]
    name, manifest = write_generation(index, [*cast, empty("none")], RECIPE, DIMENSION)
    opened = Store(index / "gen" / name, manifest)
    assert opened.aliases() == [("lunde", "mara"), ("mara", "lunde")]
    opened.close()


def test_a_part_of_a_word_is_found(store: Store) -> None:
    assert [store.has_word_with(part) for part in ("altmars", "renewed", "zzz")] == [True, True, False]


def test_the_vocabulary_counts_sentences(store: Store) -> None:
    words = store.vocabulary()
    assert (words["saltmarsh"], words["3"], words["hull"]) == (4, 2, 1)


def test_a_file_that_a_library_refuses_is_a_broken_index(index: Path) -> None:
    name, _ = write_generation(index, STORY, RECIPE, DIMENSION)
    folder = index / "gen" / name
    (folder / "vectors.faiss").write_bytes(b"no index")
    with pytest.raises(IndexBroken, match=f"The index generation {name} can't be opened"):
        Store(folder, read_manifest(folder))


def test_locks_that_this_user_may_not_take_are_told_with_their_remedy(index: Path) -> None:
    name, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    folder = index / "gen" / name
    for file in (folder / "lexical").glob(".*.lock"):
        file.chmod(0o444)
    with minding_permissions(), pytest.raises(IndexFailure) as said:
        Store(folder, manifest)
    assert type(said.value) is IndexFailure
    assert str(said.value) == (
        f"This user may not write to the locks in {folder / 'lexical'} that reading takes: let everybody write to the "
        "files that end in .lock there."
    )


def test_locks_on_a_read_only_file_system_are_told_with_their_remedy(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    folder = index / "gen" / name
    refused = ValueError(
        "Failed to acquire Lockfile: IoError(Os { code: 30, kind: ReadOnlyFilesystem, message: "
        '"Read-only file system" }). None'
    )
    monkeypatch.setattr("tantivy.Index", Mock(open=Mock(side_effect=refused)))
    with pytest.raises(IndexFailure) as said:
        Store(folder, manifest)
    assert type(said.value) is IndexFailure
    assert str(said.value) == (
        f"The locks in {folder / 'lexical'} that reading takes are on a read-only file system: mount it writable."
    )


@pytest.mark.parametrize("left", [0, 1, 2])
def test_where_too_many_files_are_open_nothing_is_called_broken(index: Path, left: int) -> None:
    """Whether SQLite, FAISS or tantivy meets it."""
    name, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    Store(index / "gen" / name, manifest).close()  # what is imported at the first time opens files
    with few_files(left), pytest.raises(IndexFailure, match=r"can't be read \(.+\): try again") as said:
        Store(index / "gen" / name, manifest)
    assert type(said.value) is IndexFailure
    Store(index / "gen" / name, manifest).close()


@contextmanager
def few_files(left: int) -> Iterator[None]:
    """Let this process open no more than so many files."""
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, limits[1]))
    held: list[int] = []
    try:
        with suppress(OSError):
            while True:
                held.append(os.open("/dev/null", os.O_RDONLY))
        for _ in range(left):
            os.close(held.pop())
        yield
    finally:
        for handle in held:
            os.close(handle)
        resource.setrlimit(resource.RLIMIT_NOFILE, limits)


@pytest.mark.parametrize("name", ["in#dex", "in?dex", "in%41dex", "ïn dex"])
def test_any_name_of_a_folder_is_opened_as_it_is_and_nothing_is_left_beside_it(tmp_path: Path, name: str) -> None:
    generation, manifest = write_generation(tmp_path / name, STORY, RECIPE, DIMENSION)
    opened = Store(tmp_path / name / "gen" / generation, manifest)
    assert list(opened.articles()) == [entry.article for entry in STORY]
    opened.close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_closed_store_that_nobody_holds_is_freed_at_once_with_all_it_read(index: Path) -> None:
    name, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    store = Store(index / "gen" / name, manifest)
    _search(store, "cancelled before season 3")
    assert store.sentence_terms(STORY[0].article)
    assert store.passages_with("saltmarsh") == 4
    vectors = weakref.ref(store._passages)
    store.close()
    gc.disable()
    try:
        del store
        assert vectors() is None
    finally:
        gc.enable()


def test_a_store_goes_on_when_its_generation_is_removed(index: Path, store: Store) -> None:
    for n in (1, 2, 3):
        write_generation(index, STORY[:n], RECIPE, DIMENSION)
    assert not (index / "gen" / store.info.generation).exists()
    assert _ids(_search(store, "cancelled before season 3"))[0] == "b-cancelled"
    assert len(store.sentences(STORY[3].article)) == 1


def test_above_the_limit_vectors_are_kept_as_halves_and_the_order_stays(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsbot.search.writer.FLAT_UP_TO", 3)
    name, manifest = write_generation(index, STORY, RECIPE, DIMENSION)
    store = Store(index / "gen" / name, manifest)
    assert _ids(_search(store, "cancelled before season 3"))[0] == "b-cancelled"
    assert _ids(_search(store, "films in Hull", k=1, as_of=date(2025, 1, 10))) != ["c-saved"]
    np.testing.assert_allclose(store.entry("c-saved").passage_vectors, STORY[2].passage_vectors, atol=1e-3)


def test_the_newest_articles_come_newest_first_without_undated_ones(store: Store) -> None:
    newest = store.newest_articles(10, as_of=None)
    days = [article.published for article in newest]
    assert days == sorted(filter(None, (e.article.published for e in STORY)), reverse=True)
    assert store.newest_articles(1, as_of=days[1]) == newest[1:2]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are looked up there")
@pytest.mark.parametrize("name", ["vectors.faiss", "sentences.faiss"])
def test_a_generation_that_a_library_refuses_keeps_no_file_open(index: Path, name: str) -> None:
    folder = cut_unnoticed(index, index / "gen" / write(index), name)
    with pytest.raises(IndexBroken) as raised:
        Store(folder, read_manifest(folder))
    assert raised.value.__cause__ is not None  # which holds on to the Store that wasn't opened
    held = [fd.readlink() for fd in Path("/proc/self/fd").iterdir() if fd.is_symlink()]
    assert not [file for file in held if file.is_relative_to(folder)]
