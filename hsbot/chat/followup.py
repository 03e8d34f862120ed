"""What a question may lean on ("who directs it?"): the conversation so far, cut down to what helps."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST = 400  # characters; more would drown the new question in old ones


@dataclass(frozen=True, slots=True)
class Thread:
    """A run of questions about one topic."""

    topic: str | None = None  # the last question that stood on its own feet
    previous: str | None = None  # for `Question.previous` of the next one: at most 400 characters; None: nothing

    def after(self, asked: str, *, leans: bool) -> Thread:
        """Return the thread once `asked` was answered.

        The next question leans on `asked`; where `asked` itself leans ("when is it out?"), as the answer to it tells,
        the topic goes in front, so that "and who directs it?" still knows the film.
        """
        if self.topic is None or not leans:
            return Thread(asked, asked if len(asked) <= _LONGEST else None)
        together = f"{self.topic.rstrip(' ?!.…')}? {asked}"  # two questions, so that the second is seen to be one
        return Thread(self.topic, together if len(together) <= _LONGEST else self.previous)
