"""A call's whole state between two turns: a value that goes through JSON every time."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from nlu.model import Json, Reading

from .errors import UnknownSession
from .instructions import Say

#: Raised by one whenever the stored form changes; an older call is then handed to a person.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Frame:
    """A flow under way, and the step it is at."""

    flow: str
    at: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What was heard for a slot and not settled yet: none, one or several readings."""

    text: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A question that "back" can return to, and the slot it fills ("" for none)."""

    stack: tuple[Frame, ...]
    slot: str


@dataclass(frozen=True, slots=True)
class Session:
    """One call. `turn` is the last turn made, the greeting being 0; `outcome` ends it.

    `flows` is the fingerprint of the flows the call began with and keeps. `started_at` is in
    ISO 8601, UTC. `misses` counts silences and misunderstandings at the present question.
    `transferring` is the reason of a transfer under way. `asking` is an intent that the
    caller was asked to confirm. `ended` is true once the caller is gone.
    """

    call: str
    line: str
    caller: str
    language: str
    flows: str
    started_at: str
    turn: int = 0
    stack: tuple[Frame, ...] = ()
    slots: Mapping[str, Json] = field(default_factory=dict)
    bound: Mapping[str, Json] = field(default_factory=dict)
    candidates: Mapping[str, Candidate] = field(default_factory=dict)
    misses: int = 0
    misses_in_call: int = 0
    said: tuple[Say, ...] = ()
    spoken: Mapping[str, int] = field(default_factory=dict)
    trail: tuple[Mark, ...] = ()
    resolved: tuple[str, ...] = ()
    errand: str = ""
    intent: str = ""
    intent_confidence: float = 0.0
    asking: str = ""
    transferring: str = ""
    transfers_failed: int = 0
    outcome: str = ""
    ended: bool = False
    version: int = VERSION

    @property
    def frame(self) -> Frame:
        """The innermost flow."""
        return self.stack[-1]

    def to_json(self) -> dict[str, Json]:
        document: dict[str, Json] = asdict(self)
        return document

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> "Session":
        """The session of a stored document; raises UnknownSession for another version's."""
        if document.get("version") != VERSION:
            raise UnknownSession(
                f"session of version {document.get('version')!r}, expected {VERSION}"
            )
        try:
            return cls(**{**document, **_rebuilt(document)})
        except (KeyError, TypeError) as error:
            raise UnknownSession(f"session of an unknown shape: {error}") from error


def _rebuilt(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "stack": _frames(document["stack"]),
        "candidates": {
            slot: Candidate(c["text"], tuple(Reading(**r) for r in c["readings"]))
            for slot, c in document["candidates"].items()
        },
        "said": tuple(Say(**said) for said in document["said"]),
        "trail": tuple(Mark(_frames(m["stack"]), m["slot"]) for m in document["trail"]),
        "resolved": tuple(document["resolved"]),
    }


def _frames(frames: list[dict[str, str]]) -> tuple[Frame, ...]:
    return tuple(Frame(**frame) for frame in frames)
