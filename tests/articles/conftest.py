"""What the tests of the articles share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from hsbot.records import Article


@pytest.fixture
def shared_articles() -> Path:
    """The five raw articles, which are nobody's to redistribute and so stand outside of the repository."""
    shared = Path(os.environ.get("HSBOT_SHARED", Path(__file__).parents[3] / "shared"))
    if not (shared / "articles").is_dir():
        pytest.skip("the raw articles aren't here: set HSBOT_SHARED to the folder that holds articles/")
    return shared / "articles"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty articles' folder."""
    return tmp_path


def article(text: str, title: str = "An untold title") -> Article:
    """An article of which only the text and the title matter."""
    return Article(id="a", title=title, text=text, published=None, publisher=None, url=None, path="a.txt")
