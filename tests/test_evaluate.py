"""Figures on a list made by hand."""

from __future__ import annotations

from dataclasses import astuple, replace
from datetime import date
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st
from quality.samples import ASKED, JUDGED, SAID, answer, labelled

from hsbot.evaluate import (
    Figures,
    Judged,
    auroc,
    by_kind,
    calibration_error,
    coverage_curve,
    error_by_chance,
    figures,
    is_right,
    judge,
    reliability,
)
from hsbot.records import Answer, Question


def test_figures_of_a_list_made_by_hand() -> None:
    """Three of the five answerable ones have a right snippet among three, one of them the lead."""
    assert figures(JUDGED) == Figures(
        questions=7,
        right_at_1=1 / 5,
        right_in_3=3 / 5,  # a fourth snippet is too late, and a refusal is never right
        answered=4 / 5,
        refused=1 / 2,
        stale_leads=2,
        could_be_stale=3,
        # pairs won: .9, .8, .7, .6 and .2 beat 0; .9 beats .8, .8 ties with it
        auroc=pytest.approx((5 + 1 + 0.5) / 10),
        # .9 is right, and so is the nearest of the refusal with .2; .8 twice, .7, .6 and 0 aren't
        ece=pytest.approx((0.1 + 1.6 + 0.7 + 0.6 + 0.8 + 0.0) / 7),
        # by bin the sum of p (1 - p): .0, .16, .24, .21, twice .16, .09
        ece_by_chance=pytest.approx((0.4 + 0.24**0.5 + 0.21**0.5 + 0.32**0.5 + 0.3) * (2 / pi) ** 0.5 / 7),
        ece_answered=pytest.approx((0.1 + 1.6 + 0.7 + 0.6) / 5),
        area=pytest.approx((1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5 + 2 / 6 + 2 / 7) / 7),
        accuracy_at_25=1 / 2,  # of 7 the surest two, then four, then six
        accuracy_at_50=1 / 4,
        accuracy_at_75=2 / 6,
    )


def test_figures_of_each_kind_in_alphabetical_order() -> None:
    """The kinds are those of the questions."""
    kinds = by_kind(JUDGED)
    assert list(kinds) == ["fact", "state"]
    fact, state = kinds["fact"], kinds["state"]
    assert (fact.questions, fact.right_at_1, fact.refused, fact.stale_leads, fact.auroc) == (3, 0.0, 0.5, 1, 0.5)
    assert (state.questions, state.right_at_1, state.refused, state.stale_leads, state.auroc) == (
        4,
        1 / 4,
        None,
        1,
        None,
    )


def test_of_nothing_there_is_no_share() -> None:
    """Counts are 0, all else is None."""
    nothing = figures([])
    counts = (nothing.questions, nothing.stale_leads, nothing.could_be_stale)
    assert (counts, set(astuple(nothing))) == ((0, 0, 0), {0, None})
    assert by_kind([]) == {}
    assert (reliability([]), coverage_curve([])) == ([], [])


def sure(*said: tuple[float, bool]) -> list[Judged]:
    """Answers with a confidence each, whose lead is right or isn't."""
    asked = [labelled(str(i), answers=("yes",) if right else ("no",)) for i, (_, right) in enumerate(said)]
    answers = {str(i): answer(str(i), ["yes"], confidence) for i, (confidence, _) in enumerate(said)}
    return judge(asked, lambda question: answers[question.text], lambda: None)


def test_bins_of_confidence_are_of_equal_width_and_the_last_one_holds_1() -> None:
    """0.1 opens the second of the ten; empty ones are left out."""
    bins = reliability(sure((0.0, False), (0.0999, True), (0.1, False), (0.95, True), (1.0, True)))
    assert [(b.count, b.right) for b in bins] == [(2, 0.5), (1, 0.0), (2, 1.0)]
    assert [b.confidence for b in bins] == pytest.approx([0.04995, 0.1, 0.975])


def test_the_calibration_error_is_0_where_the_confidence_keeps_its_word_and_1_where_it_never_does() -> None:
    """Four in five of those with 0.8, and none of those with 1."""
    assert calibration_error(sure(*[(0.8, True)] * 4, (0.8, False))) == pytest.approx(0.0)
    assert calibration_error(sure((1.0, False), (1.0, False))) == 1.0
    assert calibration_error([]) is None


def test_the_error_by_chance_falls_with_the_root_of_the_number_of_questions() -> None:
    """Where nothing is in doubt, chance has no part."""
    assert error_by_chance(sure(*[(0.5, True)] * 100)) == pytest.approx((2 / pi) ** 0.5 * 0.05)
    assert error_by_chance(sure(*[(0.5, True)] * 400)) == pytest.approx((2 / pi) ** 0.5 * 0.025)
    assert error_by_chance(sure((1.0, True), (0.0, False))) == 0.0
    assert error_by_chance([]) is None


def test_accuracy_over_coverage_falls_from_the_surest_on() -> None:
    """The order is that of the confidence, not that of the list."""
    assert coverage_curve(sure((0.2, False), (0.9, True), (0.5, True))) == [1.0, 1.0, 2 / 3]


