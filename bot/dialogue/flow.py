"""Flows as the engine walks them. `bot.flows` makes them from YAML and checks every name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .errors import MissingFlow
from .slots import SlotKind
from .texts import Expression, Names, Prompts

if TYPE_CHECKING:
    from .steps.base import Step


@dataclass(frozen=True, slots=True)
class Branch:
    """A way on to the step `target` ("" ends the flow), taken if `condition` holds or is None."""

    condition: Expression | None
    target: str


@dataclass(frozen=True, slots=True)
class Node:
    """A step in its place: what it is called and where it leads. No branch ends the flow."""

    id: str
    step: "Step"
    branches: tuple[Branch, ...] = ()

    def target(self, names: Names) -> str:
        """The step that comes next, "" at the end of the flow."""
        for branch in self.branches:
            if branch.condition is None or branch.condition.value(names):
                return branch.target
        return ""


@dataclass(frozen=True, slots=True)
class Flow:
    """One errand, or part of one.

    `triggers` are the intents that start it, `uses` the slots it can take from what a caller
    says at once, `collects` the step that asks for each slot.
    """

    name: str
    description: str
    start: str
    nodes: Mapping[str, Node]
    triggers: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    collects: Mapping[str, str] = field(default_factory=dict)

    def node(self, step: str) -> Node:
        """The step called `step`; raises MissingFlow, which the loader prevents."""
        try:
            return self.nodes[step]
        except KeyError:
            raise MissingFlow(f"flow {self.name!r} has no step {step!r}") from None


@dataclass(frozen=True, slots=True)
class Flows:
    """Everything a designer wrote, checked: flows, prompts, slots.

    `fingerprint` names this very state of the files; a call keeps to it. `binds` are the
    names that actions bind.
    """

    fingerprint: str
    flows: Mapping[str, Flow]
    prompts: Prompts
    slots: Mapping[str, SlotKind]
    binds: tuple[str, ...] = ()

    def flow(self, name: str) -> Flow:
        """The flow called `name`; raises MissingFlow, which the loader prevents."""
        try:
            return self.flows[name]
        except KeyError:
            raise MissingFlow(f"no flow {name!r}") from None

    def triggered_by(self, intent: str, offered: tuple[str, ...]) -> Flow | None:
        """The flow among `offered` that `intent` starts."""
        for name in offered:
            if name in self.flows and intent in self.flows[name].triggers:
                return self.flows[name]
        return None
