"""An invented community and a fake that answers about it: articles, answers and questions written by hand."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date

from hsbot.errors import QuestionError
from hsbot.records import Answer, Article, IndexInfo, Question, Role, Snippet, Stage

TODAY = date(2025, 11, 22)

FILM = Article(
    id="2025/film",
    title="A film ends the story",
    text=(
        "A film ends the story\n\n"
        "The story began in 2022.\n\n"
        "Season 4 will not be made. A film ends the story instead. Shooting starts in June.\n\n"
        "Mara Quell directs it."
    ),
    published=date(2025, 4, 22),
    publisher="The Lantern",
    url="https://lantern.example/film?part=1",
    path="2025/film.md",
)
HOPE = Article(
    id="2025/hope",
    title="Hope for season 4",
    text="Season 4 is still undecided.",
    published=date(2025, 2, 18),
    publisher=None,
    url=None,
    path="2025/hope.txt",
)


def snippet(article: Article, text: str, role: Role = "lead", score: float = 0.5) -> Snippet:
    start = article.text.index(text)
    return Snippet(article, text, start, start + len(text), score, role)


def article(text: str, *, title: str = "A title", url: str | None = None, publisher: str | None = None) -> Article:
    return Article("odd", title, text, None, publisher, url, "odd.txt")


def answer(
    *snippets: Snippet,
    question: str = "Is there a season 4?",
    as_of: date | None = None,
    newest: date | None = date(2025, 4, 22),
    articles: int = 2,
    confidence: float = 0.875,
) -> Answer:
    return Answer(
        question=question,
        as_of=as_of,
        status="answered",
        confidence=confidence,
        snippets=snippets,
        newest_article=newest,
        index=IndexInfo("000042-3f9c1a2b", articles, 7),
        timings_ms={"total": 34.2, "encode": 20.0},
        trace=(Stage("hits", ("0.71  2025/film",)), Stage("time", ("2025-04-22 leads",))),
    )


def refused(*snippets: Snippet, as_of: date | None = None, newest: date | None = date(2025, 4, 22), articles: int = 2):
    return Answer(
        question="Who wrote the music?",
        as_of=as_of,
        status="no_answer",
        confidence=0.125,
        snippets=snippets,
        newest_article=newest,
        index=IndexInfo("000042-3f9c1a2b", articles, 7),
        timings_ms={"total": 12.0},
    )


SEASON_4 = (
    snippet(FILM, "Season 4 will not be made.", "lead", 0.9),
    snippet(FILM, "A film ends the story instead.", "supporting", 0.7),
    snippet(HOPE, "Season 4 is still undecided.", "earlier", 0.8),
)
HOW_SEASON_4_CHANGED = (  # as `/changes` prints it
    "18 February 2025\n"
    "    “Season 4 is still undecided.”\n"
    "    Hope for season 4\n"
    "22 April 2025\n"
    "    “Season 4 will not be made.”\n"
    "    A film ends the story · The Lantern\n"
    "    “A film ends the story instead.”\n"
    "    A film ends the story · The Lantern\n"
)


LEANING = ("who directs it?", "and when is it out?", "why?")  # what the fake takes for follow-ups


class FakeAsk:
    """Answers from a table, remembers what it was asked, and can be slow, broken or wrong in known ways."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.release = threading.Event()  # set it, and a "slow" question ends

    def __call__(self, question: Question) -> Answer:
        self.asked.append(question)
        return replace(self._answer(question), leans=question.text.lower() in LEANING)

    def _answer(self, question: Question) -> Answer:
        text = question.text.lower()
        if "slow" in text:
            self.release.wait(60)
            return answer(snippet(FILM, "Shooting starts in June."), question=question.text)
        if "bug" in text:
            raise ZeroDivisionError("division by zero")
        if "empty" in text:
            raise QuestionError("The question is empty; ask in words.")
        if "thanks" in text:
            return replace(refused(as_of=question.as_of), small_talk="thanks")
        if "music" in text:
            return refused(as_of=question.as_of)
        if "direct" in text:
            return answer(snippet(FILM, "Mara Quell directs it."), question=question.text, as_of=question.as_of)
        return answer(*SEASON_4, question=question.text, as_of=question.as_of)
