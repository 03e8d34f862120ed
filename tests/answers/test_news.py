"""What is new, asked of nothing in particular."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from hsbot.answers.news import CONFIDENCE, SHOWN, about, asks_for_news, newest_news, news_topic
from hsbot.records import Article, Question, Sentence


@dataclass
class Corpus:
    """Each paragraph of an article is a sentence; the first is the title."""

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        found, at = [], 0
        for number, line in enumerate(article.text.split("\n\n")):
            found.append(Sentence(at, at + len(line), "body" if number else "title"))
            at += len(line) + 2
        return tuple(found)


def _article(n: int, *paragraphs: str) -> Article:
    return Article(f"a{n}", paragraphs[0], "\n\n".join(paragraphs), date(2025, 1, n), None, None, f"a{n}.md")


@pytest.mark.parametrize(
    "text",
    [
        "whats new",
        "What's new?",
        "what’s the latest",
        "whats happening rn",
        "any news?",
        "any updates today",
        "anything new??",
        "latest news",
        "news",
        "so whats the latest news guys",
        "tell me the latest news please",
        "is there any news",
        "catch me up",
        "what did i miss",
        "newest article",
        "what is new lately",
        "what's new currently",
        "whats next for the show",
        "what is going on with the band now",
        "any updates on the series",
        "whats next guys",
    ],
)
def test_what_asks_for_nothing_but_news(text: str) -> None:
    assert asks_for_news(Question(text))


@pytest.mark.parametrize(
    "text",
    [
        "whats new in season 3",
        "any news about the film",
        "latest news on joe locke",
        "who is new",
        "is there a new season",
        "what is happening with the tour",
        "what's the new album called",
        "new",
        "info",
        "what is the new",
        "when is the latest episode",
        "whats next for the film",
        "what is the next series",
        "",
    ],
)
def test_what_names_a_subject_asks_for_more_than_news(text: str) -> None:
    assert not asks_for_news(Question(text))


@pytest.mark.parametrize(
    "text",
    [
        "any news?",
        "what happened?",
        "what's the latest?",
        "latest?",
        "anything new?",
        "any updates rn?",
        "update?",
        "news?",
        "what's new with the show?",
        "whats next for the band",
    ],
)
def test_behind_another_question_any_news_is_about_that(text: str) -> None:
    assert not asks_for_news(Question(text, previous="is there a season 4"))


@pytest.mark.parametrize(
    "text", ["whats new?", "What's new today", "catch me up", "what did i miss", "newest articles"]
)
def test_what_s_new_begins_anew_behind_another_question(text: str) -> None:
    assert asks_for_news(Question(text, previous="is there a season 4"))


def test_the_newest_lead_by_their_first_sentence_and_copies_are_left_out() -> None:
    newest = _article(9, "Tour on", "The tour goes on.", "More.")
    copy = _article(8, "The tour is on", "The tour goes on.")
    older = [_article(7 - n, f"Title {n}", f"Older, {n}.") for n in range(3)]
    choice = newest_news([newest, copy, *older], Corpus())
    assert (choice.status, choice.confidence) == ("answered", CONFIDENCE)
    assert [(s.role, s.text) for s in choice.snippets] == [
        ("lead", "The tour goes on."),
        ("supporting", "Older, 0."),
        ("supporting", "Older, 1."),
    ]
    assert len(choice.snippets) == SHOWN


def test_a_question_leads_nothing_and_a_sentence_stands_with_the_one_that_it_needs() -> None:
    asks = _article(9, "Tour", "Will there be a season 4?")
    leans = _article(8, "Ada", "Ada Pell said no.", "She meant it.")
    said = newest_news([asks, leans], Corpus()).snippets
    assert [s.text for s in said] == ["Ada Pell said no."]


def test_an_article_of_a_title_alone_tells_no_news() -> None:
    assert newest_news([_article(9, "A title")], Corpus()).status == "no_answer"
    assert newest_news([], Corpus()).snippets == ()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("whats next for saltmarsh", {"saltmarsh"}),
        ("what's happening with Saltmarsh rn", {"saltmarsh"}),
        ("any news on the tour?", {"tour"}),
        ("latest on saltmarsh", {"saltmarsh"}),
        ("saltmarsh update?", {"saltmarsh"}),
        ("any saltmarsh news", {"saltmarsh"}),
        ("whats new in season 3", set()),
        ("when does saltmarsh update", set()),
        ("who made the update", set()),
        ("any news on why he left", set()),
        ("any news on who plays nick", set()),
        ("what happened with saltmarsh", set()),
        ("who is new", set()),
        ("news", set()),
    ],
)
def test_of_what_the_news_are_asked(text: str, topic: set[str]) -> None:
    assert news_topic(Question(text)) == topic


def test_only_of_what_most_articles_speak_the_newest_are_its_news() -> None:
    tour, album = _article(9, "Tour on", "The Saltmarsh tour goes on."), _article(8, "Album", "Saltmarsh sing.")
    other = _article(7, "Hull", "A harbour.")
    articles = [tour, album, other]
    assert about(articles, frozenset({"saltmarsh"}), "any news on saltmarsh", Corpus()) == [tour, album]
    assert about(articles, frozenset({"hull"}), "any news on hull", Corpus()) == []


def test_of_what_is_no_name_those_articles_tell_the_news_that_begin_with_it() -> None:
    """Most articles may have it in passing."""
    passing = "Ada Pell, who is known from the stage and from a long row of plays, talks of the film."
    film, other = _article(9, "Cameras roll", "The film is in production."), _article(8, "A talk", passing)
    dates = [_article(n, f"Title {n}", "Ada Pell talks.", "It has a release date.") for n in range(7, 5, -1)]
    articles = [film, other, *dates]
    assert about(articles, frozenset({"movi"}), "any news on the film", Corpus()) == [film]
    assert about(articles, frozenset({"releas", "date"}), "any news on the release date", Corpus()) == []
