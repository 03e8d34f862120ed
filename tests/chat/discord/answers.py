"""Answers of an invented community (a film called The Glass Harbour), made by hand."""

from __future__ import annotations

from datetime import date

from hsbot.records import Answer, Article, IndexInfo, Question, Role, Snippet, Status

QUESTION = "when does the film come out?"
LEAD = "The Glass Harbour opens in cinemas on 9 October 2026, three weeks later than planned."
EARLIER = "The film of The Glass Harbour will open on 18 September 2026."


def snippet(
    text: str,
    *,
    role: Role = "lead",
    published: date | None = date(2026, 4, 14),
    title: str = "Glass Harbour film moves to October",
    publisher: str | None = "The Quay Gazette",
    url: str | None = "https://quay-gazette.example/film-moves",
) -> Snippet:
    """Return a snippet that is the first paragraph of its article."""
    article = Article(url or title, title, f"{text}\n\n{title}", published, publisher, url, "film.md")
    return Snippet(article, text, 0, len(text), 0.9, role)


def answer(*snippets: Snippet, status: Status = "answered", newest: date | None = date(2026, 5, 2)) -> Answer:
    """Return an answer of these snippets."""
    return Answer(
        question=QUESTION,
        as_of=None,
        status=status,
        confidence=0.9,
        snippets=snippets,
        newest_article=newest,
        index=IndexInfo("000001-00000000", 12, 40),
        timings_ms={"total": 12.0},
    )


def film() -> Answer:
    """Return the answer about the film: the newest word of April, and what was said in February."""
    return answer(
        snippet(LEAD),
        snippet(
            EARLIER,
            role="earlier",
            published=date(2026, 2, 3),
            title="A date for the Glass Harbour film",
            publisher="Harbour Weekly",
            url="https://harbour-weekly.example/a-date",
        ),
    )


def nothing() -> Answer:
    """Return a refusal with the nearest that was found."""
    near = snippet(
        "Ines Calloway, who wrote the series, has also written the film.",
        role="supporting",
        published=date(2026, 3, 9),
        title="Who is behind the Glass Harbour film",
    )
    return answer(near, status="no_answer")


def ask(question: Question) -> Answer:
    """Answer as a bot that knows of the film alone would."""
    return film() if "film" in question.text else nothing()
