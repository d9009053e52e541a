"""What Twilio's debugger would show: every warning and error, with its code and our words."""

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

from bot.simulator.errors import CallFailed

log = logging.getLogger("bot.simulator")

Level = Literal["warning", "error"]

#: TwiML without end, which Twilio itself would go on playing.  Not one of its codes.
ENDLESS = 1


@dataclass(frozen=True, slots=True)
class Complaint:
    """One entry: Twilio's error `code` (https://www.twilio.com/docs/api/errors/<code>)."""

    code: int
    level: Level
    message: str
    call_sid: str
    url: str
    at: float

    def __str__(self) -> str:
        where = f" (document {self.url})" if self.url else ""
        return f"{self.level} {self.code}: {self.message}{where}"

    def as_json(self) -> dict[str, Any]:
        """Return the complaint as JSON shows it."""
        return asdict(self)


class Debugger(list[Complaint]):
    """The complaints in their order.  When `strict`, a warning ends its call with CallFailed."""

    def __init__(self, now: Callable[[], float], *, strict: bool) -> None:
        super().__init__()
        self._now = now
        self.strict = strict

    def warn(self, code: int, message: str, call_sid: str = "", url: str = "") -> None:
        """Note something that Twilio plays on over.

        Raises:
            CallFailed: the carrier is strict.
        """
        complaint = self._add(code, "warning", message, call_sid, url)
        if self.strict:
            raise CallFailed((complaint,))

    def note(self, code: int, message: str, call_sid: str = "", url: str = "") -> Complaint:
        """Note an error, which Twilio answers with the fallback address or an apology."""
        return self._add(code, "error", message, call_sid, url)

    def codes(self) -> list[int]:
        """Return the codes noted so far, in order."""
        return [complaint.code for complaint in self]

    def _add(self, code: int, level: Level, message: str, call_sid: str, url: str) -> Complaint:
        complaint = Complaint(code, level, message, call_sid, url, self._now())
        self.append(complaint)
        log.warning("%s", complaint)
        return complaint
