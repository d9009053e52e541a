"""Asking the world by value: the dialogue names what it needs, the service fetches it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nlu.model import Json


@dataclass(frozen=True, slots=True)
class Consult:
    """A question to a backend; the call goes on when it is answered.

    The dialogue knows no backend: `name` is one of the `ActionSpec`s it was loaded with.
    """

    name: str
    arguments: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the backend said: the names that its `ActionSpec` promises, and their values."""

    values: Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class Unavailable:
    """The backend did not answer in time, or failed; `reason` is for the record only."""

    reason: str


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """What a flow may ask for: its arguments, and the names that the answer binds.

    An argument that the flow does not give is taken from the slot of the same name.
    """

    name: str
    requires: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    binds: tuple[str, ...] = ()
    about: str = ""
