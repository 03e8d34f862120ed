"""Calls made aside, one after the other, so that whoever waits for what they return can stop waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

_T = TypeVar("_T")


class Worker:
    """Makes one call after the other in one thread of its own.

    One, not one a question, because neither a tokenizer nor an index needs to bear two questions at once: a question
    after an abandoned one waits for that to end. The thread is a daemon (an executor's isn't), so that leaving never
    waits for an answer that nobody wants any more; by its name `hsbot.cli` knows to leave at once.
    """

    def __init__(self) -> None:
        self._tasks: queue.SimpleQueue[tuple[Callable[[], Any], Future[Any]] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    def submit(self, call: Callable[[], _T]) -> Future[_T]:
        """Return what `call` will return; it holds what `call` raises, too. Cancel it to have it discarded."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="hsbot-ask", daemon=True)
            self._thread.start()
        future: Future[_T] = Future()
        self._tasks.put((call, future))
        return future

    def close(self, timeout: float) -> None:
        """Let the call under way end, for at most `timeout` seconds; those behind it are discarded."""
        if self._thread is None:
            return
        try:
            while True:
                task = self._tasks.get_nowait()
                if task is not None:
                    task[1].cancel()
        except queue.Empty:
            self._tasks.put(None)
        self._thread.join(timeout)

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            call, future = task
            if not future.set_running_or_notify_cancel():
                continue  # abandoned before its turn: never computed
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - carried over to the thread that waits, which sorts it
                future.set_exception(error)
