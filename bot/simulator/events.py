"""What happens to a leg while it waits: from its person, from another leg, or by REST."""

from dataclasses import dataclass
from typing import Any

from bot.simulator.requests import Step


@dataclass(frozen=True, slots=True)
class Spoke:
    """The person said something that speech recognition understood as `text`."""

    text: str
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Pressed:
    """The person pressed keys, one or several of `0-9 * #`."""

    keys: str


@dataclass(frozen=True, slots=True)
class Silent:
    """The person lets the time-out pass, or so many seconds when there is none."""

    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class HungUp:
    """The person, the other side or a REST request ends the leg."""

    by: str = "caller"
    status: str = "completed"


@dataclass(frozen=True, slots=True)
class PickedUp:
    """The called person answers."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A REST request sends the leg to another document."""

    step: Step
    queue_result: str = "redirected"


@dataclass(frozen=True, slots=True)
class LegReady:
    """A dialled leg has answered and may be bridged."""

    leg: Any


@dataclass(frozen=True, slots=True)
class LegOver:
    """A dialled leg has ended, answered or not."""

    leg: Any


@dataclass(frozen=True, slots=True)
class Bridged:
    """This leg now hears the other one."""

    other: Any


@dataclass(frozen=True, slots=True)
class Parted:
    """The other leg of the bridge has gone; this one goes on."""

    leg: Any


@dataclass(frozen=True, slots=True)
class Called:
    """The leg that dialled the queue takes this queued one, after the `whisper` if any."""

    taker: Any
    whisper: Step | None = None


@dataclass(frozen=True, slots=True)
class Nudge:
    """Somebody has joined the queue that this leg dialled."""


Input = Spoke | Pressed | Silent
