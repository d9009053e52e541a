"""The background thread that tries the model until it is warm."""

import os
import threading
from collections.abc import Callable

#: Seconds between tries: soon enough after a restart, and no load worth naming.
_PAUSE = 1.0


class Warmer:
    """Calls `probe` once a second until it returns true; `wake` starts that again.

    The thread is a daemon, started at the first `wake` in each process, so that a server which
    forks has one in every worker and none before.
    """

    def __init__(self, probe: Callable[[], bool], pause: float = _PAUSE) -> None:
        self._probe = probe
        self._pause = pause
        self._lock = threading.Lock()
        self._process = 0
        self._thread: threading.Thread | None = None

    def wake(self) -> None:
        """See to it that probing goes on; returns at once."""
        if self._process != os.getpid():
            # After a fork the lock may be held by a thread that does not exist here.
            self._lock = threading.Lock()
            self._thread = None
            self._process = os.getpid()
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="nlu-warmer", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        rest = threading.Event()
        while not self._probe():
            rest.wait(self._pause)
