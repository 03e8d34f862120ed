"""The text of a (question, candidate) pair, in one place for training and for answering.

The reader only understands what it was trained on, so both sides must build the candidate's
text by the same rule. Changing the rule means training again (`format` in `reader.json`).
"""

from __future__ import annotations

PAIR_FORMAT = 1
"""The number of the rule below; weights trained with another number must not be used."""

_BEFORE_WORDS = 16
_AFTER_WORDS = 10


def _first_words(text: str, count: int) -> str:
    """The first `count` words of `text`, white space collapsed; "" for an empty text."""
    return " ".join(text.split()[:count])


def pair_text(sentence: str, title: str, before: str, after: str) -> str:
    """One line: the sentence, a separator, then its title and the starts of its neighbours.

    The sentence stands first so that truncation takes from the neighbours, never from what
    is judged. The title and the sentence before say whom "it" or "she" means; of both
    neighbours the beginning is kept, because the subject stands there. "[SEP]" is a token the
    tokenizer already knows. Any of `title`, `before` and `after` may be "": its place stays
    empty, so that every part keeps its position.
    """
    parts = (
        _first_words(title, _BEFORE_WORDS),
        _first_words(before, _BEFORE_WORDS),
        _first_words(after, _AFTER_WORDS),
    )
    return f"{' '.join(sentence.split())} [SEP] " + " | ".join(parts)
