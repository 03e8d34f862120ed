"""What a question's words hold: but a piece of a question, or a name of its own."""

from __future__ import annotations

from hsbot.search.words import STOP_WORDS

SHORT = 3
"""Content terms; a mere phrase with fewer, and no name of its own, leans on the question before."""


def is_fragment(own: tuple[str, ...], asked: str, words: int) -> bool:
    """Tell whether it is but a piece of a question: "why?", "release date?", "how many episodes?"."""
    if len(own) < SHORT - 1:
        return words <= 2 * SHORT
    return len(own) < SHORT and words <= {"other": 2 * SHORT, "number": SHORT}.get(asked, 2)


def has_name(text: str) -> bool:
    """Tell whether a word but the first begins with a capital and is no "I"; where all are capitals, none counts."""
    words = [w.strip("?!.,:;\"'“”‘()") for w in text.replace("’", "'").split()[1:]]
    return not text.isupper() and any(w[:1].isupper() and w.lower() not in STOP_WORDS | {"i'll"} for w in words)
