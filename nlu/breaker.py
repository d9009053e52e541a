"""A circuit breaker: after a few failures in a row, stop asking for a while."""

import math
import threading
from collections.abc import Callable


class Breaker:
    """Counts failures in a row. Safe from several threads.

    After `failures` of them `allows` says no until `rest` seconds have passed, then lets one
    try at a time through; with an endless rest only `closes` opens the way again.
    """

    def __init__(
        self, clock: Callable[[], float], failures: int = 3, rest: float = math.inf
    ) -> None:
        self._clock = clock
        self._limit = failures
        self._rest = rest
        self._lock = threading.Lock()
        self._failed = 0
        self._tried = -math.inf
        self.reason = ""

    @property
    def is_open(self) -> bool:
        """Whether asking is given up for now."""
        return self._failed >= self._limit

    def allows(self) -> bool:
        """Whether to ask now. After a rest one caller gets a yes, and the rest starts anew."""
        with self._lock:
            if not self.is_open:
                return True
            now = self._clock()
            if now - self._tried < self._rest:
                return False
            self._tried = now
            return True

    def failed(self, reason: str) -> None:
        """Count a failure; `reason` is for the record."""
        with self._lock:
            self._failed += 1
            self._tried = self._clock()
            self.reason = reason

    def opens(self, reason: str) -> None:
        """Give up asking at once."""
        with self._lock:
            self._failed = self._limit
            self._tried = self._clock()
            self.reason = reason

    def closes(self) -> None:
        """All is well again."""
        with self._lock:
            self._failed = 0
            self.reason = ""
