"""A question computed aside, so that whoever waits for the answer can stop waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future

from hsbot.records import Answer, Question

_Task = tuple[Question, "Future[Answer]"]


class Worker:
    """Answers one question after the other in one thread of its own.

    One, not one a question, because neither a tokenizer nor an index needs to bear two questions at once: a question
    after an abandoned one waits for that to end. The thread is a daemon (an executor's isn't), so that leaving never
    waits for an answer that nobody wants any more.
    """

    def __init__(self, ask: Callable[[Question], Answer]) -> None:
        self._ask = ask
        self._tasks: queue.SimpleQueue[_Task | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, question: Question) -> Future[Answer]:
        """Return the answer to come; it holds what `ask` raises, too. Cancel it to have it discarded."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hsbot-ask", daemon=True)
            self._thread.start()
        future: Future[Answer] = Future()
        self._tasks.put((question, future))
        return future

    def close(self, timeout: float) -> None:
        """Let the question being computed end, for at most `timeout` seconds; those behind it are discarded."""
        if self._thread is None:
            return
        while not self._tasks.empty():
            task = self._tasks.get()
            if task is not None:
                task[1].cancel()
        self._tasks.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            question, future = task
            if not future.set_running_or_notify_cancel():
                continue  # abandoned before its turn: never computed
            try:
                future.set_result(self._ask(question))
            except BaseException as error:  # noqa: BLE001 - carried over to the thread that waits, which sorts it
                future.set_exception(error)
