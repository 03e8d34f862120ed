"""What a question may lean on ("who directs it?"): the conversation so far, cut down to what helps."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LONGEST = 400  # characters; more would drown the new question in old ones
_LEANS = re.compile(
    r"\b(?:it|its|he|him|his|she|her|hers|they|them|their|theirs)\b|^\W*(?:and|but|or|what about|how about)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Thread:
    """A run of questions about one topic."""

    topic: str | None = None  # the last question that stood on its own feet
    previous: str | None = None  # for `Question.previous` of the next one: at most 400 characters; None: nothing

    def after(self, asked: str) -> Thread:
        """Return the thread once `asked` was answered.

        The next question leans on `asked`; where `asked` itself leans ("when is it out?"), the topic goes in front,
        so that "and who directs it?" still knows the film.
        """
        if self.topic is None or not _LEANS.search(asked):
            return Thread(asked, asked if len(asked) <= _LONGEST else None)
        together = f"{self.topic} {asked}"
        return Thread(self.topic, together if len(together) <= _LONGEST else self.previous)
