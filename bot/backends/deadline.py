"""Runs a question under a deadline, on threads that each process makes for itself."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from typing import TypeVar

from bot.backends.errors import DeadlinePassed

Result = TypeVar("Result")

#: Questions under way at a time in one process; a breaker stops a dead backend filling them.
_AT_ONCE = 32


class Deadline:
    """Waits so many seconds for an answer, then goes on without it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._process = 0
        self._threads: ThreadPoolExecutor | None = None

    def run(self, question: Callable[[], Result]) -> Result:
        """What `question` returns or raises, or `DeadlinePassed`."""
        future = self._pool().submit(question)
        try:
            return future.result(timeout=self.seconds)
        except Late:
            if future.done():
                raise
            future.cancel()
            raise DeadlinePassed(f"no answer in {self.seconds:g} s") from None

    def _pool(self) -> ThreadPoolExecutor:
        if self._threads is None or self._process != os.getpid():
            self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="backend")
            self._process = os.getpid()
        return self._threads
