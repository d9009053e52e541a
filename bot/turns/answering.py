"""One request from the line: made once, kept, and answered the same however often it comes."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.dialogue import engine
from bot.dialogue.flow import Flows
from bot.dialogue.heard import Heard
from bot.dialogue.line import Line
from bot.dialogue.session import Session
from bot.dialogue.turn import Turn
from bot.sessions.errors import SessionsError, Stale
from bot.sessions.port import Answered, Gone, Made, Mine, Reply, Sessions, Taken
from nlu.port import Recogniser

from .brought import Brought
from .errors import CallGone, TurnError, TurnFailed, UnknownNumber
from .hearing import hear
from .making import settled
from .ports import Backends, Catalogue, Lines
from .reporting import report
from .setting import setting

log = logging.getLogger("bot.turns")

#: Makes a turn of the session that was kept, or of a call that only begins.
Make = Callable[[Session | None], tuple[Turn, Heard | None]]


class Turns:
    """Answers the line. Every method may raise SessionsUnavailable, the others TurnError too.

    `now` gives the moment in UTC, `timer` seconds that only run forward.
    """

    def __init__(
        self,
        *,
        sessions: Sessions,
        recogniser: Recogniser,
        backends: Backends,
        catalogue: Catalogue,
        lines: Lines,
        now: Callable[[], datetime],
        timer: Callable[[], float],
    ) -> None:
        self._sessions = sessions
        self._recogniser = recogniser
        self._backends = backends
        self._catalogue = catalogue
        self._lines = lines
        self._now = now
        self._timer = timer

    def incoming(self, call: str, dialled: str, caller: str) -> Reply:
        """Take a call to `dialled` (E.164) from `caller` (E.164, "" when withheld)."""
        name = self._lines.dialled(dialled)
        if name is None:
            raise UnknownNumber(dialled)
        return self._once(call, 0, lambda _: (self._begin(call, name, caller), None))

    def turn(self, call: str, number: int, brought: Brought) -> Reply:
        """Make turn `number` with what the line brought; a repeat gets the first reply."""

        def make(session: Session | None) -> tuple[Turn, Heard | None]:
            if session is None:
                raise CallGone(call)
            return self._go_on(session, brought)

        return self._once(call, number, make)

    def _once(self, call: str, number: int, make: Make) -> Reply:
        started = self._timer()
        for _ in range(2):
            taking = self._sessions.take(call, number)
            match taking:
                case Answered(reply):
                    log.info("repeated call=%s turn=%d asked=%d", call, reply.turn, number)
                    return reply
                case Gone():
                    raise CallGone(call)
                case Mine(session):
                    return self._make(call, number, session, make, started)
                case Taken():
                    reply_of_first = self._sessions.wait(call, number)
                    if reply_of_first is not None:
                        return reply_of_first
        log.error("no reply call=%s turn=%d: another request holds the turn", call, number)
        raise TurnFailed(call)

    def _make(
        self, call: str, number: int, session: Session | None, make: Make, started: float
    ) -> Reply:
        try:
            turn, heard = make(session)
            made = self._made(turn)
            self._sessions.commit(made)
        except Stale:
            match self._sessions.take(call, number):
                case Answered(reply):
                    return reply
                case _:
                    raise
        except SessionsError:
            raise
        except TurnError:
            self._sessions.give_back(call)
            raise
        except Exception:
            log.exception("failed call=%s turn=%d", call, number)
            self._sessions.give_back(call)
            raise TurnFailed(call) from None
        report(made, heard, self._timer() - started)
        return made.reply

    def _begin(self, call: str, name: str, caller: str) -> Turn:
        now = self._now()
        flows, line = self._catalogue.current(), self._lines.at(name, now)
        started_at = now.isoformat(timespec="seconds")
        turn = engine.begin(flows, line, call=call, caller=caller, started_at=started_at)
        return settled(self._backends, flows, line, turn)

    def _go_on(self, session: Session, brought: Brought) -> tuple[Turn, Heard | None]:
        flows, line = self._setting(session)
        try:
            expected = engine.expected(flows, line, session)
            heard = hear(self._recogniser, brought, expected, session.language)
            turn = engine.resume(flows, line, session, heard)
            return settled(self._backends, flows, line, turn), heard
        except Exception:
            log.exception("failed call=%s turn=%d", session.call, session.turn + 1)
            return engine.give_up(flows, line, session), None

    def _setting(self, session: Session) -> tuple[Flows, Line]:
        return setting(self._catalogue, self._lines, session, self._now())

    def _made(self, turn: Turn) -> Made:
        return Made(turn.session, turn.instructions, turn.facts, self._now())
