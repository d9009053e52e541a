"""What the line brings back to a waiting call."""

from dataclasses import dataclass

from nlu.model import Recognition


@dataclass(frozen=True, slots=True)
class Speech:
    """The caller spoke. `confidence` is the speech recogniser's own, 0 to 1, if it gave one."""

    recognition: Recognition
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Digits:
    """The caller pressed keys. `recognition` is set where the keys may answer a question."""

    keys: str
    recognition: Recognition | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """The caller neither spoke nor pressed a key in time."""


@dataclass(frozen=True, slots=True)
class DialEnded:
    """The other party hung up, or was never reached.

    `bridged` is true when the two were connected; `status` is the carrier's word for it.
    """

    bridged: bool
    status: str


Heard = Speech | Digits | Silence | DialEnded
