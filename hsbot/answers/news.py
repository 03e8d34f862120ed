"""What is new: a question for nothing but the news, which the newest articles answer, whatever they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Protocol

from hsbot.answers.candidates import Candidate
from hsbot.answers.choose import Choice
from hsbot.answers.score import Scored
from hsbot.answers.snippets import is_sayable, make_snippet
from hsbot.answers.topic import names_in, speaks_of
from hsbot.records import Article, Question, Role, Sentence, Snippet
from hsbot.search.words import STOP_WORDS, terms, tokens

CONFIDENCE = 0.9
"""Taken, not measured: the newest article is what was asked for, but a fan may have thought of something else."""

BEGINNING = 12  # words of an article's text in which its news name what they are about; taken

SHOWN = 3  # articles, each by its first sentence

FRESH = timedelta(days=90)
"""Of what is older than the newest by so much, much is no longer so: it is told as earlier; taken."""

LOOKED_AT = 2 * SHOWN  # articles: some tell what a newer one tells in the same words

_WHEN = r"(?: (?:today|tonight|lately|recently|now|rn|atm|yet|so far|currently|this (?:week|month)))?"
_KIND = r"(?:(?:latest|newest|recent|new|big|fresh) )?(?:news|updates?|announcements?|articles?|headlines?)"
_OF = r"(?:on|about|with|of|for|from|in|regarding|around)"
_WHOLE = r"(?:show|series|band|group|club|team|game|franchise|podcast|comics?|fandom)"  # all that a community is about
_OF_ALL = rf"(?P<all> {_OF} (?:the|this|our) {_WHOLE})?"
_NEWS = re.compile(
    r"(?:(?:so|and|ok|okay|well|please|pls|hey|hi|yo|guys) )*"
    r"(?:(?:can|could) you )?(?:(?:(?:tell|show|give) (?:me|us)|got|do you have|have you got|(?:is|are) there) )?"
    rf"(?:(?:any|some|the|all the|any other) )?(?:"
    rf"{_KIND}|(?:what(?: ?i| ha|')?s|what|what are) (?:new|next|happening|going on|(?:the )?(?:latest|newest|{_KIND}))"
    r"|(?:the )?(?:latest|newest)|(?:anything|something) new|catch (?:me|us) up|what(?: di|')?d (?:i|we) miss"
    rf"|what have (?:i|we) missed|fill (?:me|us) in){_OF_ALL}{_WHEN}"
    r"(?: (?:please|pls|plz|guys|anyone|everyone|here|bot|there|lol))*"
)
_ENDS = r"(?: (?:please|pls|plz|guys|anyone|lol))*"
_NEWS_OF = re.compile(
    r"(?:(?:so|and|ok|okay|well|please|pls|hey|hi|yo|guys|wait) )*(?:"
    r"(?:(?:(?:tell|show|give) (?:me|us)|got|do you have|have you got|(?:is|are) there) )?"
    rf"(?:(?:any|some|the) )?{_KIND} {_OF} "
    r"|(?:what(?: ?i| ha|')?s|what|what are) "
    rf"(?:new|next|happening|going on|up|(?:the )?(?:latest|newest|{_KIND})) {_OF} "
    rf"|(?:the )?(?:latest|newest) {_OF} |(?:anything|something) new {_OF} )"
    rf"(?:the )?(?P<name>[^\W\d_]\S*(?: \S+){{0,3}}?){_WHEN}{_ENDS}"
    r"|(?:(?:any|some|the|what(?: ?i|')?s the) )?(?:(?:latest|newest|recent|new) )?"
    rf"(?P<before>[^\W\d_]\S*(?: \S+){{0,2}}?) (?:news|updates?){_WHEN}{_ENDS}"
)
_ANEW = re.compile(r"\b(?:what(?: i|')?s new|catch (?:me|us) up|miss(?:ed)?|fill (?:me|us) in|articles?|headlines?)\b")


class Corpus(Protocol):
    """What is needed of the index."""

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Return an article's sentences in order of the text."""


