"""One leg of a call: what the carrier knows of it, and how its thread waits.

The state that watchers see (`state`, `heard`, `status`…) is changed under the clock's lock.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from bot.simulator.clock import Clock, Inbox
from bot.simulator.events import Called, HungUp, Input, Pressed, Sent, Silent, Spoke
from bot.simulator.heard import Entry, Expecting, Prompt
from bot.simulator.limits import CALL_SECONDS
from bot.simulator.outbox import Outbox
from bot.simulator.requests import Request, Step
from bot.simulator.signals import Over, SentElsewhere, Taken
from bot.simulator.webhooks import Cookies

FINAL = frozenset({"completed", "busy", "failed", "no-answer", "canceled"})


@dataclass(frozen=True, slots=True)
class Subscription:
    """Where the progress of a leg is reported to, and which events of it."""

    url: str
    method: str = "POST"
    events: frozenset[str] = frozenset({"completed"})


@dataclass(slots=True, eq=False)
class Leg:
    """A call as Twilio counts them: one telephone, from its ringing to its end.

    `replies` are what an unattended person will do; None means that a phone is in use, which
    decides itself.  A `patient` phone is never timed out: it says when it is silent.
    """

    clock: Clock
    sid: str
    account_sid: str
    from_number: str
    to_number: str
    direction: str
    parent: "Leg | None" = None
    patient: bool = True
    replies: deque[Input | HungUp] | None = None
    talks: float | None = None
    start: Step | None = None
    fallback: Request | None = None
    subscription: Subscription | None = None
    machine_detection: str = ""
    verdict_to: Request | None = None
    machine: bool = False
    ring_seconds: float = 60.0
    limit_seconds: float = CALL_SECONDS
    forwarded_from: str = ""

    status: str = "queued"
    state: str = "talking"
    created_at: float = 0.0
    answered_at: float | None = None
    ended_at: float | None = None
    queue_milliseconds: int = 0
    ended_by: str = ""
    sip_code: int | None = None
    answered_by: str = ""
    call_token: str = ""
    failure: Exception | None = None
    inbox: Inbox = field(init=False)
    cookies: Cookies = field(default_factory=dict)
    heard: list[Prompt] = field(default_factory=list)
    transcript: list[Entry] = field(default_factory=list)
    expecting: Expecting | None = None
    documents: list[str] = field(default_factory=list)
    dialled: "list[Leg]" = field(default_factory=list)
    other: "Leg | None" = None
    met: "Leg | None" = None
    outbox: Outbox = field(init=False)
    emitted: int = 0
    whisper: Request | None = None
    send_digits: str = ""

    def __post_init__(self) -> None:
        self.inbox = self.clock.inbox()
        self.outbox = Outbox(self.sid)
        self.created_at = self.clock.now()

    @property
    def over(self) -> bool:
        """Whether the leg has ended."""
        return self.status in FINAL

    @property
    def person(self) -> str:
        """The number of the person on this leg, who is not the application."""
        return self.from_number if self.direction == "inbound" else self.to_number

    def seconds(self) -> int:
        """Return how long the leg has lasted since it was answered."""
        if self.answered_at is None:
            return 0
        return round((self.ended_at or self.clock.now()) - self.answered_at)

    def note(self, what: str, text: str = "", *, language: str = "", by: str = "") -> None:
        """Add a line to the transcript."""
        with self.clock.lock:
            self.transcript.append(Entry(self.clock.now(), what, text, language, by))

    def hear(self, prompt: Prompt) -> None:
        """Let the person hear something."""
        with self.clock.lock:
            self.heard.append(prompt)
            self.note("heard", prompt.text, language=prompt.language, by=prompt.by)
            self.clock.changed()

    def become(self, state: str, expecting: Expecting | None = None) -> None:
        """Change what a watcher sees the line do."""
        with self.clock.lock:
            self.state, self.expecting = state, expecting
            self.clock.changed()

    def take(self, seconds: float | None = None, *, eager: bool = True) -> Any | None:
        """Return the next event, or None after so many seconds.

        Raises:
            Over: the leg was hung up or reached its longest time.
            SentElsewhere: a REST request gave it another document.
            Taken: it was queued, and an agent's leg takes it.
        """
        left = (self.answered_at or self.created_at) + self.limit_seconds - self.clock.now()
        if left <= 0:
            raise Over("carrier")
        short = seconds is not None and seconds <= left
        event = self.clock.take(
            self.inbox, seconds if short else left, eager=eager and seconds is not None
        )
        if isinstance(event, HungUp):
            raise Over(event.by, event.status)
        if isinstance(event, Sent):
            raise SentElsewhere(event.step, event.queue_result)
        if isinstance(event, Called):
            raise Taken(event.taker, event.whisper)
        if event is None and not short:
            raise Over("carrier")
        return event

    def pass_time(self, seconds: float) -> None:
        """Let so many seconds go by; what the person says meanwhile is lost."""
        end = self.clock.now() + seconds
        while (left := end - self.clock.now()) > 0:
            self.take(left)

    def let_pass(self, seconds: float) -> None:
        """Let the time pass that a person's silence takes: only on a clock where it is free."""
        if self.clock.free:
            self.pass_time(seconds)

    def listen(self, expecting: Expecting, seconds: float, state: str = "waiting") -> Input:
        """Wait for the person, `seconds` at the most if it is one who can be timed out."""
        said = self._reply(seconds) if self.replies is not None else None
        if said is None:
            self.become(state, expecting)
            said = self._wait_for_input(None if self.patient else seconds)
        with self.clock.lock:
            self.become("talking")
            self.heard.clear()
            match said:
                case Spoke(text):
                    self.note("said", text, by="caller")
                case Pressed(keys):
                    self.note("pressed", keys, by="caller")
                case _:
                    self.note("silence", by="caller")
        return said

    def _wait_for_input(self, seconds: float | None) -> Input:
        while True:
            event = self.take(seconds)
            if event is None:
                return Silent(0.0)
            if isinstance(event, Spoke | Pressed | Silent):
                return event

    def _reply(self, seconds: float) -> Input:
        said = self.replies.popleft() if self.replies else Silent()
        if isinstance(said, HungUp):
            raise Over(said.by, said.status)
        if isinstance(said, Silent):
            self.pass_time(seconds)
            return Silent(0.0)
        return said
