"""Entries as a writer takes them, made without any file."""

from __future__ import annotations

from datetime import date

import numpy as np
from fakes import DIMENSION, vector

from hsbot.records import Article, Passage, Sentence
from hsbot.search.manifest import Recipe
from hsbot.search.writer import Entry

RECIPE = Recipe("fake", "f" * 64, 256, 1, 1)


def entry(identity: str, published: date | None, text: str) -> Entry:
    """An article of one sentence and one passage, its text; the title is its id."""
    article = Article(identity, identity, text, published, None, None, f"{identity}.txt")
    vectors = vector(text).reshape(1, DIMENSION)
    return Entry(article, (Sentence(0, len(text), "body"),), (Passage(0, len(text), 0, 0),), vectors, vectors.copy())


def empty(identity: str) -> Entry:
    """An article of which nothing is content."""
    article = Article(identity, identity, "Photo: nobody", None, None, None, f"{identity}.txt")
    nothing = np.empty((0, DIMENSION), dtype=np.float32)
    return Entry(article, (), (), nothing, nothing)


STORY = [
    entry("a-renewed", date(2024, 3, 1), "Saltmarsh was renewed for season 2."),
    entry("b-cancelled", date(2025, 1, 10), "Saltmarsh was cancelled before season 3."),
    entry("c-saved", date(2025, 6, 20), "Saltmarsh was saved and season 3 films in Hull."),
    entry("d-guide", None, "Saltmarsh follows two lighthouse keepers on an island."),
]
