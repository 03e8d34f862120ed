"""Where questions wait for their answers: one thread, one line in front of it, and a door that can be shut.

The model is loaded and asked in the same single thread. Neither may run on the event loop: while it is blocked, no
heartbeat is sent and no question acknowledged, and Discord drops both. More threads would only share the cores that
the model uses anyway.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hsbot.chat.worker import Worker
from hsbot.records import Answer, Question

_log = logging.getLogger(__name__)

Ask = Callable[[Question], Answer]

TELLING_SECONDS = 5.0  # how long a stop waits, once it has given up, until those who asked were told
_RESTART = "I'm about to restart, so please ask me again in a minute."


class DeclinedError(Exception):
    """A question that isn't answered, through nobody's fault; `str()` of it is the kind sentence that says why."""


class Desk:
    """Takes questions, one after the other; all methods belong to the event loop's thread."""

    def __init__(self, load: Callable[[], Ask], *, queue_length: int) -> None:
        self._load = load
        self._ask: Ask | None = None  # this and the next are touched by the worker's thread only
        self._tried = False
        self._queue_length = queue_length
        self._worker = Worker()
        self._taken = 0  # questions waiting or under way, until their answer is sent
        self._askers: set[asyncio.Task[Any]] = set()  # what wanted a place, until the person was told something
        self._answers: set[asyncio.Future[Answer]] = set()  # those to come
        self._open = True
        self._gave_up = False

    @property
    def taken(self) -> int:
        """How many questions are waiting or under way."""
        return self._taken

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place in the line, from before the question until its answer is sent.

        Raises DeclinedError, without waiting, where the line is full or the desk shut.
        """
        if asker := asyncio.current_task():
            self._askers.add(asker)
            asker.add_done_callback(self._askers.discard)
        if not self._open:
            raise DeclinedError(_RESTART)
        if self._taken >= self._queue_length:
            line = "1 question is" if self._taken == 1 else f"{self._taken} questions are"
            raise DeclinedError(f"{line} in line already, so please ask me again in a minute.")
        self._taken += 1
        try:
            yield
        finally:
            self._taken -= 1

    async def open(self) -> None:
        """Load the model and the index; questions that arrive meanwhile wait. Raises what loading raises."""
        await asyncio.wrap_future(self._worker.submit(self._loaded))

    async def ask(self, question: Question) -> Answer:
        """Return the answer, after those before it in line; raises what asking raises.

        Raises DeclinedError where the desk was shut and has given up waiting for it.
        """
        if self._gave_up:
            raise DeclinedError(_RESTART)
        answer = asyncio.wrap_future(self._worker.submit(lambda: self._loaded()(question)))
        self._answers.add(answer)
        answer.add_done_callback(self._answers.discard)
        try:
            return await answer
        except asyncio.CancelledError:
            if not self._gave_up:
                raise
            raise DeclinedError(_RESTART) from None

    async def shut(self, seconds: float) -> None:
        """Take no more questions, wait until those taken are answered, at most `seconds`, and give up the others.

        Whoever asked one of those is told so, which takes at most five seconds more. What is being computed goes on
        in its thread, which the end of the process doesn't wait for.
        """
        self._open = False
        await self._told(seconds)
        if self._taken:
            _log.warning("event=gave_up questions=%d seconds=%.1f", self._taken, seconds)
        self._gave_up = True
        for answer in list(self._answers):
            answer.cancel()
        await self._told(TELLING_SECONDS)
        self._worker.close(0)

    async def _told(self, seconds: float) -> None:
        """Wait until everybody who has asked was told something, at most `seconds`."""
        if askers := self._askers - {asyncio.current_task()}:
            await asyncio.wait(askers, timeout=seconds)

    def _loaded(self) -> Ask:
        if self._ask is None:
            # Loading takes long: where it failed, those in line aren't kept waiting for it to fail again.
            if self._tried:
                raise DeclinedError("I can't answer right now; whoever runs me can see why.")
            self._tried = True
            self._ask = self._load()
        return self._ask


class Cooldown:
    """Keeps something from happening to a person again at once in the same place."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: dict[tuple[int, int], float] = {}  # by place and person: when it may happen again

    def wait(self, place: int, person: int, now: float) -> float:
        """Return for how many seconds it may not happen again to `person` in `place`; where it may, 0, and it does.

        A place is the id of a server, or 0 for everything outside of servers; `now` is in seconds.
        """
        wait = self._until.get((place, person), now) - now
        if wait > 0:
            return wait
        # Those to whom it may are forgotten, so that this never holds more than a few seconds' worth of people.
        self._until = {who: until for who, until in self._until.items() if until > now}
        if self._seconds > 0:
            self._until[place, person] = now + self._seconds
        return 0.0
