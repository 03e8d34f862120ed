"""The names of a question as fans type it, and the articles that speak of them."""

from __future__ import annotations

import pytest

from hsbot.answers.topic import names_in, speaks_of
from hsbot.records import Article


def article(title: str, text: str) -> Article:
    return Article("one", title, text, None, None, None, "one.md")


NIGHTS = article("Harbour Nights returns", "Harbour Nights returns to the harbour. Return it does. ORRERY pays.")


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("does harbour nights return?", {"harbour", "night"}),
        ("does Harbour Nights return?", {"harbour", "night"}),
        ("who pays, orrery?", {"orreri"}),
        ("is saltmarsh back?", set()),  # nothing that these articles tell of
        ("what does it pay?", set()),
    ],
)
def test_the_articles_capitals_tell_which_words_are_names(question: str, names: set[str]) -> None:
    assert names_in(question, [NIGHTS]) == names


def test_without_articles_nothing_is_a_name() -> None:
    assert names_in("does Harbour Nights return?", []) == frozenset()


def test_an_article_speaks_of_names_in_its_title_or_text_and_needs_all() -> None:
    names = names_in("harbour nights by orrery?", [NIGHTS])
    assert speaks_of(NIGHTS, names)
    assert not speaks_of(article("Harbour Nights", "It is directed by Bo Marsh."), names)
    assert speaks_of(article("News", "Nothing."), frozenset())
