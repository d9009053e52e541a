"""What a step wants to happen after it has spoken or listened."""

from dataclasses import dataclass

from .consult import Consult


@dataclass(frozen=True, slots=True)
class Next:
    """Go on to the step's own successor."""


@dataclass(frozen=True, slots=True)
class Goto:
    """Go to a step of the same flow."""

    step: str


@dataclass(frozen=True, slots=True)
class Enter:
    """Start another flow in place of this one.

    With `keep` the call returns here when it ends; with `afresh` every flow under way is left.
    """

    flow: str
    keep: bool = False
    afresh: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Consult the world, then resume this step with the answer."""

    consult: Consult


@dataclass(frozen=True, slots=True)
class Wait:
    """The turn is over: the line listens, dials or hangs up."""


@dataclass(frozen=True, slots=True)
class NotForMe:
    """What was heard does not answer this step's question."""


Then = Next | Goto | Enter | Ask | Wait | NotForMe
