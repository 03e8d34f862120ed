"""What the tests of the articles share."""

from __future__ import annotations

from pathlib import Path

import pytest

from hsbot.records import Article


@pytest.fixture
def shared_articles(shared: Path) -> Path:
    """The five raw articles, which are nobody's to redistribute and so stand outside of the repository."""
    return shared / "articles"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty articles' folder."""
    return tmp_path


def article(text: str, title: str = "An untold title") -> Article:
    """An article of which only the text and the title matter."""
    return Article(id="a", title=title, text=text, published=None, publisher=None, url=None, path="a.txt")