def test_equal_confidences_count_what_they_count_on_average() -> None:
    """Whichever of the three comes first, none is preferred."""
    assert coverage_curve(sure((0.5, True), (0.5, False), (0.5, True))) == pytest.approx([2 / 3] * 3)


@pytest.mark.parametrize(
    ("nearest", "right"), [(["It returns in May.", "B."], False), (["A.", "It returns in May."], True), ([], False)]
)
def test_of_a_refusal_the_nearest_snippet_of_the_highest_score_is_what_the_confidence_speaks_of(
    nearest: list[str], right: bool
) -> None:
    """A refusal is never right itself."""
    said = answer("refused", nearest, 0.2, "no_answer")
    scores = [replace(s, score=0.1 + i / 10) for i, s in enumerate(said.snippets)]
    judged = judge([ASKED[4]], lambda _: replace(said, snippets=tuple(scores)), lambda: None)
    assert [(j.right, j.best_right) for j in judged] == [(False, right)]


def test_every_question_is_asked_as_of_its_date_and_seen_once_in_order() -> None:
    asked: list[Question] = []
    seen: list[int] = []

    def ask(question: Question) -> Answer:
        asked.append(question)
        return SAID["right"]

    judge([labelled("a", as_of=date(2025, 1, 1)), labelled("b")], ask, lambda: seen.append(len(asked)))
    assert asked == [Question("a", date(2025, 1, 1)), Question("b")]
    assert seen == [1, 2]


def test_a_lead_that_is_right_is_never_stale() -> None:
    both = labelled("both", answers=("in May",), stale=("was renewed",))
    said = answer("both", ["It was renewed and returns in May."], 0.9)
    assert [(j.right, j.stale) for j in judge([both], lambda _: said, lambda: None)] == [(True, False)]


@pytest.mark.parametrize(
    ("positive", "negative", "expected"),
    [
        ([0.9, 0.8], [0.1, 0.2], 1.0),
        ([0.1, 0.2], [0.9, 0.8], 0.0),
        ([0.5], [0.5], 0.5),
        ([0.5, 0.5, 0.5], [0.5, 0.5], 0.5),
        ([0.3, 0.7], [0.5], 0.5),
        ([0.9, 0.5], [0.5, 0.1], 0.875),  # wins 3, a tie, of 4
        ([0.0, 0.4, 0.4, 1.0], [0.4, 0.4], 0.5),
        ([], [0.5], None),
        ([0.5], [], None),
    ],
)
def test_auroc_of_known_lists(positive: list[float], negative: list[float], expected: float | None) -> None:
    assert auroc(positive, negative) == expected


SCORES = st.lists(st.sampled_from([0.0, 0.1, 0.5, 0.5000001, 0.9, 1.0]), min_size=1, max_size=12)


@given(SCORES, SCORES)
def test_auroc_is_the_share_of_pairs_won(positive: list[float], negative: list[float]) -> None:
    won = sum((p > n) + (p == n) / 2 for p in positive for n in negative)
    assert auroc(positive, negative) == pytest.approx(won / len(positive) / len(negative))


@pytest.mark.parametrize(
    ("answers", "text", "right"),
    [
        ("in may", "It returns  in\nMay.", True),
        ("“it’s over”", 'She said: "It\'s over".', True),
        ('"it\'s over"', "She said: “It’s over”.", True),
        ("2025-26 season", "The 2025–26 season is over.", True),
        ("Café", "the Cafe\u0301 opened", True),
        ("4", "There are 4.", True),
        ("4", "There are 14.", False),
        ("4", "It cost 4.5 million.", False),
        ("5", "It cost 4.5 million.", False),
        ("2", "There were 2,000.", False),
        ("£24", "It is £24.50.", False),
        ("£24.50", "It is £24.50.", True),
        ("1.2", "Patch 1.2.3 is out.", False),
        ("2.3", "Patch 1.2.3 is out.", False),
        ("2", "There were 1, 2, or 3.", True),
        ("hull", "Hull:2", True),
        ("art", "The start is near.", False),
        ("$2.4 billion", "for $2.4 billion.", True),
        (" ", "anything", False),
        ("", "anything", False),
    ],
)
def test_an_answer_counts_as_whole_words_with_quotes_case_and_spaces_folded(
    answers: str, text: str, right: bool
) -> None:
    assert is_right(labelled("?", answers=(answers,)), text) == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“It returns in May,” she said at the gate.", True),
        ("Before. “It returns in May,” she said at the gate. After.", True),
        ('it returns in may," she said at', True),  # at least half of it
        ("It returns", False),
        ("Something else.", False),
    ],
)
def test_an_answer_sentence_counts_where_it_is_quoted_or_at_least_half_of_it(text: str, right: bool) -> None:
    one = labelled("?", answer_sentences=('"It returns in May," she said at the gate.', ""))
    assert is_right(one, text) == right


def test_nothing_is_right_for_what_cannot_be_answered() -> None:
    assert not is_right(labelled("?", answers=("May",), answerable=False), "May")
