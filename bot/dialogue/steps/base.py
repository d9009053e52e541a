"""What every kind of step is, and how flow files find it by name.

A step is a frozen dataclass. Its fields say by `means` what a designer may write there; from
that one declaration come the loader's checks, the JSON Schema for editors and the manual.
"""

from collections.abc import Callable
from dataclasses import MISSING, field
from enum import Enum
from typing import Any, ClassVar, Protocol, TypeVar

from nlu.model import Expected

from ..consult import Answer, Unavailable
from ..heard import Heard
from ..scene import Scene
from ..then import Then


class Means(Enum):
    """What a field of a step holds, and so how the loader reads and checks it."""

    PROMPT = "the name of a prompt"
    SLOT = "the name of a slot"
    FLOW = "the name of a flow"
    TARGET = "the id of a step of this flow, or a list of steps"
    ACTION = "the name of an action"
    REASON = "a reason for the hand-off"
    TEMPLATE = "a text with {{ values }}"
    SLOTS = "slots, each with an expression"
    EXPRESSIONS = "arguments, each with an expression"
    PROMPTS = "arguments, each with the name of a prompt"
    CHOICES = "a list of choices"
    FLAG = "true or false"


def means(
    kind: Means,
    about: str,
    *,
    default: Any = MISSING,
    named: str = "",
    asks: bool = False,
    extras: tuple[str, ...] = (),
) -> Any:
    """A field of a step that a designer writes.

    `about` is one line for the manual. A `default` of a PROMPT may hold `{slot}`. `named` is
    the word in the flow file where it cannot be Python's (`else`, `with`). A prompt that `asks`
    is a question and needs its ladder; `extras` are the names that it alone may use.
    """
    metadata = {"means": kind, "about": about, "named": named, "asks": asks, "extras": extras}
    return field(default=default, metadata=metadata)


class Step(Protocol):
    """One kind of step.

    `short` is the field that a bare value fills: `say: greeting` is `say: {prompt: greeting}`.
    `goes_on` says whether the step's own `next`, or the step below it, can follow.
    """

    short: ClassVar[str]
    goes_on: ClassVar[bool]

    def enter(self, scene: Scene) -> Then:
        """Arrive here: speak, act, and say what comes next."""
        ...


class Question(Step, Protocol):
    """A step that waits for the caller."""

    def question(self, scene: Scene) -> str:
        """The prompt whose ladder is climbed when the caller is silent or not understood."""
        ...

    def expected(self, scene: Scene) -> Expected:
        """What is likely to be heard."""
        ...

    def claims(self, intent: str) -> bool:
        """Whether this question itself has a use for a command such as `repeat`."""
        ...

    def resume(self, scene: Scene, heard: Heard) -> Then:
        """Act on what was heard, or answer NotForMe."""
        ...


class Asker(Step, Protocol):
    """A step that consults the world."""

    def answered(self, scene: Scene, outcome: Answer | Unavailable) -> Then:
        """Act on the answer."""
        ...


KINDS: dict[str, type[Step]] = {}

S = TypeVar("S", bound=type)


def step(kind: str) -> Callable[[S], S]:
    """Register the class under the word that a flow file uses for it."""

    def register(cls: S) -> S:
        if kind in KINDS:
            raise ValueError(f"two kinds of step are called {kind!r}")
        KINDS[kind] = cls
        return cls

    return register
