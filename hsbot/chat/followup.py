"""What the question before is, for a question that leans on it ("who directs it?")."""

from __future__ import annotations

import re

# Longer would drown the new question in old ones.
_LONGEST = 400  # characters
_LEANS = re.compile(
    r"\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs)\b|^\W*(?:and|but|or|what about|how about)\b",
    re.IGNORECASE,
)


def previous_of(asked: str, before: str | None) -> str:
    """Return the `previous` for the question after `asked`, to which `before` was the previous.

    Mostly that is `asked`. Where `asked` itself leans on what came before it ("when is it out?"), `before` goes in
    front, so that "and who directs it?" still knows the film; at most 400 characters, else `asked` alone.
    """
    if before is None or not _LEANS.search(asked):
        return asked
    together = f"{before} {asked}"
    return together if len(together) <= _LONGEST else asked
