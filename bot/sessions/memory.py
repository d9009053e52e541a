"""Calls in memory, for tests and tools; one process only."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.dialogue.session import Session

from . import stored
from .errors import Stale
from .limits import CLAIM_SECONDS, REAP_SECONDS, REAPED_AT_ONCE, WAIT_SECONDS
from .port import Answered, Gone, Made, Mine, Reply, Taken, Taking


@dataclass
class _Call:
    """A call as text, so that what JSON loses is lost here as well."""

    session: str
    turn: int
    expires: float
    replies: dict[int, str] = field(default_factory=dict)
    closed: bool = False


class MemorySessions:
    """`Sessions` in memory; `facts` holds what was recorded, as (call, JSON text)."""

    def __init__(
        self, *, life_seconds: int = 7200, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.facts: list[tuple[str, str]] = []
        self._life = life_seconds
        self._now = now
        self._calls: dict[str, _Call] = {}
        self._claims: dict[str, float] = {}
        self._live: dict[str, float] = {}
        self._reaped: dict[str, float] = {}
        self._changed = threading.Condition()

    def take(self, call: str, turn: int) -> Taking:
        with self._changed:
            kept = self._kept(call)
            if kept is not None:
                if turn in kept.replies:
                    return Answered(stored.reply_of(kept.replies[turn]))
                if kept.closed or turn != kept.turn + 1:
                    return Answered(stored.reply_of(kept.replies[kept.turn]))
            elif turn != 0:
                return Gone()
            if self._held(call):
                return Taken()
            session = stored.session_of(kept.session) if kept else None
            self._claims[call] = self._now() + CLAIM_SECONDS
            return Mine(session)

    def give_back(self, call: str) -> None:
        with self._changed:
            self._claims.pop(call, None)
            self._changed.notify_all()

    def wait(self, call: str, turn: int) -> Reply | None:
        def over() -> bool:
            kept = self._kept(call)
            return not self._held(call) or (kept is not None and turn in kept.replies)

        with self._changed:
            self._changed.wait_for(over, WAIT_SECONDS)
            kept = self._kept(call)
            text = kept.replies.get(turn) if kept else None
            return stored.reply_of(text) if text else None

    def commit(self, made: Made) -> None:
        session = made.session
        with self._changed:
            kept = self._kept(session.call)
            at = kept.turn if kept else -1
            if at + 1 != session.turn or (kept is not None and kept.closed):
                raise Stale(f"call {session.call} is not at the turn before {session.turn}")
            kept = kept or _Call("", 0, 0.0)
            kept.replies[session.turn] = stored.reply_text(made.reply)
            self._calls[session.call] = kept
            self._keep(kept, made)
            self._live[session.call] = made.at.timestamp()
            self._claims.pop(session.call, None)
            self._changed.notify_all()

    def close(self, made: Made) -> None:
        session = made.session
        with self._changed:
            kept = self._kept(session.call)
            if kept is None or kept.closed or kept.turn != session.turn:
                raise Stale(f"call {session.call} has gone on since turn {session.turn}")
            kept.closed = True
            self._keep(kept, made)
            self._live.pop(session.call, None)

    def _keep(self, kept: _Call, made: Made) -> None:
        kept.session = stored.session_text(made.session)
        kept.turn = made.session.turn
        kept.expires = self._now() + self._life
        self.facts.extend((made.session.call, stored.fact_text(fact)) for fact in made.facts)

    def load(self, call: str) -> Session | None:
        with self._changed:
            kept = self._kept(call)
            return stored.session_of(kept.session) if kept else None

    def idle(self, since: datetime) -> tuple[str, ...]:
        with self._changed:
            now = self._now()
            calls = sorted((at, call) for call, at in self._live.items() if at <= since.timestamp())
            free = [call for _, call in calls if self._reaped.get(call, now) <= now]
            for call in free[:REAPED_AT_ONCE]:
                self._reaped[call] = now + REAP_SECONDS
            return tuple(free[:REAPED_AT_ONCE])

    def touch(self, call: str, at: datetime) -> None:
        with self._changed:
            if call in self._live:
                self._live[call] = at.timestamp()

    def forget(self, call: str) -> None:
        with self._changed:
            self._live.pop(call, None)

    def alive(self) -> bool:
        return True

    def _kept(self, call: str) -> _Call | None:
        kept = self._calls.get(call)
        return kept if kept is not None and kept.expires > self._now() else None

    def _held(self, call: str) -> bool:
        return self._claims.get(call, self._now()) > self._now()
