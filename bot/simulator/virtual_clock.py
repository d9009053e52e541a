"""A clock for tests: rings, pauses and time-outs take no real time."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.simulator.clock import Clock, Inbox


@dataclass(slots=True)
class Timer:
    """One wait with an end: `due` in seconds since 1970."""

    due: float
    order: int
    inbox: Inbox
    eager: bool = field(default=True)


class VirtualClock(Clock):
    """Moves to the next thing due as soon as everybody waits; by hand too, with `advance`.

    With `runs=False` it moves by hand only: what a test needs to look at a call that rings.
    """

    free = True

    def __init__(self, start: float | None = None, *, runs: bool = True) -> None:
        super().__init__()
        self._now = time.time() if start is None else start
        self._runs = runs
        self._busy = 0
        self._order = 0
        self._timers: list[Timer] = []

    def now(self) -> float:
        with self.lock:
            return self._now

    def start(self, run: Callable[[], None], name: str) -> None:
        def counted() -> None:
            try:
                run()
            finally:
                with self.lock:
                    self._rest()

        with self.lock:
            self._busy += 1
        threading.Thread(target=counted, name=name, daemon=True).start()

    def take(
        self, inbox: Inbox, seconds: float | None = None, *, eager: bool = True
    ) -> object | None:
        with self.lock:
            if not inbox.events and (seconds is None or seconds > 0):
                timer = self._timer(inbox, seconds, eager)
                inbox.waiting = True
                self._rest()
                inbox.wake.wait_for(lambda: not inbox.waiting)
                if timer in self._timers:
                    self._timers.remove(timer)
            return inbox.events.popleft() if inbox.events else None

    def quiet(self) -> bool:
        with self.lock:
            return self._busy == 0 and not (self._runs and self._due())

    def advance(self, seconds: float) -> None:
        """Put the clock forward, and let everything that is due happen, in order."""
        with self.lock:
            end = self._now + seconds
            while True:
                self._changed.wait_for(lambda: self._busy == 0)
                due = [timer for timer in self._timers if timer.due <= end]
                if not due:
                    break
                self._fire(min(due, key=lambda timer: (timer.due, timer.order)))
            self._now = max(self._now, end)
            self._changed.notify_all()

    def _timer(self, inbox: Inbox, seconds: float | None, eager: bool) -> Timer | None:
        if seconds is None:
            return None
        self._order += 1
        self._timers.append(timer := Timer(self._now + seconds, self._order, inbox, eager))
        return timer

    def _wake(self, inbox: Inbox) -> None:
        if inbox.waiting:
            inbox.waiting = False
            self._busy += 1
            inbox.wake.notify_all()

    def _rest(self) -> None:
        self._busy -= 1
        if self._busy == 0:
            if self._runs and self._due():
                self._fire(min(self._timers, key=lambda timer: (timer.due, timer.order)))
            else:
                self._changed.notify_all()

    def _due(self) -> bool:
        return any(timer.eager for timer in self._timers)

    def _fire(self, timer: Timer) -> None:
        self._timers.remove(timer)
        self._now = max(self._now, timer.due)
        self._wake(timer.inbox)