def _words(question: Question) -> str:
    """Return the words of a question in lower case, a space between them, without its signs."""
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", question.text.lower().replace("’", "'")))


def asks_for_news(question: Question) -> bool:
    """Tell whether a question asks what is new, and of nothing in particular: "whats new", "anything new?".

    Behind another question only "what's new" and the like begin anew; "any news?" asks for those of what was spoken of,
    and "the show" is that one.
    """
    words = _words(question)
    found = _NEWS.fullmatch(words)
    return found is not None and (not question.previous or bool(_ANEW.search(words) and not found["all"]))


def news_topic(question: Question) -> frozenset[str]:
    """Return of what, as terms, a question may ask the news: "any news on the tour", "Saltmarsh update?"; (): of none.

    A number in it asks for something in particular ("what's new in season 4"), and so does a sentence's verb ("when
    does Saltmarsh update").
    """
    words = _words(question)
    found = _NEWS_OF.fullmatch(words)
    of = tokens(found["name"] or found["before"]) if found else []
    if any(word in STOP_WORDS or any(c.isdigit() for c in word) for word in of):
        return frozenset()
    return frozenset(terms(" ".join(of)))


def about(articles: Sequence[Article], topic: frozenset[str], question: str, corpus: Corpus) -> list[Article]:
    """Return those of the articles, in their order, whose news are what is new of a topic; [] where that can't be told.

    Of a name it is those that speak of it, where most of them do: of what is only spoken of now and then the newest
    article need not tell the news. Of anything else, as "the film", it is those that begin with it.
    """
    if not topic <= names_in(question, articles):
        return [article for article in articles if topic <= _beginning(article, corpus)]
    speaking = [article for article in articles if speaks_of(article, topic)]
    return speaking if 2 * len(speaking) > len(articles) else []


def _beginning(article: Article, corpus: Corpus) -> frozenset[str]:
    """Return the terms of the title and the first words of the text."""
    first = _first_told(article, corpus)
    words = first.text.split()[:BEGINNING] if first else []
    return frozenset(terms(f"{article.title}. {' '.join(words)}"))


def newest_news(articles: Iterable[Article], corpus: Corpus) -> Choice:
    """Return the newest articles by their first sentences, the newest as the lead; `articles` come newest first.

    What repeats a newer one word for word, as a syndicated copy does, is left out.
    """
    first: dict[str, Snippet] = {}
    newest: date | None = None
    for article in articles:
        candidate = _first_told(article, corpus)
        if candidate is not None and len(first) < SHOWN:
            day = article.published or date.min
            newest = newest or day
            role: Role = "lead" if not first else "supporting" if newest - day <= FRESH else "earlier"
            snippet = make_snippet(Scored(candidate, 0.0, CONFIDENCE), role, None)
            first.setdefault(snippet.text, snippet)
    if not first:
        return Choice("no_answer", 0.0, (), ("asks for the newest article, and none with a date tells anything",))
    return Choice("answered", CONFIDENCE, tuple(first.values()), ("asks for the newest articles",))


def _first_told(article: Article, corpus: Corpus) -> Candidate | None:
    """Return the sentence that tells an article's news: the first that can stand on its own."""
    return next(filter(is_sayable, _told(article, corpus.sentences(article))), None)


def _told(article: Article, sentences: Sequence[Sentence]) -> Iterator[Candidate]:
    """Yield the content sentences of an article in order, each with its neighbours."""
    body = [
        (at, s, " ".join(article.text[s.start : s.end].split())) for at, s in enumerate(sentences) if s.kind == "body"
    ]
    texts = ["", *(text for _, _, text in body), ""]
    for place, (at, sentence, text) in enumerate(body):
        yield Candidate(article, at, sentence, text, texts[place], texts[place + 2], ())
