"""The way in: only what is new is embedded, and the outcome is that of building everything anew."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import Mock

import numpy as np
import pytest
from fakes import FakeEncoder, vector
from folders import STORY, build, minding_permissions, never, write_article, write_story
from search.damage import cut_unnoticed

from hsbot.articles.passages import passage_text
from hsbot.articles.readers import ReadResult, read_folder
from hsbot.build import embed, recipe, update
from hsbot.errors import ArticleError, IndexFailure, IndexLocked, ModelError
from hsbot.search.generation import current_name, open_current
from hsbot.search.lock import locked
from hsbot.search.store import Store
from hsbot.search.words import terms

if TYPE_CHECKING:
    from hsbot.search.encoder import Matrix, Text


def _open(index: Path) -> Store:
    return Store(*open_current(index))


def _counts(story: Path, index: Path, encoder: FakeEncoder | None = None) -> tuple[int, int, int, int]:
    report = build(story, index, encoder)
    return report.new, report.changed, report.removed, report.unchanged


def _change(story: Path, name: str, **what: str) -> None:
    published, title, text = STORY[name]
    write_article(story, name, what.get("published", published), what.get("title", title), what.get("text", text))


def test_a_first_update_embeds_everything(story: Path, index: Path, encoder: FakeEncoder) -> None:
    assert _counts(story, index, encoder) == (4, 0, 0, 0)
    assert encoder.encoded == 4
    assert {a.id for a in _open(index).articles()} == {name.removesuffix(".md") for name in STORY}


def test_the_report_is_the_sentence_of_its_counts(story: Path, index: Path) -> None:
    build(story, index)
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    _change(story, "guide.md", text="Saltmarsh follows three lighthouse keepers.")
    (story / "2024-03-01-renewed.md").unlink()
    said = str(build(story, index))
    assert said.startswith("1 new, 1 changed, 1 removed, 2 unchanged; 4 passages; ")
    assert said.endswith(" s")


def test_only_new_and_changed_articles_are_embedded(story: Path, index: Path, encoder: FakeEncoder) -> None:
    build(story, index)
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    _change(story, "guide.md", text="Saltmarsh follows three lighthouse keepers.")
    assert _counts(story, index, encoder) == (1, 1, 0, 3)
    assert encoder.encoded == 2


def test_nothing_new_loads_no_model_and_writes_nothing(story: Path, index: Path) -> None:
    before = build(story, index).generation
    report = update(story, index, "fake", never)
    assert (report.generation, report.unchanged, report.passages) == (before, 4, 4)
    assert [p.name for p in (index / "gen").iterdir()] == [before]


def test_a_touched_file_is_not_a_changed_article(story: Path, index: Path) -> None:
    build(story, index)
    _change(story, "guide.md")
    assert update(story, index, "fake", never).unchanged == 4


def test_a_vanished_article_is_dropped_without_loading_a_model(story: Path, index: Path) -> None:
    build(story, index)
    (story / "2025-01-10-cancelled.md").unlink()
    report = update(story, index, "fake", never)
    assert (report.removed, report.unchanged, report.passages) == (1, 3, 3)
    assert "2025-01-10-cancelled" not in _open(index).fingerprints()
    hits = _open(index).search(vector("cancelled"), terms("cancelled"), 10, as_of=None)
    assert [h.article.id for h in hits if h.lexical is not None] == []


@pytest.mark.parametrize("what", [{"title": "Another title"}, {"published": "2025-01-11"}, {"text": "Another text."}])
def test_a_change_of_title_date_or_text_alone_is_a_change(
    story: Path, index: Path, encoder: FakeEncoder, what: dict[str, str]
) -> None:
    build(story, index)
    _change(story, "2025-01-10-cancelled.md", **what)
    assert _counts(story, index, encoder) == (0, 1, 0, 3)
    assert encoder.encoded == 1


def test_an_incremental_index_is_the_one_that_a_rebuild_gives(story: Path, tmp_path: Path) -> None:
    grown, rebuilt = tmp_path / "grown", tmp_path / "rebuilt"
    (story / "2025-01-10-cancelled.md").unlink()
    write_article(story, "zz-gone.md", "2023-01-01", "Gone", "This one vanishes.")
    build(story, grown)
    (story / "zz-gone.md").unlink()
    write_story(story)
    _change(story, "guide.md", text="Saltmarsh follows three keepers. They never sleep.")
    build(story, grown)
    build(story, rebuilt)
    one, other = _open(grown), _open(rebuilt)
    assert list(one.articles()) == list(other.articles())
    for article in one.articles():
        mine, theirs = one.entry(article.id), other.entry(article.id)
        assert (mine.sentences, mine.passages) == (theirs.sentences, theirs.passages)
        np.testing.assert_array_equal(mine.passage_vectors, theirs.passage_vectors)
        np.testing.assert_array_equal(mine.sentence_vectors, theirs.sentence_vectors)
    for question in ("cancelled before season 3", "who directs", "lighthouse keepers", "Hull"):
        found = one.search(vector(question), terms(question), 10, as_of=None)
        assert found == other.search(vector(question), terms(question), 10, as_of=None)
    assert one.vocabulary() == other.vocabulary()


def test_another_model_s_index_is_built_anew(story: Path, index: Path) -> None:
    build(story, index)
    other = FakeEncoder("other", "e" * 64)
    assert _counts(story, index, other) == (4, 0, 0, 0)
    assert other.encoded == 4
    assert open_current(index)[1].recipe == recipe("other", "e" * 64)


def test_a_name_that_now_gives_other_weights_mixes_no_vectors(story: Path, index: Path) -> None:
    build(story, index)
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    other = FakeEncoder("fake", "e" * 64)
    build(story, index, other)
    assert other.encoded == 5
    assert open_current(index)[1].recipe.model_sha256 == "e" * 64


def test_another_version_of_the_words_builds_anew(story: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(story, index)
    monkeypatch.setattr("hsbot.search.words.VERSION", 99)
    assert _counts(story, index) == (4, 0, 0, 0)
    assert open_current(index)[1].recipe.words == 99


def test_a_rebuild_embeds_everything_anew(story: Path, index: Path, encoder: FakeEncoder) -> None:
    build(story, index)
    assert build(story, index, encoder, rebuild=True).new == 4
    assert encoder.encoded == 4


def test_a_damaged_generation_is_replaced_from_its_parent(story: Path, index: Path, encoder: FakeEncoder) -> None:
    first = build(story, index).generation
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    second = build(story, index).generation
    (index / "gen" / second / "vectors.faiss").write_bytes(b"")
    third = build(story, index, encoder).generation
    assert encoder.encoded == 1
    assert open_current(index)[0].name == third
    assert open_current(index)[1].parent == first


def test_a_damaged_generation_is_replaced_even_where_its_parent_is_up_to_date(story: Path, index: Path) -> None:
    build(story, index)
    second = build(story, index, rebuild=True).generation
    (index / "gen" / second / "vectors.faiss").write_bytes(b"")
    third = update(story, index, "fake", never).generation
    assert third != second
    assert open_current(index)[0].name == third == current_name(index)


def test_a_file_that_a_library_refuses_costs_no_article_that_cannot_be_read_now(
    story: Path, index: Path, encoder: FakeEncoder
) -> None:
    first = build(story, index).generation
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    cut_unnoticed(index, index / "gen" / build(story, index).generation, "sentences.faiss")
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    report = build(story, index, encoder)
    assert (report.kept, encoder.encoded, open_current(index)[1].parent) == (1, 1, first)
    assert "guide" in _open(index).fingerprints()


def test_an_index_that_cannot_be_read_for_a_moment_is_not_built_anew(
    story: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(story, index)
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    with monkeypatch.context() as patched:
        patched.setattr("hsbot.search.manifest.measure", Mock(side_effect=OSError(24, "Too many open files")))
        with pytest.raises(IndexFailure, match="try again"):
            update(story, index, "fake", never)
    assert update(story, index, "fake", never).kept == 1
    assert "guide" in _open(index).fingerprints()


def test_a_damaged_pointer_is_mended_without_loading_a_model(story: Path, index: Path) -> None:
    build(story, index)
    (index / "CURRENT").write_text("nonsense")
    name = update(story, index, "fake", never).generation
    assert current_name(index) == name


def test_a_file_that_cannot_be_read_is_skipped_and_named(story: Path, index: Path) -> None:
    (story / "broken.json").write_text("{")
    report = build(story, index)
    assert report.new == 4
    assert [str(skipped).split()[0] for skipped in report.skipped] == ["broken.json"]


def test_an_article_whose_file_breaks_stays_as_it_was_last_read_until_the_file_is_gone(
    story: Path, index: Path
) -> None:
    build(story, index)
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")
    report = build(story, index)
    assert str(report).startswith("1 new, 0 changed, 0 removed, 4 unchanged (1 kept as last read); ")
    assert [str(skipped).split()[0] for skipped in report.skipped] == ["guide.md"]
    assert {"guide", "new"} <= {a.id for a in _open(index).articles()}
    assert update(story, index, "fake", never).kept == 1
    (story / "guide.md").unlink()
    assert _counts(story, index) == (0, 0, 1, 4)


def test_articles_of_a_folder_that_cannot_be_read_stay_as_they_were_last_read(story: Path, index: Path) -> None:
    write_article(story / "sub", "guide.md", None, "Another guide", "Keepers sleep by day.")
    build(story, index)
    (story / "sub").chmod(0)
    with minding_permissions():
        report = update(story, index, "fake", never)
    (story / "sub").chmod(0o755)
    assert (report.removed, report.unchanged, report.kept) == (0, 5, 1)
    assert [str(skipped).split()[0] for skipped in report.skipped] == ["sub/"]
    assert "sub/guide" in _open(index).fingerprints()


def test_articles_behind_a_link_stay_as_they_were_last_read_while_its_target_is_gone(
    story: Path, index: Path, tmp_path: Path
) -> None:
    write_article(tmp_path / "share", "guide.md", None, "Another guide", "Keepers sleep by day.")
    (story / "linked").symlink_to(tmp_path / "share")
    build(story, index)
    (tmp_path / "share").rename(tmp_path / "away")
    report = update(story, index, "fake", never)
    assert (report.removed, report.unchanged, report.kept) == (0, 5, 1)
    (story / "linked").unlink()
    assert update(story, index, "fake", never).removed == 1


def test_an_id_stays_with_the_file_that_cannot_be_read_now_though_another_of_its_stem_can(
    story: Path, index: Path
) -> None:
    (story / "guide.txt").write_text("Another guide\n\nKeepers sleep by day.\n")
    build(story, index)
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    report = update(story, index, "fake", never)
    assert (report.changed, report.removed, report.unchanged, report.kept) == (0, 0, 4, 1)
    assert [str(skipped) for skipped in report.skipped] == [
        "guide.md is a binary file, not text: put its text into a .txt or .md file.",
        "guide.txt would give the id 'guide', but guide.md has it already: rename one of the two.",
    ]
    assert {a.path for a in _open(index).articles() if a.id == "guide"} == {"guide.md"}
    (story / "guide.md").unlink()
    assert _counts(story, index) == (0, 1, 0, 3)
    assert {a.path for a in _open(index).articles() if a.id == "guide"} == {"guide.txt"}


def test_an_id_goes_to_another_file_where_its_own_was_never_read(story: Path, index: Path) -> None:
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    (story / "guide.txt").write_text("Another guide\n\nKeepers sleep by day.\n")
    assert _counts(story, index) == (4, 0, 0, 0)
    (story / "guide.txt").write_text("Another guide\n\nKeepers sleep by night.\n")
    assert _counts(story, index) == (0, 1, 0, 3)


def test_what_is_kept_as_last_read_outlives_a_change_of_recipe_and_not_a_rebuild(
    story: Path, index: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(story, index)
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    monkeypatch.setattr("hsbot.build.CHUNKER", 99)
    report = build(story, index, encoder)
    assert (report.new, report.kept, encoder.encoded) == (4, 1, 4)
    assert "guide" in _open(index).fingerprints()
    assert build(story, index, rebuild=True).kept == 0
    assert "guide" not in _open(index).fingerprints()


def test_what_is_kept_alone_is_an_index_and_what_is_gone_is_removed_from_it(story: Path, index: Path) -> None:
    build(story, index)
    (story / "guide.md").write_bytes(b"\x00\x01\x02")
    for name in STORY.keys() - {"guide.md"}:
        (story / name).unlink()
    report = update(story, index, "fake", never)
    assert (report.removed, report.unchanged, report.kept) == (3, 1, 1)
    assert _open(index).fingerprints().keys() == {"guide"}


def _wire(story: Path, *lines: str) -> None:
    (story / "wire.jsonl").write_text("".join(f"{line}\n" for line in lines))


def _wired(index: Path) -> dict[str, str]:
    return {a.id: a.title for a in _open(index).articles() if a.path == "wire.jsonl"}


def _line(title: str, **more: object) -> str:
    return json.dumps({"title": title, "text": f"{title} has a text.", **more})


@pytest.mark.parametrize(
    ("lines", "left"),
    [
        (["A", "{", "C"], {"wire#1": "A", "wire#2": "B", "wire#3": "C"}),
        (["A", "{"], {"wire#1": "A", "wire#2": "B"}),  # its own line is there, the last is gone
        (["B", "{"], {"wire#1": "B", "wire#3": "C"}),  # the first line is gone, all others moved up
        (["{", "C"], {"wire#1": "A", "wire#2": "C"}),
    ],
)
def test_of_lines_without_ids_none_is_there_twice_where_one_is_gone_and_one_breaks(
    story: Path, index: Path, lines: list[str], left: dict[str, str]
) -> None:
    _wire(story, *map(_line, "ABC"))
    build(story, index)
    _wire(story, *(line if line == "{" else _line(line) for line in lines))
    build(story, index)
    assert _wired(index) == left


def test_a_line_that_breaks_and_tells_its_id_keeps_no_other(story: Path, index: Path) -> None:
    _wire(story, *(_line(name, id=name) for name in "abc"))
    build(story, index)
    _wire(story, _line("a", id="a"), _line("b", id="b", published="soon"))
    assert build(story, index).kept == 1
    assert _wired(index) == {"wire#a": "a", "wire#b": "b"}


def test_a_line_that_breaks_costs_no_article_of_its_file(story: Path, index: Path) -> None:
    lines = ['{"id": "a", "title": "One", "text": "It rains."}', '{"id": "b", "title": "Two", "text": "It snows."}']
    (story / "wire.jsonl").write_text("\n".join(lines))
    build(story, index)
    (story / "wire.jsonl").write_text(lines[0] + "\n" + lines[1][:-9])
    assert build(story, index).kept == 1
    assert {"wire#a", "wire#b"} <= {a.id for a in _open(index).articles()}


def test_with_strict_it_stops_the_update_and_the_index_before_stays(story: Path, index: Path) -> None:
    before = build(story, index).generation
    (story / "broken.json").write_text("{")
    with pytest.raises(ArticleError, match=r"^broken\.json"):
        build(story, index, strict=True)
    assert current_name(index) == before


def test_an_empty_folder_is_refused_and_the_index_before_stays(tmp_path: Path, story: Path, index: Path) -> None:
    before = build(story, index).generation
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArticleError, match="There is no article to index in"):
        build(tmp_path / "empty", index)
    assert current_name(index) == before


def test_where_nothing_can_be_read_the_reasons_are_told_in_one_sentence(tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.json").write_text("{}")
    with pytest.raises(ArticleError) as said:
        build(folder, index)
    assert str(said.value) == (
        f"There is no article to index in {folder}: a.txt is empty: write the article into it, or remove it; "
        "b.json has no `text`: write the article into that field."
    )
    for n in range(7):
        (folder / f"c{n}.txt").write_bytes(b"")
    with pytest.raises(ArticleError, match=r"; c2\.txt is empty: [^;]+; and 4 more can't be read\.$"):
        build(folder, index)


def test_the_folder_is_read_with_the_lock_held(story: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(folder: Path, *, strict: bool) -> ReadResult:
        with pytest.raises(IndexLocked), locked(index):
            pass
        return read_folder(folder, strict=strict)

    monkeypatch.setattr("hsbot.build.read_folder", read)
    assert _counts(story, index) == (4, 0, 0, 0)


def test_the_generation_before_is_closed(story: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(story, index).generation
    closed: list[str] = []
    monkeypatch.setattr(Store, "close", lambda store: closed.append(store.info.generation))
    build(story, index)
    _change(story, "guide.md", text="Saltmarsh follows three lighthouse keepers.")
    build(story, index)
    assert closed == [first, first]


def test_an_index_that_this_user_may_not_read_is_not_built_anew(story: Path, index: Path) -> None:
    name = build(story, index).generation
    (index / "gen" / name / "manifest.json").chmod(0)
    with minding_permissions(), pytest.raises(IndexFailure, match=r"manifest\.json: let them read everything"):
        update(story, index, "fake", never)


def test_while_another_writes_the_update_is_refused_before_a_model_is_loaded(story: Path, index: Path) -> None:
    with locked(index), pytest.raises(IndexLocked):
        update(story, index, "fake", never)


def test_a_model_that_cannot_be_loaded_leaves_the_index_as_it_is(story: Path, index: Path) -> None:
    before = build(story, index).generation
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown.")

    def refuse() -> FakeEncoder:
        raise ModelError("no")

    with pytest.raises(ModelError):
        update(story, index, "fake", refuse)
    assert current_name(index) == before
    assert [p.name for p in (index / "gen").iterdir()] == [before]


def test_progress_counts_passages_up_to_their_number(story: Path, index: Path, encoder: FakeEncoder) -> None:
    seen: list[tuple[int, int]] = []
    update(story, index, "fake", lambda: encoder, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_sentence_has_its_own_vector_also_where_the_text_has_many_passages(tmp_path: Path) -> None:
    text = " ".join(f"Keeper number {n} lights lamp {n * 7} at dusk." for n in range(60))
    folder = write_article(tmp_path / "long", "long.md", "2025-01-01", "Lamps", text).parent
    (article,) = read_folder(folder).articles
    (entry,) = embed([article], FakeEncoder(max_tokens=40))
    assert len(entry.passages) > 10
    for sentence, found in zip(entry.sentences, entry.sentence_vectors, strict=True):
        np.testing.assert_allclose(found, vector(article.text[sentence.start : sentence.end]), atol=1e-6)


def test_a_title_that_stands_in_the_text_has_its_own_vector_and_is_in_no_passage_twice(tmp_path: Path) -> None:
    folder = tmp_path / "titled"
    folder.mkdir()
    (folder / "a.txt").write_text(" date 2025-01-01 Lamps are lit again\n\nKeepers came back. They lit the lamps.\n")
    (article,) = read_folder(folder).articles
    (entry,) = embed([article], FakeEncoder())
    kinds = [s.kind for s in entry.sentences]
    assert kinds == ["title", "body", "body"]
    np.testing.assert_allclose(entry.sentence_vectors[0], vector("Lamps are lit again"), atol=1e-6)
    np.testing.assert_allclose(
        entry.passage_vectors[0], vector("Lamps are lit again. Keepers came back. They lit the lamps."), atol=1e-6
    )


def test_a_title_in_the_middle_that_a_later_sentence_repeats_moves_no_vector(tmp_path: Path) -> None:
    text = "Keepers came back.\n\nLamps are lit\n\nNobody slept. Sailors say Lamps are lit by night. All is well."
    folder = write_article(tmp_path / "titled", "a.md", None, "Lamps are lit", text).parent
    (article,) = read_folder(folder).articles
    (entry,) = embed([article], FakeEncoder())
    assert [s.kind for s in entry.sentences] == ["body", "title", "body", "body", "body"]
    for sentence, found in zip(entry.sentences, entry.sentence_vectors, strict=True):
        np.testing.assert_allclose(found, vector(article.text[sentence.start : sentence.end]), atol=1e-6)


def test_every_passage_has_the_vector_of_its_own_text_in_every_article(tmp_path: Path) -> None:
    for name, count in (("one", 20), ("two", 31), ("three", 44)):
        text = " ".join(f"Keeper {name} number {n} lights lamp {n * 7} at dusk." for n in range(count))
        folder = write_article(tmp_path / "long", f"{name}.md", "2025-01-01", f"Lamps {name}", text).parent
    entries = embed(read_folder(folder).articles, FakeEncoder(max_tokens=40))
    assert [len(entry.passages) > 3 for entry in entries] == [True] * 3
    for entry in entries:
        for passage, found in zip(entry.passages, entry.passage_vectors, strict=True):
            np.testing.assert_allclose(found, vector(passage_text(entry.article, entry.sentences, passage)), atol=1e-6)


class _Context(FakeEncoder):
    """Gives every sentence the vector of the passage it stands in, so that one can tell which that was."""

    def encode_passages(self, texts: Sequence[Text]) -> Iterator[tuple[int, Matrix, Matrix]]:
        for i, passage, sentences in reversed(list(super().encode_passages(texts))):
            yield i, passage, np.repeat(passage[np.newaxis], len(sentences), axis=0)


def test_a_sentence_of_two_passages_takes_its_vector_from_the_first(tmp_path: Path) -> None:
    text = " ".join(f"Keeper number {n} lights lamp {n * 7} at dusk." for n in range(20))
    folder = write_article(tmp_path / "long", "long.md", "2025-01-01", "Lamps", text).parent
    (entry,) = embed(read_folder(folder).articles, _Context(max_tokens=40))
    first, second = entry.passages[:2]
    assert first.last == second.first
    np.testing.assert_array_equal(entry.sentence_vectors[first.last], entry.passage_vectors[0])
    np.testing.assert_array_equal(entry.sentence_vectors[second.last - 1], entry.passage_vectors[1])
