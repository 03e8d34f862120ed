"""What a refusal may say that no article speaks of, and what it mustn't."""

from __future__ import annotations

from datetime import date

import pytest

from hsbot.answers.missing import find_missing
from hsbot.answers.spelling import Speller
from hsbot.search.words import terms, tokens

TEXTS = (
    "Saltmarsh was renewed for season 4.",
    "Seasons 2 and 3 of Saltmarsh are out.",
    "A film comes in 2026.",
    "Ada Pell plays Nick in the drama, said Joe Locke.",
    "The young keepers sing two songs.",
)
EVERYDAY = {"who", "is", "the", "composing", "score", "lock", "ana", "royals", "swift", "conner", "taylor", "mine"}
NEWEST = date(2025, 6, 20)


def missing(question: str, newest: date | None = NEWEST) -> tuple[str, ...]:
    """What these few sentences lack of a question."""
    near = [frozenset(terms(text)) for text in TEXTS]
    words = [word for text in TEXTS for word in tokens(text)]
    speller = Speller(dict.fromkeys(words, 1), lambda asked: [1 if w in EVERYDAY else 2 for w in asked])
    return find_missing(question, speller, lambda t: sum(t in terms for terms in near), near, newest)


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who is Ana Ferro?", ("Ana Ferro",)),
        ("Does Ferro’s brother return?", ("Ferro",)),
        ("Is Nick Vandersloot in it?", ("Nick Vandersloot",)),  # there is a Nick, and none of that name
        ("who is ana ferro", ("ana ferro",)),
        ("WHO IS ANA FERRO", ("ANA FERRO",)),
        ("is zendaya in the film", ("zendaya",)),
        ("any news about vandersloot", ("vandersloot",)),
        ("will there be a season 5", ("season 5",)),
        ("s5 when", ("season 5",)),
        ("is there a fifth season", ("fifth season",)),
        ("Does Ana Ferro return in season 6?", ("Ana Ferro", "season 6")),
        ("is there a second film", ("second film",)),
        ("What happens in 2031?", ("2031",)),
    ],
)
def test_a_name_a_numbered_thing_or_a_year_to_come_that_no_article_has_is_missing(
    question: str, named: tuple[str, ...]
) -> None:
    assert missing(question) == named


@pytest.mark.parametrize(
    "question",
    [
        "Does Ada Pell return?",
        "Does Joe Lock return?",  # a slip of "Locke", though it is a word
        "Is Saltmarch renewed?",
        "saltmrash cast",
        "Who is Ana?",  # too short a name to tell it from a slip
        "who is composing the score",  # no name, merely a word that no article has
        "who is teh composr",
        "HAS IT GOT FERRO IN IT",  # capitals tell nothing here …
        "Was The Film Shot In Ferro?",  # … or here
        "Composers?",  # … or where every question has one
        "is season 2 out",
        "is season 3 out",  # the pair doesn't stand in "seasons 2 and 3"
        "is it out in march 5",
        "when is the second time",
        "is it out by December?",
        "What happened in 1987?",  # an article of that year, or about it, needn't write it
        "What happens in 2026?",
        "top 5 songs",
        "",
    ],
)
def test_nothing_is_called_missing_where_that_might_be_wrong(question: str) -> None:
    assert missing(question) == ()


def test_without_any_dated_article_a_year_that_none_has_is_missing() -> None:
    assert missing("What happened in 1987?", None) == ("1987",)
    assert missing("What happens in 2026?", None) == ()
