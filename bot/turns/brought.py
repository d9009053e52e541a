"""What a request from the line brings, before it is understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spoken:
    """The caller's words, and how sure the speech recogniser was, 0 to 1, if it said so."""

    text: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Pressed:
    """The keys the caller pressed: 0-9, * and #."""

    keys: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """The caller neither spoke nor pressed a key in time."""


@dataclass(frozen=True, slots=True)
class DialOver:
    """Somebody else was dialled; `status` is the carrier's word for how that ended."""

    bridged: bool
    status: str


Brought = Spoken | Pressed | Nothing | DialOver
