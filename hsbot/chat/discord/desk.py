"""Where questions wait for their answers: one thread, one line in front of it, and a door that can be shut.

The model is loaded and asked in the same single thread. Neither may run on the event loop: while it is blocked, no
heartbeat is sent and no question acknowledged, and Discord drops both. More threads would only share the cores that
the model uses anyway.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from hsbot.records import Answer, Question

_log = logging.getLogger(__name__)

Ask = Callable[[Question], Answer]


class DeclinedError(Exception):
    """A question that isn't taken, through nobody's fault; `str()` of it is the kind sentence that says why.

    `again`: the person was told the same a moment ago, so that in public silence is enough.
    """

    def __init__(self, sentence: str, *, again: bool = False) -> None:
        super().__init__(sentence)
        self.again = again


class Desk:
    """Takes questions, one after the other; all methods belong to the event loop's thread."""

    def __init__(self, load: Callable[[], Ask], *, queue_length: int) -> None:
        self._load = load
        self._ask: Ask | None = None  # this and the next are touched by the worker's thread only
        self._tried = False
        self._queue_length = queue_length
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="hsbot-ask")
        self._taken = 0  # questions waiting or under way, until their answer is sent
        self._open = True
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def taken(self) -> int:
        """How many questions are waiting or under way."""
        return self._taken

    @contextmanager
    def place(self) -> Iterator[None]:
        """Hold a place in the line, from before the question until its answer is sent.

        Raises DeclinedError, without waiting, where the line is full or the desk shut.
        """
        if not self._open:
            raise DeclinedError("I'm about to restart, so please ask me again in a minute.")
        if self._taken >= self._queue_length:
            line = "1 question is" if self._taken == 1 else f"{self._taken} questions are"
            raise DeclinedError(f"{line} in line already, so please ask me again in a minute.")
        self._taken += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._taken -= 1
            if not self._taken:
                self._idle.set()

    async def open(self) -> None:
        """Load the model and the index; questions that arrive meanwhile wait. Raises what loading raises."""
        await asyncio.get_running_loop().run_in_executor(self._worker, self._loaded)

    async def ask(self, question: Question) -> Answer:
        """Return the answer, after those before it in line; raises what asking raises."""
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._answer, question)

    async def shut(self, seconds: float) -> None:
        """Take no more questions, wait until those taken are answered, at most `seconds`, and give up the others."""
        self._open = False
        try:
            if self._taken:
                await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            _log.warning("event=gave_up questions=%d seconds=%.1f", self._taken, seconds)
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _loaded(self) -> Ask:
        if self._ask is None:
            # Loading takes long: where it failed, those in line aren't kept waiting for it to fail again.
            if self._tried:
                raise DeclinedError("I can't answer right now; whoever runs me can see why.")
            self._tried = True
            self._ask = self._load()
        return self._ask

    def _answer(self, question: Question) -> Answer:
        return self._loaded()(question)


class Cooldown:
    """Keeps a person from asking again at once in the same place."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: dict[tuple[int, int], float] = {}  # by place and person: when they may ask again
        self._told: set[tuple[int, int]] = set()  # of those, who was told so

    def check(self, place: int, person: int, now: float) -> None:
        """Let `person` ask in `place` at the time `now` (seconds), or raise DeclinedError that says how long to wait.

        A place is the id of a server, or 0 for everything outside of servers.
        """
        key = (place, person)
        wait = self._until.get(key, now) - now
        if wait > 0:
            seconds = max(1, round(wait))
            more = "one more second" if seconds == 1 else f"{seconds} more seconds"
            again = key in self._told
            self._told.add(key)
            raise DeclinedError(f"Please give me {more} before the next question.", again=again)
        # Those who may ask again are forgotten, so that this never holds more than a few seconds' worth of people.
        self._until = {who: until for who, until in self._until.items() if until > now}
        self._told &= self._until.keys()
        if self._seconds > 0:
            self._until[key] = now + self._seconds
