"""What goes wrong, and how often: told by a test, spent one request at a time."""

import threading
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.simulator.errors import UnknownParty

Kind = Literal["status", "timeout", "webhook_twice", "callbacks_reversed"]
KINDS = ("status", "timeout", "webhook_twice", "callbacks_reversed")


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of mishap for the next `times` requests whose path contains `path`.

    status              a REST request is answered with `status` (429, 500, 503…)
    timeout             a REST request is not answered for `seconds` real seconds, then cut off
    webhook_twice       a webhook is sent twice, and the second answer counts
    callbacks_reversed  two status callbacks of one call arrive in the other order

    With `after_effect`, `status` and `timeout` strike when the request has done its work: the
    call is placed, and the client cannot know.
    """

    kind: Kind
    times: int = 1
    path: str = ""
    method: str = ""
    status: int = 500
    seconds: float = 1.0
    after_effect: bool = False

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise UnknownParty(f"No fault is called {self.kind!r}; there are {', '.join(KINDS)}.")


@dataclass(slots=True)
class Faults:
    """The mishaps still to come."""

    _left: list[Fault] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, fault: Fault) -> None:
        """Add one to what is to come."""
        with self._lock:
            self._left.append(fault)

    def clear(self) -> None:
        """Forget what is to come."""
        with self._lock:
            self._left.clear()

    def rest(self, method: str, path: str) -> Fault | None:
        """Return the mishap of this REST request, and count it as done."""
        return self._spend({"status", "timeout"}, path, method)

    def webhook_twice(self, url: str) -> bool:
        """Say whether this webhook goes out twice."""
        return self._spend({"webhook_twice"}, url) is not None

    def callbacks_reversed(self, url: str) -> bool:
        """Say whether this status callback waits for the one that follows it."""
        return self._spend({"callbacks_reversed"}, url) is not None

    def _spend(self, kinds: set[str], path: str, method: str = "") -> Fault | None:
        with self._lock:
            for place, fault in enumerate(self._left):
                fits = fault.path in path and (not fault.method or fault.method == method)
                if fault.kind in kinds and fits:
                    if fault.times > 1:
                        self._left[place] = replace(fault, times=fault.times - 1)
                    else:
                        del self._left[place]
                    return fault
        return None
