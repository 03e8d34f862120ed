"""What is known of an article: its words here and there, its sentences' neighbours, and the days of their news."""

from __future__ import annotations

from datetime import date

from answers.samples import FakeCorpus, article, sentences
from hsbot.answers.aliases import NO_NAMES
from hsbot.answers.known import Known
from hsbot.search.words import terms

HOPED = "In February 2025, Pell had hoped for a fourth season."
BROKEN = "Filming of the\nfilm has begun."
LAST = "Orrery pays."
NEWS = article("news", "2025-06-20", BROKEN, LAST, HOPED, title="Saltmarsh ends", between="\n\n")
CORPUS = FakeCorpus((NEWS, sentences(NEWS, BROKEN, LAST, HOPED)))


def known() -> Known:
    return Known(NEWS, CORPUS, NO_NAMES)


def test_a_sentence_is_told_in_one_line() -> None:
    assert known().texts == ["Saltmarsh ends", "Filming of the film has begun.", LAST, HOPED]


def test_near_are_the_neighbours_and_the_title() -> None:
    near = known().near(1)
    assert near >= {*terms("Saltmarsh"), *terms("Orrery"), *terms("Filming")}
    assert not near & set(terms("February"))
    assert known().all_terms >= set(terms("February"))


def test_a_title_is_nobodys_neighbour() -> None:
    assert (known().before(1), known().after(1)) == ("", LAST)
    assert (known().before(0), known().after(0)) == ("", "Filming of the film has begun.")
    assert (known().before(3), known().after(3)) == (LAST, "")


def test_only_what_looks_back_has_another_day_than_its_article() -> None:
    assert [known().recalls(at) for at in range(3)] == [None, None, None]
    assert known().recalls(3) == date(2025, 2, 28)
    assert list(known().days)[:3] == [date(2025, 6, 20)] * 3


def test_an_undated_article_has_no_days_of_its_own() -> None:
    undated = article("guide", None, LAST)
    assert set(Known(undated, FakeCorpus((undated, sentences(undated, LAST))), NO_NAMES).days) == {None}
