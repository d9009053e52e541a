"""The telephone exchange: everything that calls share, and the legs under way."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.callbacks import Callbacks
from bot.simulator.clock import Clock
from bot.simulator.debugger import Debugger
from bot.simulator.events import HungUp
from bot.simulator.faults import Faults
from bot.simulator.leg import Leg
from bot.simulator.limits import CALLS_PER_SECOND, CHARACTERS_PER_SECOND
from bot.simulator.messages import Messages
from bot.simulator.numbers import Number
from bot.simulator.parties import Directory
from bot.simulator.queues import Queues
from bot.simulator.recordings import Recording
from bot.simulator.sids import Sids
from bot.simulator.tasks import Task
from bot.simulator.unverified import Unverified
from bot.simulator.webhooks import Webhooks

#: A phone that somebody holds: told of a leg that rings at its number.
Ringer = Callable[[Leg], None]


@dataclass(slots=True)
class Exchange:
    """What a leg's thread needs of the world.

    `speech` is how many characters a second a voice reads; None makes speech take no time.
    """

    clock: Clock
    account_sid: str
    token: str
    sids: Sids
    numbers: dict[str, Number]
    webhooks: Webhooks
    debugger: Debugger
    faults: Faults
    callbacks: Callbacks
    queues: Queues
    messages: Messages
    directory: Directory = field(default_factory=Directory)
    ringers: dict[str, Ringer] = field(default_factory=dict)
    doubts: Unverified = field(default_factory=Unverified)
    pace: float = CALLS_PER_SECOND
    speech: float | None = CHARACTERS_PER_SECOND
    legs: dict[str, Leg] = field(default_factory=dict)
    recordings: list[Recording] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    next_slot: float = 0.0

    def open(self, leg: Leg, live: Callable[["Exchange", Leg], None]) -> Leg:
        """Take a leg into the exchange and let it live in a thread of its own."""
        with self.clock.lock:
            self.legs[leg.sid] = leg
            self.clock.start(lambda: live(self, leg), f"call {leg.sid}")
        return leg

    def answered(self, leg: Leg) -> None:
        """Note that a leg's telephone was picked up, once."""
        with self.clock.lock:
            if leg.answered_at is None:
                leg.answered_at = self.clock.now()
                leg.status = "in-progress"
                leg.note("answered", leg.person)
                self.clock.changed()
        self.callbacks.progress(leg, "answered")

    def ended(self, leg: Leg, status: str, by: str) -> None:
        """Note that a leg is over, and report it."""
        with self.clock.lock:
            leg.status, leg.ended_by = status, by
            leg.ended_at = self.clock.now()
            leg.note("ended", status, by=by)
            leg.become("ended")
        self.callbacks.progress(leg, "completed")

    def dial(self, parent: Leg, to: str, caller_id: str, **more: Any) -> Leg:
        """Return a new leg that `parent` dials; it is not ringing yet."""
        leg = Leg(
            self.clock,
            self.sids("CA"),
            self.account_sid,
            caller_id,
            to,
            "outbound-dial",
            parent=parent,
            patient=parent.patient,
            **more,
        )
        with self.clock.lock:
            parent.dialled.append(leg)
            parent.note("dials", to)
        return leg

    def slot(self) -> float:
        """Return how many seconds a new outbound call waits for its turn."""
        with self.clock.lock:
            now = self.clock.now()
            start = max(now, self.next_slot)
            self.next_slot = start + 1 / self.pace
            return start - now

    def hang_up_all(self) -> None:
        """End every leg under way."""
        with self.clock.lock:
            for leg in self.legs.values():
                if not leg.over:
                    leg.inbox.events = deque()
                    self.clock.post(leg.inbox, HungUp("carrier"))
