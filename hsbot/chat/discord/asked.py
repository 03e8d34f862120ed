"""A question as typed on Discord, without what only Discord reads in it: mentions, its own emoji, dates, addresses."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"<(?:a?:\w+:\d+|@[!&]?\d+|#\d+|id:\w+|t:-?\d+(?::\w)?|/[^<>:]{1,100}:\d+)>"  # as Discord's reference lists them
    r"|<https?://[^>\s]+>|https?://\S+",
    re.IGNORECASE,
)


def words_of(text: str) -> str:
    """Return the text with a space in place of each, spaces folded; as it is where nothing else stands in it.

    Their numbers and names would be looked up as part of the question: `<:sadge:1021…>` asks for no 1021.
    """
    words = " ".join(_MARKUP.sub(" ", text).split())
    return words or text
