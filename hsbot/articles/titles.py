"""A title for an article that names none."""

from __future__ import annotations

import re
from typing import Final

from hsbot.articles.blocks import is_heading, split_blocks
from hsbot.articles.boundaries import sentence_spans
from hsbot.articles.noise import is_noise_line

_MOST_WORDS: Final = 12
_FEWEST_WORDS: Final = 5
_MOST_SENTENCE_WORDS: Final = 15
_LONGEST: Final = 150  # characters of a whole sentence
_SEARCHED: Final = 5_000  # characters of the text; a title doesn't stand further down
_CLAUSE: Final = re.compile(r"[.!?…,;:](?=[\s\"”’')]|$)|\s[–—-]\s")
_LOOSE: Final = frozenset(
    "a about after an and are as at but by for from her his in into its of on or that the their to with".split()
)


def title_of(text: str) -> str:
    """Return the title of a text: its first line that reads as a heading, else its first words; verbatim, one line.

    Lines that are no content (tags, bylines, links) are passed over. Never empty, if there is a word in `text`.
    """
    head = text[:_SEARCHED]
    blocks = [(head[block.start : block.end], block.kind) for block in split_blocks(head)]
    content = [(line, kind) for line, kind in blocks if not is_noise_line(line) and any(map(str.isalnum, line))]
    for line, kind in content[:1]:
        if kind in ("line", "heading") and is_heading(line):
            return line
        return _first_words(line)
    return _first_words(" ".join(text.split(None, 50)[:50]))


def _first_words(line: str) -> str:
    """Return how `line` begins: a short first sentence, a first clause that says enough, or a dozen words."""
    line = line.split("\n", 1)[0]
    _, end = next(sentence_spans(line, 0, min(len(line), 1000)))
    if end <= _LONGEST and len(line[:end].split()) <= _MOST_SENTENCE_WORDS:
        return line[:end].rstrip(".")
    words = [match.end() for match in re.finditer(r"\S+", line[:1000])]
    cut = words[min(_MOST_WORDS, len(words)) - 1]
    clauses = [match.start() for match in _CLAUSE.finditer(line[:cut])]
    enough = [end for end in clauses if len(line[:end].split()) >= _FEWEST_WORDS]
    title = line[: enough[-1]] if enough else line[:cut]
    while not enough and len(kept := title.split()) > _FEWEST_WORDS and kept[-1].lower() in _LOOSE:
        title = title[: title.rindex(kept[-1])].rstrip()
    return title.strip(" .,;:–—-") or line[:cut]
