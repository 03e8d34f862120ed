"""The way out, with the fake encoder: what is served, also while other processes write the index."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from fakes import FakeEncoder
from folders import build, environment, never, write_article

from hsbot.ask import Asker
from hsbot.build import recipe
from hsbot.errors import IndexBroken, IndexMismatch, IndexMissing, QuestionError
from hsbot.records import Question
from hsbot.search.generation import take_newest
from hsbot.search.manifest import verify

TRAILER = Question("Was a trailer shown?")
DIRECTS = Question("Who directs Saltmarsh?")


pytestmark = pytest.mark.usefixtures("fake_scorer")


def _add(story: Path) -> None:
    write_article(story, "new.md", "2025-07-01", "A trailer", "A trailer of season 3 was shown in Hull.")


def _elsewhere(story: Path, index: Path) -> None:
    """Update the index in another process."""
    subprocess.run(
        [sys.executable, "-m", "fake_hsbot", "index", "update", "--articles", str(story), "--index", str(index)],
        env=environment(HSBOT_MODEL_NAME="fake"),
        check=True,
        capture_output=True,
    )


def test_the_lead_is_the_sentence_that_answers_verbatim_at_its_offsets(asker: Asker) -> None:
    answer = asker(DIRECTS)
    lead = answer.snippets[0]
    assert (answer.status, lead.role, lead.text) == ("answered", "lead", "Ada Pell directs.")
    assert lead.article.text[lead.start : lead.end] == lead.text
    assert (lead.article.id, lead.article.published) == ("2024-03-01-renewed", date(2024, 3, 1))


def test_an_answer_says_what_it_was_asked_and_from_which_index(asker: Asker, index: Path) -> None:
    answer = asker(Question("Who directs Saltmarsh?", date(2024, 12, 31)))
    assert (answer.question, answer.as_of) == ("Who directs Saltmarsh?", date(2024, 12, 31))
    assert (answer.newest_article, answer.index.articles, answer.index.passages) == (date(2025, 6, 20), 4, 4)
    assert verify(index / "gen" / answer.index.generation).articles == 4


def test_one_question_is_encoded_once_and_no_passage(asker: Asker, encoder: FakeEncoder) -> None:
    asker(DIRECTS)
    assert (encoder.asked, encoder.encoded) == (1, 0)


def test_every_stage_has_its_time_and_its_place_in_the_trace(asker: Asker) -> None:
    answer = asker(DIRECTS)
    assert {"encode", "retrieve", "score", "choose", "total"} <= set(answer.timings_ms)
    assert [stage.name for stage in answer.trace] == ["question", "hits", "candidates", "choice"]


def test_what_nothing_answers_is_refused_with_the_nearest(asker: Asker) -> None:
    answer = asker(Question("Which orchestra recorded the soundtrack?"))
    assert answer.status == "no_answer"
    assert all(snippet.role == "supporting" for snippet in answer.snippets)


def test_a_refusal_says_what_no_article_speaks_of_and_an_answer_nothing(asker: Asker) -> None:
    answer = asker(Question("Does Vandersloot compose the opera of season 9?"))
    assert (answer.status, answer.missing) == ("no_answer", ("Vandersloot", "season 9"))
    assert asker(DIRECTS).missing == ()


def test_another_show_s_season_is_refused_though_everything_else_is_the_same(
    asker: Asker, story: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hsbot.answers.spelling.Speller.is_everyday", lambda _, word: word != "vandersloot")
    write_article(story, "ends.md", "2025-08-01", "Saltmarsh ends", "Saltmarsh ends: there will be no season 4.")
    _elsewhere(story, index)
    assert asker(Question("is saltmarsh season 4 happening")).status == "answered"
    answer = asker(Question("Is Vandersloot season 4 happening?"))
    assert (answer.status, answer.confidence, answer.missing) == ("no_answer", 0.0, ("Vandersloot",))
    assert [(s.role, s.text) for s in answer.snippets] == [("supporting", "Saltmarsh ends: there will be no season 4.")]
    assert not any(snippet.marks for snippet in answer.snippets)
    assert answer.trace[-1].lines == ("refused: no article speaks of Vandersloot",)
    leaning = asker(Question("and when is it out", previous="Is Vandersloot season 4 happening?"))
    assert leaning.status == "no_answer"
    assert asker(Question("Is Vandersloot season 4 happening and when is it")).status == "no_answer"


def test_as_of_hides_later_and_undated_articles_from_every_stage(asker: Asker) -> None:
    for question in ("Was Saltmarsh saved?", "Who follows lighthouse keepers on an island?"):
        answer = asker(Question(question, date(2025, 1, 10)))
        said = {s.article.id for s in answer.snippets}
        assert said <= {"2024-03-01-renewed", "2025-01-10-cancelled"}
        trace = "\n".join(line for stage in answer.trace[1:] for line in stage.lines)
        assert "2025-06-20-saved" not in trace
        assert "guide" not in trace


def test_as_of_before_everything_is_a_refusal(asker: Asker) -> None:
    answer = asker(Question("Who directs Saltmarsh?", date(1999, 1, 1)))
    assert (answer.status, answer.snippets, answer.confidence) == ("no_answer", (), 0.0)


@pytest.mark.parametrize("text", ["", " \n ", "x" * 1001])
def test_what_is_no_question_is_said_to_be_none(asker: Asker, text: str) -> None:
    with pytest.raises(QuestionError):
        asker(Question(text))


def test_without_an_index_no_model_is_loaded(index: Path) -> None:
    with pytest.raises(IndexMissing):
        Asker(index, recipe("fake"), never)


def test_another_model_s_index_is_refused_before_a_model_is_loaded(story: Path, index: Path) -> None:
    build(story, index)
    with pytest.raises(IndexMismatch):
        Asker(index, recipe("other"), never)


def test_a_model_that_turns_out_to_have_other_weights_is_refused(story: Path, index: Path) -> None:
    build(story, index)
    with pytest.raises(IndexMismatch):
        Asker(index, recipe("fake"), lambda: FakeEncoder("fake", "e" * 64))


def test_a_broken_index_without_parents_is_refused_before_a_model_is_loaded(story: Path, index: Path) -> None:
    name = build(story, index).generation
    (index / "gen" / name / "vectors.faiss").write_bytes(b"")
    with pytest.raises(IndexBroken):
        Asker(index, recipe("fake"), never)


def test_a_generation_that_another_process_wrote_is_taken_up_at_the_next_question(
    asker: Asker, story: Path, index: Path
) -> None:
    assert asker(TRAILER).status == "no_answer"
    _add(story)
    _elsewhere(story, index)
    answer = asker(TRAILER)
    assert (answer.status, answer.index.articles) == ("answered", 5)
    assert answer.snippets[0].text == "A trailer of season 3 was shown in Hull."


def test_the_generation_that_was_replaced_is_freed_at_once(asker: Asker, story: Path, index: Path) -> None:
    asker(DIRECTS)
    replaced = weakref.ref(asker._store)
    _add(story)
    build(story, index)
    gc.disable()
    try:
        assert asker(TRAILER).index.articles == 5
        assert replaced() is None
    finally:
        gc.enable()


def _damage(folder: Path) -> None:
    (folder / "vectors.faiss").write_bytes(b"")


def _remove_manifest(folder: Path) -> None:
    (folder / "manifest.json").unlink()


@pytest.mark.parametrize("breaking", [_damage, _remove_manifest])
def test_a_broken_new_generation_leaves_the_old_one_serving(
    asker: Asker, story: Path, index: Path, breaking: Callable[[Path], None]
) -> None:
    before = asker(DIRECTS).index.generation
    _add(story)
    name = build(story, index).generation
    breaking(index / "gen" / name)
    for _ in range(2):
        answer = asker(DIRECTS)
        assert (answer.status, answer.index.generation) == ("answered", before)


def test_a_broken_new_generation_is_looked_at_once_and_not_at_every_question(
    asker: Asker, story: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(story)
    _damage(index / "gen" / build(story, index).generation)
    looked: list[Path] = []
    monkeypatch.setattr(
        "hsbot.search.current.take_newest", lambda path, take: looked.append(path) or take_newest(path, take)
    )
    for _ in range(3):
        assert asker(DIRECTS).status == "answered"
    assert looked == [index]


def test_after_a_broken_generation_the_next_whole_one_is_taken_up(asker: Asker, story: Path, index: Path) -> None:
    _add(story)
    _damage(index / "gen" / build(story, index).generation)
    asker(DIRECTS)
    build(story, index)
    assert asker(TRAILER).status == "answered"


def test_another_model_s_new_generation_leaves_the_old_one_serving(asker: Asker, story: Path, index: Path) -> None:
    before = asker(DIRECTS).index.generation
    build(story, index, FakeEncoder("other", "e" * 64))
    assert asker(DIRECTS).index.generation == before


def test_a_pointer_that_vanishes_or_is_damaged_leaves_the_old_one_serving(asker: Asker, index: Path) -> None:
    before = asker(DIRECTS).index.generation
    (index / "CURRENT").write_text("nonsense")
    assert asker(DIRECTS).index.generation == before
    (index / "CURRENT").unlink()
    assert asker(DIRECTS).index.generation == before


def test_a_rollback_is_taken_up_too(asker: Asker, story: Path, index: Path) -> None:
    first = asker(DIRECTS).index.generation
    _add(story)
    build(story, index)
    assert asker(DIRECTS).index.articles == 5
    subprocess.run(
        [sys.executable, "-m", "fake_hsbot", "index", "rollback", "--index", str(index)],
        env=environment(HSBOT_MODEL_NAME="fake"),
        check=True,
        capture_output=True,
    )
    assert asker(DIRECTS).index.generation == first


def test_it_goes_on_answering_when_its_generation_is_pruned_and_nothing_newer_can_be_opened(
    asker: Asker, story: Path, index: Path
) -> None:
    before = asker(DIRECTS).index.generation
    for n in range(3):
        write_article(story, "guide.md", None, "A guide", f"Saltmarsh follows {n} keepers.")
        last = build(story, index).generation
    assert not (index / "gen" / before).exists()
    for name in (p.name for p in (index / "gen").iterdir()):
        _damage(index / "gen" / name)
    answer = asker(DIRECTS)
    assert last != before
    assert (answer.status, answer.index.generation) == ("answered", before)


def test_an_event_named_in_the_question_says_where_in_time_it_stands(asker: Asker) -> None:
    answer = asker(Question("Was Saltmarsh renewed before Saltmarsh was cancelled?"))
    assert answer.as_of == date(2025, 1, 9)
    assert answer.snippets[0].article.published == date(2024, 3, 1)


def test_the_it_of_an_event_is_what_was_spoken_of_before(asker: Asker, story: Path, index: Path) -> None:
    write_article(story, "other.md", "2023-05-05", "Harbour Nights", "Harbour Nights was cancelled at once.")
    build(story, index)
    answer = asker(Question("Was it renewed before it was cancelled?", previous="what of Saltmarsh?"))
    assert answer.as_of == date(2025, 1, 9)
    assert answer.snippets[0].article.published == date(2024, 3, 1)


def test_the_it_of_an_event_may_be_named_by_the_question_itself(asker: Asker) -> None:
    text, before = "Was Saltmarsh renewed before it was cancelled?", "do the Harbour Nights of Pell return?"
    assert asker(Question(text, previous=before)).as_of == asker(Question(text)).as_of == date(2025, 1, 9)


def test_what_was_said_after_an_event_answers_what_is_asked_of_its_time(asker: Asker, story: Path, index: Path) -> None:
    write_article(story, "fans.md", "2025-01-12", "Fans", "Fans of Saltmarsh weep and march.")
    build(story, index)
    answer = asker(Question("How did fans weep and march when Saltmarsh was cancelled?"))
    assert (answer.as_of, answer.snippets[0].text) == (None, "Fans of Saltmarsh weep and march.")


def test_what_was_said_by_the_day_of_an_event_goes_first(asker: Asker) -> None:
    answer = asker(Question("Who directed Saltmarsh when Saltmarsh was cancelled?"))
    assert (answer.status, answer.as_of) == ("answered", date(2025, 1, 10))


def test_a_follow_up_is_not_answered_about_another_show(asker: Asker, story: Path, index: Path) -> None:
    write_article(story, "other.md", "2025-07-01", "Harbour Nights", "All Harbour Nights return.")
    build(story, index)
    for text in ("who directs it?", "directs?"):
        answer = asker(Question(text, previous="do harbour nights return?"))
        assert [s.article.id for s in answer.snippets] == ["other"]


def test_a_follow_up_that_makes_sense_alone_is_answered_about_the_same_show(asker: Asker) -> None:
    answer = asker(Question("who directs it?", previous="was saltmarsh saved?"))
    assert answer.snippets[0].text == "Ada Pell directs."


def test_an_event_that_no_article_tells_of_leaves_the_question_as_it_is(asker: Asker) -> None:
    answer = asker(Question("Who directs Saltmarsh, before the orchestra recorded the soundtrack?"))
    assert answer.as_of is None


def test_a_question_as_of_a_date_is_not_answered_from_later_articles(asker: Asker) -> None:
    answer = asker(Question("As of 2024-01-01, was Saltmarsh renewed?"))
    assert (answer.status, answer.as_of) == ("no_answer", date(2024, 1, 1))


@pytest.mark.parametrize("previous", [" ", "x" * 2000, "whats new"])
def test_a_question_before_that_says_nothing_is_no_error(asker: Asker, previous: str) -> None:
    assert asker(Question("who directs Saltmarsh?", previous=previous)).snippets[0].text == "Ada Pell directs."


def test_of_two_questions_before_the_last_one_s_names_are_carried(asker: Asker) -> None:
    answer = asker(Question("where do they live?", previous="what of Saltmarsh? who directs it"))
    assert "who directs it? Ada Pell. where do they live?" in "\n".join(answer.trace[0].lines)


def test_a_follow_up_that_is_plain_is_read_as_a_whole_question(asker: Asker) -> None:
    answer = asker(Question("where does she live?", previous="what of Saltmarsh? who directs it"))
    assert "where does Ada Pell live" in "\n".join(answer.trace[0].lines)
    assert answer.question == "where does she live?"
    assert answer.leans
    again = asker(Question("and season 1?", previous="who directs season 3? what about season 2"))
    assert "who directs season 1" in "\n".join(again.trace[0].lines)
    why = asker(Question("why?", previous="what of Saltmarsh? is it cancelled"))
    assert "what of Saltmarsh why is it cancelled" in "\n".join(why.trace[0].lines)


def test_a_whole_question_that_would_be_too_long_is_not_put_together(asker: Asker) -> None:
    assert asker(Question("why", previous="is " + "it on " * 166 + "x")).question == "why"


def test_a_follow_up_carries_the_names_that_answer_the_question_before(asker: Asker) -> None:
    answer = asker(Question("where do they live?", previous="who directs Saltmarsh?"))
    assert "who directs Saltmarsh? Ada Pell. where do they live?" in "\n".join(answer.trace[0].lines)
    unanswered = asker(Question("where does she live?", previous="who is the new zookeeper?"))
    assert "who is the new zookeeper? where does she live?" in "\n".join(unanswered.trace[0].lines)
