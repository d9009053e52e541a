"""What happened in a call, in the past tense, for the record. Values only."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from nlu.model import Json


@dataclass(frozen=True, slots=True)
class CallStarted:
    line: str
    language: str


@dataclass(frozen=True, slots=True)
class Understood:
    """An utterance was understood; `degraded` says why the model was not used, if so."""

    text: str
    intent: str
    confidence: float
    source: str
    degraded: str = ""
    heard_with: float | None = None


@dataclass(frozen=True, slots=True)
class KeysPressed:
    """How many keys, and which if they chose from a menu; typed numbers are not kept here."""

    keys: str


@dataclass(frozen=True, slots=True)
class SilenceHeard:
    at: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    at: str


@dataclass(frozen=True, slots=True)
class SlotFilled:
    slot: str
    value: Json


@dataclass(frozen=True, slots=True)
class FlowEntered:
    flow: str


@dataclass(frozen=True, slots=True)
class ErrandResolved:
    flow: str


@dataclass(frozen=True, slots=True)
class Consulted:
    action: str
    answered: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LanguageChanged:
    language: str


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The caller was sent to a person; `reason` is one of `handoff.REASONS`."""

    reason: str
    intent: str = ""
    slots: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Connected:
    number: str


@dataclass(frozen=True, slots=True)
class DialFinished:
    bridged: bool
    status: str


@dataclass(frozen=True, slots=True)
class CallEnded:
    """`outcome` is resolved, handed_over or hung_up."""

    outcome: str


Fact = (
    CallStarted
    | Understood
    | KeysPressed
    | SilenceHeard
    | NotUnderstood
    | SlotFilled
    | FlowEntered
    | ErrandResolved
    | Consulted
    | LanguageChanged
    | HandedOver
    | Connected
    | DialFinished
    | CallEnded
)


def to_json(fact: Fact) -> dict[str, Json]:
    return {"fact": type(fact).__name__, **asdict(fact)}
