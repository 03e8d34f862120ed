"""What a question names, as its articles write it: what is told of it, or of a follow-up to it, must speak of that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from hsbot.answers.names import NO_NAMES
from hsbot.records import Article
from hsbot.search.words import stem, terms

_WORD = re.compile(r"[^\W\d_][^\W_]*")


def names_in(question: str, articles: Sequence[Article]) -> frozenset[str]:
    """Return, as terms, the words of a question that articles write with a capital more often than without.

    Fans type names in small letters, so the articles, found for the question, tell which words they are.
    """
    words = (word for article in articles for word in _WORD.findall(_whole(article)))
    written = Counter((stem(word.lower()), word[0].isupper()) for word in words)
    asked = {word.lower() for word in _WORD.findall(question)} - NO_NAMES
    named = (word for word in asked if written[stem(word), True] > written[stem(word), False])
    return frozenset(term for word in named for term in terms(word))


def shares_name(article: Article, names: frozenset[str]) -> bool:
    """Tell whether an article has one of some names; any has where there are none."""
    return not names or not names.isdisjoint(_said_in(article))


def speaks_of(article: Article, names: frozenset[str]) -> bool:
    """Tell whether an article has all of some names."""
    return names <= _said_in(article)


@lru_cache(maxsize=256)
def _said_in(article: Article) -> frozenset[str]:
    return frozenset(terms(_whole(article)))


def _whole(article: Article) -> str:
    return f"{article.title}\n{article.text}"
