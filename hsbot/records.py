"""The words of hsbot as frozen records; this module imports nothing of hsbot.

Offsets are always `[start, end)` in characters (Python's `str` indices) of `Article.text`.
Dates are calendar dates without a zone, as their publisher printed them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Span = tuple[int, int]  # `[start, end)` in an article's text
Role = Literal["lead", "supporting", "earlier"]
Status = Literal["answered", "no_answer"]
SmallTalk = Literal["greeting", "thanks", "farewell", "opinion", "empty"]

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def iso_date(text: str) -> date | None:
    """Return the date that "2025-02-28" is, None for anything else (fromisoformat would take "20250228", too)."""
    try:
        return date.fromisoformat(text) if _ISO.fullmatch(text) else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Article:
    """One news item, as a reader gave it.

    `text` is what every offset refers to. It was normalised once (see `hsbot.articles.text`) and is never changed.
    The title stands in it: where the article itself has it, else on a last line of its own, so that offsets into
    the body are those of the file it came from.
    """

    id: str  # the path relative to the articles' folder, without its ending; in a JSON Lines file `file#ID`
    title: str  # never empty
    text: str  # never empty
    published: date | None  # from the article itself, never from the file's time; None: undated
    publisher: str | None
    url: str | None  # http or https, else None
    path: str  # relative to the articles' folder, with its ending

    @property
    def fingerprint(self) -> str:
        """The sha256 of everything that is indexed: an article whose fingerprint is unchanged is unchanged."""
        parts = (self.title, self.text, str(self.published), str(self.publisher), str(self.url), self.path)
        return hashlib.sha256("\x00".join(parts).encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article's content, `[start, end)` in its text; never empty, never blank at either end."""

    start: int
    end: int
    kind: Literal["title", "heading", "body"]  # of a heading only the words count; it hardly ever answers


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article: what is retrieved.

    `first` and `last` are indices, both included, into the article's sentences in the order of the text.
    """

    start: int  # of its first sentence
    end: int  # of its last sentence
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage with its scores, as retrieval found it."""

    article: Article
    passage: Passage
    dense: float | None  # cosine of question and passage, -1 to 1; None: not among the dense hits
    lexical: float | None  # BM25, 0 or more, higher is better; None: not among the lexical hits
    fused: float  # reciprocal rank fusion of the two, higher is better


@dataclass(frozen=True, slots=True)
class Snippet:
    """A verbatim slice of one article: the unit that an answer quotes.

    Raises ValueError where `text` isn't `article.text[start:end]`, so a snippet that isn't verbatim can't be made, and
    where a mark or the speaker lies where it can't.
    """

    article: Article
    text: str
    start: int
    end: int
    score: float  # 0 to 1, how likely it answers the question, what is "earlier" leaving its age aside
    role: Role
    marks: tuple[Span, ...] = ()  # the words that answer, inside the snippet, in order and apart; (): nothing certain
    passed: date | None = None  # the last day of what it announces, where the reader's today is behind that
    reversed: bool = False  # the lead says the opposite: renewed, then cancelled
    recalls: date | None = None  # the last day of the time to which its article looks back in it; None: it doesn't
    speaker: Span | None = None  # who says it, anywhere in the article; None: no quotation, or nobody is named

    @property
    def said_by(self) -> str | None:
        """The speaker's name as the article has it."""
        return self.article.text[slice(*self.speaker)] if self.speaker else None

    def overlaps(self, other: Snippet) -> bool:
        """Tell whether both show the same words of one article."""
        return self.article.id == other.article.id and self.start < other.end and other.start < self.end

    def __post_init__(self) -> None:
        """Hold the promise that makes a snippet one."""
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"snippet [{self.start}, {self.end}) lies outside of article {self.article.id}")
        if self.article.text[self.start : self.end] != self.text:
            raise ValueError(f"snippet [{self.start}, {self.end}) isn't verbatim in article {self.article.id}")
        at = self.start
        for start, end in self.marks:
            if not at <= start < end <= self.end:
                raise ValueError(
                    f"mark [{start}, {end}) lies outside of snippet [{self.start}, {self.end}), or overlaps"
                )
            at = end
        if self.speaker and not 0 <= self.speaker[0] < self.speaker[1] <= len(self.article.text):
            raise ValueError(f"speaker {list(self.speaker)} lies outside of article {self.article.id}")


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the trace: its name and what happened there, a line each."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexInfo:
    """Which index answered."""

    generation: str  # such as "000042-3f9c1a2b"
    articles: int
    passages: int


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, by whom is nobody's business."""

    text: str
    as_of: date | None = None  # where the reader stands in time; None: today
    previous: str | None = None  # the question before in the same conversation, for follow-ups


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions in one message, and what became of it."""

    question: str  # as it was taken out of the message
    status: Status | Literal["skipped"]  # skipped: beyond the number that is answered at once, not looked up


@dataclass(frozen=True, slots=True)
class Answer:
    """What hsbot says to a question.

    `snippets` stand in the order to be shown: the lead first, then supporting, then earlier ones (newest first).
    With status "no_answer" they are the nearest that was found, for a person to judge, and may be empty.
    """

    question: str
    as_of: date | None
    status: Status
    confidence: float  # 0 to 1: the share of such answers that is right
    snippets: tuple[Snippet, ...]
    newest_article: date | None  # the date up to which the corpus reaches; None: nothing dated in it
    index: IndexInfo
    timings_ms: dict[str, float]  # by stage, and "total"
    trace: tuple[Stage, ...] = field(default=())
    missing: tuple[str, ...] = ()  # of the question, mended: what no article speaks of; only with "no_answer"
    reversal: bool = False  # the lead says the opposite of a snippet that is shown, which is `reversed`
    parts: tuple[Part, ...] = ()  # where several questions were asked at once, in their order; (): one was
    leans: bool = False  # the (first) question can't be understood without the one before, which came with it
    small_talk: SmallTalk | None = (
        None  # nothing was asked that articles tell; the status is "no_answer", without snippets
    )
    language: str | None = None  # ISO 639 code of one that isn't understood; "no_answer", without snippets; None: it is
    understood: tuple[str, ...] = ("en",)  # the languages that questions may be in, as ISO 639 codes; (): any
