"""Queues of callers who wait to be put through."""

from dataclasses import dataclass, field

from bot.simulator.clock import Clock
from bot.simulator.leg import Leg
from bot.simulator.limits import QUEUE_SIZE
from bot.simulator.sids import Sids


@dataclass(slots=True, eq=False)
class Member:
    """One caller in a queue, since `entered` (seconds since 1970)."""

    leg: Leg
    entered: float


@dataclass(slots=True, eq=False)
class CallQueue:
    """A queue: its members, head first, and the legs that dialled it while it was empty."""

    sid: str
    name: str
    created: float
    max_size: int = QUEUE_SIZE
    members: list[Member] = field(default_factory=list)
    takers: list[Leg] = field(default_factory=list)

    def average_wait(self, now: float) -> int:
        """Return the mean of what those in the queue have waited, in seconds."""
        if not self.members:
            return 0
        return round(sum(now - member.entered for member in self.members) / len(self.members))

    def position(self, leg: Leg) -> int:
        """Return the place of a leg, 1 at the head, 0 when it is not in the queue."""
        return next((place for place, m in enumerate(self.members, 1) if m.leg is leg), 0)


class Queues:
    """The account's queues, by name and by SID."""

    def __init__(self, clock: Clock, sids: Sids) -> None:
        self._clock = clock
        self._sids = sids
        self._by_name: dict[str, CallQueue] = {}

    def all(self) -> list[CallQueue]:
        """Return the queues in the order of their making."""
        return list(self._by_name.values())

    def named(self, name: str, max_size: int = QUEUE_SIZE) -> CallQueue:
        """Return a queue, made on the fly when there is none of that name."""
        with self._clock.lock:
            if name not in self._by_name:
                made = CallQueue(self._sids("QU"), name, self._clock.now(), max_size)
                self._by_name[name] = made
            return self._by_name[name]

    def has(self, name: str) -> bool:
        """Say whether a queue of that name exists."""
        return name in self._by_name

    def find(self, sid: str) -> CallQueue | None:
        """Return a queue by its SID."""
        return next((queue for queue in self._by_name.values() if queue.sid == sid), None)

    def remove(self, queue: CallQueue) -> None:
        """Forget an empty queue."""
        with self._clock.lock:
            self._by_name.pop(queue.name, None)

    def enter(self, queue: CallQueue, leg: Leg) -> Member | None:
        """Put a leg at the end of a queue; None when the queue is full."""
        with self._clock.lock:
            if len(queue.members) >= queue.max_size:
                return None
            queue.members.append(member := Member(leg, self._clock.now()))
            return member

    def leave(self, queue: CallQueue, leg: Leg) -> None:
        """Take a leg out of a queue, wherever in it it stands."""
        with self._clock.lock:
            queue.members = [member for member in queue.members if member.leg is not leg]

    def take(self, queue: CallQueue) -> Member | None:
        """Take the head out of a queue; None when nobody waits."""
        with self._clock.lock:
            return queue.members.pop(0) if queue.members else None
