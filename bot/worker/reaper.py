"""Closes calls whose end was never reported, so that their last facts are not lost."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from bot.sessions.errors import SessionsUnavailable, Unreadable
from bot.sessions.port import Sessions
from bot.turns import Endings, NoLonger
from bot.voice.errors import CarrierError

log = logging.getLogger(__name__)


class Calls(Protocol):
    """What the carrier knows of calls."""

    def over(self, call: str) -> bool:
        """Whether the call has ended, or is unknown to it. Raises CarrierError."""
        ...


class Reaper:
    """Asks the carrier about calls that gave no sign of life for `idle`.

    Several workers may do so at one time: each idle call is shown to one of them, and its end
    is kept once in any case.
    """

    def __init__(
        self,
        sessions: Sessions,
        endings: Endings,
        calls: Calls,
        *,
        idle: timedelta,
        now: Callable[[], datetime],
    ) -> None:
        self._sessions = sessions
        self._endings = endings
        self._calls = calls
        self._idle = idle
        self._now = now
        self._blind = False

    def __call__(self) -> None:
        """Look once at what is idle now. Foreseeable failures are logged, and tried again."""
        try:
            for call in self._sessions.idle(self._now() - self._idle):
                self._look(call)
            self._blind = False
        except SessionsUnavailable as error:
            if not self._blind:  # once, not every few seconds until it is back
                log.warning("idle calls are not looked at: %s", error)
            self._blind = True

    def _look(self, call: str) -> None:
        try:
            if self._calls.over(call):
                self._endings.ended(call)
            else:
                self._sessions.touch(call, self._now())
        except CarrierError as error:
            log.warning("call=%s is not known to have ended: %s", call, error)
        except (NoLonger, Unreadable) as error:  # nor will it soon be: look less often
            log.warning("call=%s is over, and its end cannot be kept: %s", call, error)
            self._sessions.touch(call, self._now())
        except SessionsUnavailable:
            raise
        except Exception:
            log.exception("failed call=%s while it was closed", call)
