"""Where sentences end within a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def sentence_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield `[start, end)` of each sentence of the paragraph `text[start:end]`, in order; none is blank at an end.

    Line ends within the paragraph count as spaces.
    """
    from sentencex import segment

    paragraph = text[start:end].replace("\n", " ")
    position = 0
    for sentence in segment("en", paragraph):
        stripped = sentence.strip()
        if not stripped:
            continue
        position = paragraph.index(stripped, position)
        yield start + position, start + position + len(stripped)
        position += len(stripped)
