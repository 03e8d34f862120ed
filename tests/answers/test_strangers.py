"""Which questions are about what no article speaks of, and which only mention it."""

from __future__ import annotations

import pytest

from answers.few_texts import TEXTS, Texts, speller_of
from hsbot.answers.strangers import strangers


def named(question: str) -> tuple[str, ...]:
    corpus = Texts(*TEXTS)
    return strangers(question, speller_of(corpus), corpus)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Is Vandersloot season 4 happening?", ("Vandersloot",)),
        ("is vandersloot season 4 happening", ("vandersloot",)),
        ("when is vandersloot s4", ("vandersloot",)),
        ("did they renew vandersloot for season 4", ("vandersloot",)),
        ("is there a season 4 of vandersloot", ("vandersloot",)),
        ("vandersloot's season 4 when", ("vandersloot",)),
        ("Is Ada Pell dating Maren Vandersloot?", ("Maren Vandersloot",)),
        ("any news about vandersloot", ("vandersloot",)),
    ],
)
def test_a_question_about_what_no_article_speaks_of_is_known_by_its_name(question: str, names: tuple[str, ...]) -> None:
    assert named(question) == names


@pytest.mark.parametrize(
    "question",
    [
        "is saltmarsh season 4 happening",
        "is saltmrash season 4 happening",  # a slip
        "is there a vandersloot season 4",  # slang, for all that is known
        "will there be a bloomin season 4",
        "is honestly season 4 happening",  # an everyday word
        "is it finally season 4",
        "is season 4 of the show out",
        "Was season 4 a success in Norderland?",  # mentioned by the way
        "How well did the drama sell at Norderland's fair?",
        "is season 4 vandersloot",
        "is there a season 5",  # what the articles don't number is another matter
        "what happens in 2031",
    ],
)
def test_what_is_only_mentioned_or_may_be_no_name_makes_no_stranger(question: str) -> None:
    assert named(question) == ()
