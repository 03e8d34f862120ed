"""What the reader reads at once: a question, an article's title and some of its sentences.

It stands in one place for training and for answering.

The reader only understands what it was trained on, so both sides must build its tokens by the same rule. Changing the
rule means training again (`window_format` in `reader.json`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WINDOW_FORMAT = 1
"""The number of the rule below; weights trained with another number must not be used."""

_QUESTION, _TITLE, _SENTENCE = 48, 32, 96
"""The most tokens that are kept: of the question the last, for in a follow-up the one before stands in front."""

MOST_TOKENS = 256
"""Of a window as a whole; from the first sentence that would end beyond it, none is read."""


@dataclass(frozen=True, slots=True)
class Window:
    """A title, "" where there is none, and sentences of its article in their order, not always next to each other."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A window as tokens: `[CLS] question [SEP] [MASK] title [MASK] sentence [MASK] sentence … [SEP]`.

    The [MASK] in front of the title and of each sentence is where its score is read. The question's part has type 0,
    the rest type 1.
    """

    ids: list[int]
    types: list[int]
    marks: list[int]  # index of the title's mark and then of each sentence's, as many as there was room for


def encode_windows(tokenizer: Any, question: str, windows: Sequence[Window]) -> list[Encoded]:
    """Return the tokens of each window; `tokenizer` is a `tokenizers.Tokenizer` without truncation and padding."""
    texts = [question, *(text for w in windows for text in (w.title, *w.sentences))]
    ids = iter([one.ids for one in tokenizer.encode_batch(texts, add_special_tokens=False)])
    start, end, mark = (tokenizer.token_to_id(name) for name in ("[CLS]", "[SEP]", "[MASK]"))
    asked = [start, *next(ids)[-_QUESTION:], end]
    encoded = []
    for window in windows:
        found: list[int] = list(asked)
        marks: list[int] = []
        for at in range(1 + len(window.sentences)):
            unit = next(ids)[: _SENTENCE if at else _TITLE]
            fits = at < 2 or len(found) + 2 + len(unit) <= MOST_TOKENS
            if fits and len(marks) == at:
                marks.append(len(found))
                found += [mark, *unit]
        found.append(end)
        encoded.append(Encoded(found, [0] * len(asked) + [1] * (len(found) - len(asked)), marks))
    return encoded
