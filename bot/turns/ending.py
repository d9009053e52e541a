"""The end of a call: its outcome and its last facts, kept once."""

import logging
from collections.abc import Callable
from datetime import datetime

from bot.dialogue import engine
from bot.sessions.errors import Stale
from bot.sessions.port import Made, Sessions

from .ports import Catalogue, Lines
from .setting import setting

log = logging.getLogger("bot.turns")

#: How often a call's end is tried to be kept while the call still moves.
TRIES = 3


class Endings:
    """Ends calls. `now` gives the moment in UTC."""

    def __init__(
        self, sessions: Sessions, catalogue: Catalogue, lines: Lines, now: Callable[[], datetime]
    ) -> None:
        self._sessions = sessions
        self._catalogue = catalogue
        self._lines = lines
        self._now = now

    def ended(self, call: str) -> None:
        """The line is gone: keep the call's outcome and its last facts, once.

        Raises SessionsError, Stale for a call that moves whenever it is looked at among them,
        and NoLonger.
        """
        for _ in range(TRIES):
            session = self._sessions.load(call)
            if session is None or session.ended:
                return self._sessions.forget(call)
            flows, line = setting(self._catalogue, self._lines, session, self._now())
            turn = engine.hang_up(flows, line, session)
            try:
                made = Made(turn.session, turn.instructions, turn.facts, self._now())
                self._sessions.close(made)
            except Stale:
                continue
            log.info("ended call=%s outcome=%s", call, turn.session.outcome)
            return None
        raise Stale(f"call {call} still moves; its end was not kept")
