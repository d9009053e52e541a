"""Callbacks of one call or message that are still to be delivered."""

from collections import deque
from dataclasses import dataclass, field

from bot.simulator.requests import Request


@dataclass(slots=True, eq=False)
class Outbox:
    """Delivered in order by one thread at a time; `busy` while it is at work.

    `held` is a callback that waits to be overtaken by the next; once `closed`, none follows.
    """

    owner: str
    pending: deque[Request] = field(default_factory=deque)
    held: Request | None = None
    busy: bool = False
    closed: bool = False
    failure: Exception | None = None
