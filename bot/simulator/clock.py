"""Time, and waiting for it: the one thing that every call, ring and pause goes through.

Each leg of a call runs in a thread of its own and spends its life waiting for its inbox: for
a word from the caller, for the other leg, for a number of seconds.  Because all waiting goes
through one clock, the clock knows when nothing is left to do but wait, and a virtual one may
then put its hands forward to the next thing due.
"""

import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable


class Inbox:
    """What has happened to one leg and it has not looked at yet."""

    __slots__ = ("events", "waiting", "wake")

    def __init__(self, lock: threading.RLock) -> None:
        self.events: deque[object] = deque()
        self.wake = threading.Condition(lock)
        self.waiting = False


class Clock(ABC):
    """Gives the time, lets threads wait for events or seconds, and says when all is quiet.

    `lock` guards all that legs share; every wait gives it back.  `free` says whether waiting
    costs no real time.
    """

    free = False

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self._changed = threading.Condition(self.lock)

    @abstractmethod
    def now(self) -> float:
        """Return the time in seconds since 1970."""

    @abstractmethod
    def take(
        self, inbox: Inbox, seconds: float | None = None, *, eager: bool = True
    ) -> object | None:
        """Return the next event of an inbox, or None when `seconds` have passed without one.

        A wait that is not eager ends in its time, but a virtual clock does not move for it
        alone: it is for limits that matter only if something else takes that long.
        """

    @abstractmethod
    def quiet(self) -> bool:
        """Say whether everybody waits, and for something that time alone will not bring."""

    @abstractmethod
    def start(self, run: Callable[[], None], name: str) -> None:
        """Run something in a new thread that counts as at work from this moment."""

    def inbox(self) -> Inbox:
        """Return a new, empty inbox."""
        return Inbox(self.lock)

    def post(self, inbox: Inbox, event: object) -> None:
        """Put an event into an inbox and wake whoever waits for it."""
        with self.lock:
            inbox.events.append(event)
            self._wake(inbox)

    def changed(self) -> None:
        """Tell watchers that something they may look at is different."""
        with self.lock:
            self._changed.notify_all()

    def watch(self, ready: Callable[[], bool], seconds: float) -> bool:
        """Wait until `ready()`, at most so many real seconds; return whether it was."""
        with self.lock:
            return self._changed.wait_for(ready, timeout=seconds)

    @abstractmethod
    def _wake(self, inbox: Inbox) -> None: ...


class WallClock(Clock):
    """The time of the wall, `speed` times as fast."""

    def __init__(self, speed: float = 1.0) -> None:
        super().__init__()
        self._speed = speed
        self._started = time.time()
        self._zero = time.monotonic()

    def now(self) -> float:
        return self._started + (time.monotonic() - self._zero) * self._speed

    def take(
        self, inbox: Inbox, seconds: float | None = None, *, eager: bool = True
    ) -> object | None:
        real = None if seconds is None else max(0.0, seconds) / self._speed
        with self.lock:
            inbox.wake.wait_for(lambda: bool(inbox.events), timeout=real)
            return inbox.events.popleft() if inbox.events else None

    def quiet(self) -> bool:
        return True

    def start(self, run: Callable[[], None], name: str) -> None:
        threading.Thread(target=run, name=name, daemon=True).start()

    def _wake(self, inbox: Inbox) -> None:
        inbox.wake.notify_all()
