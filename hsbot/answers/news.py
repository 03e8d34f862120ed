"""What is new: a question for nothing but the news, which the newest articles answer, whatever they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from hsbot.answers.choose import Choice
from hsbot.records import Article, Question, Role, Sentence, Snippet

CONFIDENCE = 0.9
"""Taken, not measured: the newest article is what was asked for, but a fan may have thought of something else."""

SHOWN = 3  # articles, each by its first sentence

LOOKED_AT = 2 * SHOWN  # articles: some tell what a newer one tells in the same words

_WHEN = r"(?: (?:today|tonight|lately|recently|now|rn|atm|yet|so far|currently|this (?:week|month)))?"
_KIND = r"(?:(?:latest|newest|recent|new|big|fresh) )?(?:news|updates?|announcements?|articles?|headlines?|info)"
_NEWS = re.compile(
    r"(?:(?:so|and|ok|okay|well|please|pls|hey|hi|yo|guys) )*"
    r"(?:(?:can|could) you )?(?:(?:(?:tell|show|give) (?:me|us)|got|do you have|have you got|(?:is|are) there) )?"
    rf"(?:(?:any|some|the|all the|any other) )?(?:"
    rf"{_KIND}|(?:what(?: ?i| ha|')?s|what|what are) (?:the )?(?:new|latest|newest|happening|happened|going on|{_KIND})"
    r"|(?:the )?(?:latest|newest)|(?:anything|something) new|catch (?:me|us) up|what(?: di|')?d (?:i|we) miss"
    rf"|what have (?:i|we) missed|fill (?:me|us) in){_WHEN}"
    r"(?: (?:please|pls|plz|guys|anyone|everyone|here|bot|there|lol))*"
)
_ANY = re.compile(r"(?:(?:so|and) )?(?:(?:is|are) there |got )?any (?:news|updates?|info)(?: yet| so far)?")


class Corpus(Protocol):
    """What is needed of the index."""

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Return an article's sentences in order of the text."""


def asks_for_news(question: Question) -> bool:
    """Tell whether a question asks what is new, and of nothing in particular: "whats new", "anything new?".

    Behind another question "any news?" asks for those of what was spoken of.
    """
    words = " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", question.text.lower().replace("’", "'")))
    return bool(_NEWS.fullmatch(words)) and not (question.previous and _ANY.fullmatch(words))


def newest_news(articles: Iterable[Article], corpus: Corpus) -> Choice:
    """Return the newest articles by their first sentences, the newest as the lead; `articles` come newest first.

    What repeats a newer one word for word, as a syndicated copy does, is left out.
    """
    first: dict[str, Snippet] = {}
    for article in articles:
        sentence = next((s for s in corpus.sentences(article) if s.kind == "body"), None)
        if sentence is not None and len(first) < SHOWN:
            text = article.text[sentence.start : sentence.end]
            role: Role = "supporting" if first else "lead"
            first.setdefault(text, Snippet(article, text, sentence.start, sentence.end, CONFIDENCE, role))
    if not first:
        return Choice("no_answer", 0.0, (), ("asks for the newest article, and none has a date",))
    return Choice("answered", CONFIDENCE, tuple(first.values()), ("asks for the newest articles",))
