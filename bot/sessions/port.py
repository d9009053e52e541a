"""The port through which calls are kept between two turns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.dialogue.facts import Fact
from bot.dialogue.instructions import Instruction
from bot.dialogue.session import Session


@dataclass(frozen=True, slots=True)
class Reply:
    """What a turn told the line to do; kept, so that a repeat is told the very same.

    Turn 0 is the greeting; the request that answers turn n makes turn n + 1.
    """

    turn: int
    line: str
    language: str
    instructions: tuple[Instruction, ...]


@dataclass(frozen=True, slots=True)
class Mine:
    """The turn is ours to make; `session` is None when the call only begins."""

    session: Session | None


@dataclass(frozen=True, slots=True)
class Answered:
    """The turn was made before, or is not the one that is due: this is to be said again."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Taken:
    """Another request is making this very turn at this moment."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Nothing is known of the call: it was forgotten, or never begun here."""


Taking = Mine | Answered | Taken | Gone


@dataclass(frozen=True, slots=True)
class Made:
    """A turn that was made: the call afterwards, what the line does, what is recorded."""

    session: Session
    instructions: tuple[Instruction, ...]
    facts: tuple[Fact, ...]
    at: datetime

    @property
    def reply(self) -> Reply:
        session = self.session
        return Reply(session.turn, session.line, session.language, self.instructions)


class Sessions(Protocol):
    """Keeps each call, the reply of each of its turns, and the facts for the record.

    Every method may raise SessionsUnavailable, and has then changed nothing as far as anyone
    will see; it may be tried again. What reads a call or a reply may raise Unreadable. Safe from
    several threads and processes.
    """

    def take(self, call: str, turn: int) -> Taking:
        """Ask for the right to make `turn` of `call`; 0 begins a call.

        Of several requests at one time one gets `Mine`, and loses it after CLAIM_SECONDS. A
        turn that was made is `Answered` by its own reply, one that is not due by the latest.
        """
        ...

    def give_back(self, call: str) -> None:
        """Let another request make the turn that was `Mine`."""
        ...

    def wait(self, call: str, turn: int) -> Reply | None:
        """The reply to a turn that is `Taken`; None if its maker fails, or after WAIT_SECONDS."""
        ...

    def commit(self, made: Made) -> None:
        """Keep a turn, its reply and its facts, all or nothing.

        Raises Stale if the call is not at the turn before, or has ended.
        """
        ...

    def load(self, call: str) -> Session | None:
        """The call as it stands, or None when nothing is known of it."""
        ...

    def close(self, made: Made) -> None:
        """Keep the final state and facts of a call; no turn can be made any more.

        Raises Stale if the call has gone on meanwhile, or is closed already.
        """
        ...

    def idle(self, since: datetime) -> tuple[str, ...]:
        """Calls that are not closed and gave no sign of life after `since`, oldest first.

        At most REAPED_AT_ONCE, and each to one asker only within REAP_SECONDS.
        """
        ...

    def touch(self, call: str, at: datetime) -> None:
        """Note a sign of life of a call that is not closed."""
        ...

    def forget(self, call: str) -> None:
        """Expect no more of a call: it is not `idle` any more."""
        ...
