"""An answer as the object that `hsbot ask --json` prints: fields may be added here, none renamed."""

from __future__ import annotations

from datetime import date

from hsbot.records import Answer, Snippet


def to_json(answer: Answer, *, trace: bool = False) -> dict[str, object]:
    """Return `answer` as an object of what JSON knows; dates are ISO ("2025-04-22") or None.

    With `trace` it has a field "trace" more: the stages in order, each {"name": str, "lines": [str]}.
    Texts are verbatim, so whoever prints them outside of JSON has to make them harmless first.
    """
    rendered: dict[str, object] = {
        "question": answer.question,
        "as_of": _iso(answer.as_of),
        "status": answer.status,
        "confidence": answer.confidence,
        "snippets": [_snippet(snippet) for snippet in answer.snippets],
        "newest_article": _iso(answer.newest_article),
        "index": {
            "generation": answer.index.generation,
            "articles": answer.index.articles,
            "passages": answer.index.passages,
        },
        "timings_ms": dict(answer.timings_ms),
        "reversal": answer.reversal,
        "missing": list(answer.missing),
        "parts": [{"question": part.question, "status": part.status} for part in answer.parts],
        "small_talk": answer.small_talk,
        "language": answer.language,
    }
    if trace:
        rendered["trace"] = [{"name": stage.name, "lines": list(stage.lines)} for stage in answer.trace]
    return rendered


def _snippet(snippet: Snippet) -> dict[str, object]:
    article = snippet.article
    return {
        "text": snippet.text,
        "start": snippet.start,
        "end": snippet.end,
        "score": snippet.score,
        "role": snippet.role,
        "passed": _iso(snippet.passed),
        "reversed": snippet.reversed,
        "recalls": _iso(snippet.recalls),
        "marks": [list(mark) for mark in snippet.marks],
        "speaker": _speaker(snippet),
        "article": {
            "id": article.id,
            "title": article.title,
            "published": _iso(article.published),
            "publisher": article.publisher,
            "url": article.url,
            "path": article.path,
        },
    }


def _speaker(snippet: Snippet) -> dict[str, object] | None:
    if snippet.speaker is None:
        return None
    start, end = snippet.speaker
    return {"text": snippet.said_by, "start": start, "end": end}


def _iso(moment: date | None) -> str | None:
    return None if moment is None else moment.isoformat()
