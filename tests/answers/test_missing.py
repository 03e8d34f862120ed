"""What a refusal may say that no article speaks of, and what it mustn't."""

from __future__ import annotations

from datetime import date

import pytest

from answers.few_texts import NEWEST, TEXTS, Texts, speller_of
from hsbot.answers.aliases import Named
from hsbot.answers.missing import find_missing
from hsbot.answers.spelling import Speller


def missing(question: str, *more: str, newest: date | None = NEWEST, near: int | None = None) -> tuple[str, ...]:
    """What the texts above and more of them lack of a question, of which the first `near` come nearest."""
    corpus = Texts(*TEXTS, *more, newest=newest)
    return find_missing(question, speller_of(corpus), corpus, corpus.texts[:near])


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Who is Ana Ferro?", ("Ana Ferro",)),
        ("Does Ferro’s brother return?", ("Ferro",)),
        ("Is Nick Vandersloot in it?", ("Nick Vandersloot",)),  # there is a Nick, and none of that name
        ("who is ana ferro", ("ana ferro",)),
        ("WHO IS ANA FERRO", ("ANA FERRO",)),
        ("is maren vandersloot in the film", ("maren vandersloot",)),
        ("Who is in it: Nick or Vandersloot?", ("Vandersloot",)),
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
        "was saltmarsh ordered before 2031",  # says nothing of that year
        "Was it ordered until 2031?",
        "is it out by 2031?",
        "top 5 songs",
        "is zendaya in the film",  # one word in small letters may be slang, too
        "I loved season 2! Honestly, who wrote the soundtrack?",
        "can yall tell me who wrote it",
        "does anybodyyy know",
        "is netflixs show over",
        "is there a new one coming?",
        "did saltmarsh win 3 games?",
        "did maren score 4 goals?",
        "can i book 2 tickets",
        "did they film 7 episodes",
        "is there a first trailer",
        "is the galaxy s26 in it",
        "",
    ],
)
def test_nothing_is_called_missing_where_that_might_be_wrong(question: str) -> None:
    assert missing(question) == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When does Spiderman come back?", "Spider-Man returns."),
        ("is spiderman back?", "Spider-Man returns."),
        ("who is spiderman", "Spider-Man returns."),
        ("Is Heart Stopper back?", "Heartstopper returns."),
        ("who is heart stopper", "Heartstopper returns."),
        ("Is Heartstopper back?", "Heart Stopper returns."),
        ("Does it run on a Playstation?", "It runs on a Play Station."),
        ("Is the Play Station cheaper?", "The PlayStation sells."),
        ("Is Gameofthrones over?", "Game of Thrones ended."),
    ],
)
def test_what_articles_spell_apart_or_as_one_is_mentioned(question: str, said: str) -> None:
    assert missing(question, said) == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("when is gta 6 out?", "GTA VI is delayed, and Gta 5 sold."),
        ("when is gta 6 out?", "Grand Theft Auto VI is delayed. Fans of GTA 5 wait."),
        ("is final fantasy 16 good", "Final Fantasy XVI follows Final Fantasy 15."),
        ("when is part 5", "Part V comes after part 4."),
        ("when is season 10", "Season X is the last."),
        ("is season 5 the last", "The fifth and final season is coming."),
        ("is season 5 the last", "Seasons 4–6 of the show were ordered."),
        ("is season 21 the last", "The twenty-first season is coming."),
        ("is season 31 the last", "The thirty-first season is coming."),
        ("is patch 1.3 out", "Update v1.3.1 follows Patch 1.2."),
        ("when is the first trailer", "The first official trailer is out."),
        ("When is the 2027 final?", "The 2026/27 season begins."),
        ("When is the 2027 final?", "The 2026–27 season begins."),
        ("When is the 2027 final?", "It is on 3.5.2027."),
    ],
)
def test_numbers_that_articles_write_in_another_way_are_mentioned(question: str, said: str) -> None:
    assert missing(question, said, near=None) == ()
    if "Grand" not in said and "4–6" not in said:  # which only the nearest passages can tell
        assert missing(question, said, near=len(TEXTS)) == ()


def test_a_number_behind_a_title_that_articles_number_is_missing() -> None:
    assert missing("is portal 4 out", "Fans of Portal 2 wait.") == ("portal 4",)
    assert missing("is portal 4 out", "Fans of Portal 2 found a portal.") == ()


def test_the_other_name_of_a_numbered_thing_may_have_its_number() -> None:
    corpus = Texts("Fans of GTA 5 wait.", "A theft game, VI of them.")
    speller = Speller(dict.fromkeys(corpus.words, 1), lambda asked: [1 for _ in asked])
    named = Named(((frozenset({"gta"}), ("theft",)),))
    assert find_missing("is gta 6 out", speller, corpus, corpus.texts) == ("gta 6",)
    assert find_missing("is gta 6 out", speller, corpus, corpus.texts, named) == ()


def test_without_any_dated_article_a_year_that_none_has_is_missing() -> None:
    assert missing("What happened in 1987?", newest=None) == ("1987",)
    assert missing("What happens in 2026?", newest=None) == ()
