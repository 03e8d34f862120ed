"""What is read of the candidates."""

from __future__ import annotations

from answers.samples import article, sentences
from hsbot.answers.candidates import FEATURES, Candidate
from hsbot.answers.reading import BUDGET_WORDS, OF_ONE_ARTICLE, OVERHEAD_WORDS, WINDOW_WORDS, Reading, plan


def candidates(id_: str, *texts: str) -> list[Candidate]:
    """An article's title and its sentences as candidates, in order of the text."""
    of = article(id_, None, *texts)
    cut = sentences(of, *texts)
    words = [of.text[s.start : s.end] for s in cut]
    return [Candidate(of, at, s, words[at], "", "", (0.0,) * len(FEATURES)) for at, s in enumerate(cut)]


def words(count: int, name: str) -> str:
    return " ".join([name] * count)


def read(reading: Reading) -> list[str]:
    return [c.text.split()[0] for c in reading.sentences]


def test_a_window_grows_on_both_sides_as_far_as_its_words_allow() -> None:
    third = WINDOW_WORDS // 3
    title, a, b, c, d, e = candidates("1", *(words(third, name) for name in "abcde"))
    (first, *_) = plan([c, a, b, d, e, title])
    assert read(first) == ["b", "c", "d"]
    assert first.window.title == "Saltmarsh"
    assert first.window.sentences == (b.text, c.text, d.text)


def test_no_sentence_is_read_twice_and_no_title() -> None:
    title, *bodies = candidates("1", *(words(30, f"s{i}") for i in range(8)))
    readings = plan([title, *bodies])
    seen = [c.text for r in readings for c in r.sentences]
    assert len(seen) == len(set(seen))
    assert [r.title for r in readings] == [title] + [None] * (len(readings) - 1)


def test_a_title_is_read_with_the_beginning_of_its_article() -> None:
    title, a, b = candidates("1", "Alpha.", "Beta.")
    assert plan([title, b, a])[0].sentences == (a, b)


def test_a_gap_between_passages_ends_a_window() -> None:
    _, a, _, c = candidates("1", "Alpha.", "Beta.", "Gamma.")
    assert [read(r) for r in plan([a, c])] == [["Alpha."], ["Gamma."]]


def test_the_budget_of_words_ends_the_reading_and_counts_each_window_s_overhead() -> None:
    one_each = [candidates(str(i), words(WINDOW_WORDS, "w"))[1] for i in range(9)]
    assert len(plan(one_each)) == BUDGET_WORDS // (WINDOW_WORDS + OVERHEAD_WORDS)


def test_a_single_sentence_is_read_however_long() -> None:
    (_, long) = candidates("1", words(2 * BUDGET_WORDS, "w"))
    assert [r.sentences for r in plan([long])] == [(long,)]


def test_a_newer_article_further_down_is_read_although_another_fills_the_ranks() -> None:
    old = candidates("old", *(words(WINDOW_WORDS - 1, f"o{i}") for i in range(6)))[1:]
    (_, new) = candidates("new", "Fresh.")
    readings = plan([*old, new])
    assert [r.sentences[0].article.id for r in readings][: OF_ONE_ARTICLE + 1] == ["old", "old", "new"]
    assert len(readings) > OF_ONE_ARTICLE + 1  # what is left goes to the old one again


def test_nothing_found_is_nothing_read() -> None:
    assert plan([]) == []
