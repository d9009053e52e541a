"""How a verb leaves the document it stands in, when it is not by going on or by an address."""

from typing import Any

from bot.simulator.requests import Step


class Signal(Exception):
    """The root of these; never seen outside the simulator."""


class Over(Signal):
    """The leg ends: `by` caller, bot, called party, carrier or application error."""

    def __init__(self, by: str, status: str = "completed") -> None:
        super().__init__(by)
        self.by, self.status = by, status


class SentElsewhere(Signal):
    """A REST request replaced the document; `queue_result` is for a leg that was queued."""

    def __init__(self, step: Step, queue_result: str = "redirected") -> None:
        super().__init__(step)
        self.step, self.queue_result = step, queue_result


class Left(Signal):
    """`<Leave>` takes the caller out of its queue."""


class Taken(Signal):
    """The leg that dialled the queue takes this queued one out of it."""

    def __init__(self, taker: Any, whisper: Step | None) -> None:
        super().__init__(taker)
        self.taker, self.whisper = taker, whisper


class Unusable(Signal):
    """A document cannot be had or read: Twilio's error `code`, our `message`, the failed `url`."""

    def __init__(self, code: int, message: str, url: str = "") -> None:
        super().__init__(message)
        self.code, self.message, self.url = code, message, url
