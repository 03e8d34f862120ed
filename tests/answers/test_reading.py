"""What is read of the candidates."""

from __future__ import annotations

import pytest

from answers.samples import FakeReader, article, sentences
from hsbot.answers.candidates import Candidate
from hsbot.answers.features import FEATURES
from hsbot.answers.reading import (
    BUDGET_WORDS,
    MORE_WORDS,
    OF_ONE_ARTICLE,
    OVERHEAD_WORDS,
    SURE,
    WINDOW_WORDS,
    Reading,
    plan,
    read,
)


def candidates(id_: str, *texts: str) -> list[Candidate]:
    """An article's title and its sentences as candidates, in order of the text."""
    of = article(id_, None, *texts)
    cut = sentences(of, *texts)
    found = [of.text[s.start : s.end] for s in cut]
    return [Candidate(of, at, s, found[at], "", "", (0.0,) * len(FEATURES)) for at, s in enumerate(cut)]


def words(count: int, name: str) -> str:
    return " ".join([name] * count)


def heads(reading: Reading) -> list[str]:
    return [c.text.split()[0] for c in reading.sentences]


def test_the_likeliest_sentences_of_an_article_are_read_together_in_its_order_below_its_title() -> None:
    title, a, _, c, d, _ = candidates("1", "Alpha.", "Beta.", "Gamma.", "Delta.", "Epsilon.")
    (reading,) = plan([d, a, c, title])
    assert reading.window.title == "Saltmarsh"
    assert reading.window.sentences == ("Alpha.", "Gamma.", "Delta.")
    assert (reading.title, reading.sentences) == (title, (a, c, d))


def test_a_sentence_that_says_she_is_read_with_the_one_before() -> None:
    _, a, b, c = candidates("1", "Ada Pell left.", "She will be back.", "Nobody knows when.")
    (reading,) = plan([b, c])
    assert reading.sentences == (b, c)  # the one before isn't among the candidates
    (reading,) = plan([b, c, a])
    assert plan([b, a])[0].sentences == (a, b)
    assert reading.sentences == (a, b, c)


def test_a_title_is_read_with_the_first_sentence_of_its_article() -> None:
    title, a, b = candidates("1", "Alpha.", "Beta.")
    (reading,) = plan([title, b, a])
    assert reading.sentences[0] == a


def test_an_article_that_is_nothing_but_its_title_is_read_as_well() -> None:
    (title,) = candidates("1")
    (reading,) = plan([title])
    assert (reading.window.title, reading.window.sentences) == ("Saltmarsh", ())
    assert (reading.title, reading.sentences) == (title, ())


def test_a_window_is_no_longer_than_the_reader_s_room_and_its_title_is_scored_once() -> None:
    title, *bodies = candidates("1", *(words(WINDOW_WORDS // 3 + 1, f"s{i}") for i in range(4)))
    readings = plan([*bodies, title])
    assert [heads(r) for r in readings] == [["s0", "s1"], ["s2", "s3"]]
    assert [r.title for r in readings] == [title, None]


def test_the_budget_of_words_ends_the_reading_and_counts_each_window_s_overhead() -> None:
    one_each = [candidates(str(i), words(50, "w"))[1] for i in range(20)]
    assert len(plan(one_each)) == BUDGET_WORDS // (50 + OVERHEAD_WORDS)


def test_every_window_of_an_article_costs_its_overhead() -> None:
    each = WINDOW_WORDS // 2 + 1  # so that each sentence fills a window by itself
    of_each = [candidates(str(i), *(words(each, f"s{n}") for n in range(OF_ONE_ARTICLE)))[1:] for i in range(4)]
    readings = plan([c for own in zip(*of_each, strict=True) for c in own])
    assert sum(OVERHEAD_WORDS + sum(len(c.text.split()) for c in r.sentences) for r in readings) <= BUDGET_WORDS
    assert len(readings) == BUDGET_WORDS // (each + OVERHEAD_WORDS)


def test_what_is_left_of_the_budget_goes_to_a_shorter_sentence() -> None:
    rest = 40
    (_, long), (_, longer), (_, short) = (
        candidates("1", words(BUDGET_WORDS - OVERHEAD_WORDS - rest, "a")),
        candidates("2", words(rest, "b")),
        candidates("3", "Short."),
    )
    assert [r.sentences for r in plan([long, longer, short])] == [(long,), (short,)]


def test_a_single_sentence_is_read_however_long() -> None:
    (_, long) = candidates("1", words(2 * BUDGET_WORDS, "w"))
    assert [r.sentences for r in plan([long])] == [(long,)]


def test_a_newer_article_further_down_is_read_although_another_fills_the_ranks() -> None:
    old = candidates("old", *(f"o{i}" for i in range(OF_ONE_ARTICLE + 5)))[1:]
    (_, new) = candidates("new", "Fresh.")
    readings = plan([*old, new])
    assert [len(r.sentences) for r in readings] == [OF_ONE_ARTICLE, 1]
    assert readings[1].sentences == (new,)


def test_nothing_found_is_nothing_read() -> None:
    assert plan([]) == []


MANY = [candidates(str(i), f"S{i} {words(49, 'w')}")[1] for i in range(20)]
AT_FIRST, MORE = BUDGET_WORDS // (50 + OVERHEAD_WORDS), MORE_WORDS // (50 + OVERHEAD_WORDS)


def _reader(logit: float) -> FakeReader:
    """Gives the third sentence a logit, and all others -1."""
    return FakeReader(**{c.text: logit if n == 2 else -1.0 for n, c in enumerate(MANY)})


def test_where_one_seems_to_answer_no_more_are_read() -> None:
    found = read(_reader(SURE), "?", MANY)
    assert [(c, logit) for c, logit in found if logit > 0] == [(MANY[2], SURE)]
    assert {id(c) for c, _ in found} == {id(c) for c in MANY[:AT_FIRST]}


def test_where_none_seems_to_answer_the_next_likely_ones_are_read_each_once() -> None:
    found = read(_reader(SURE - 0.01), "?", MANY)
    assert [c.text for c, _ in found] == [c.text for c in MANY[: AT_FIRST + MORE]]


@pytest.mark.parametrize(("budget", "more", "number"), [(140, 0, 2), (140, 70, 3), (70, 140, 3)])
def test_how_much_is_read_can_be_said(budget: int, more: int, number: int) -> None:
    assert len(read(_reader(-1.0), "?", MANY, budget, more)) == number


def test_where_nothing_is_left_nothing_more_is_read() -> None:
    reader = _reader(-1.0)
    assert len(read(reader, "?", MANY[:2])) == len(reader.read) == 2
    assert read(reader, "?", []) == []


def test_what_was_read_is_read_again_where_another_sentence_needs_it_and_counts_as_it_did_at_first() -> None:
    _, pell, she = candidates("1", "Ada Pell directs.", "She also wrote it.")
    reader = FakeReader(**{"Ada Pell directs": 0.5, "She also wrote it": 0.2})
    found = read(reader, "?", [pell, she], OVERHEAD_WORDS + 5, 2 * OVERHEAD_WORDS)
    assert [w.sentences for w in reader.read] == [("Ada Pell directs.",), ("Ada Pell directs.", "She also wrote it.")]
    assert [c for c, _ in found].count(pell) == [c for c, _ in found].count(she) == 1
