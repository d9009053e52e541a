"""Flow files between the YAML and the flows: shapes are right, names are not checked yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from bot.dialogue.steps.base import Means
from bot.marked_yaml import Marked


@dataclass(frozen=True, slots=True)
class Target:
    """The id of the step that something leads to, and where that is written.

    `written` is false when the id was made for steps that stand inline.
    """

    id: str
    at: Marked
    written: bool = True


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """One choice of a menu."""

    name: str
    target: Target
    key: str
    intents: tuple[str, ...]
    at: Marked


@dataclass(frozen=True, slots=True)
class DraftBranch:
    """A way on: the condition (None: always) and the target."""

    condition: Marked | None
    target: Target


@dataclass(frozen=True, slots=True)
class DraftStep:
    """A step whose kind and fields are known.

    `given` holds each written field by its Python name, as YAML, as a `Target` where it leads
    to a step, or as choices. `branches` is what it says under `next`; `follow` is the step
    below it ("" at the end of the flow).
    """

    id: str
    kind: str
    cls: type[Any]
    at: Marked
    given: Mapping[str, Any]
    branches: tuple[DraftBranch, ...]
    follow: Target

    def fields_of(self, *kinds: Means) -> dict[str, Any]:
        """What was written in the fields that mean one of `kinds`."""
        return {
            f.name: self.given[f.name] for f in writable(self.cls, *kinds) if f.name in self.given
        }

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every step that this one may lead to, "" for the end of the flow."""
        found = [t for t in self.fields_of(Means.TARGET).values() if isinstance(t, Target)]
        for choices in self.fields_of(Means.CHOICES).values():
            found += [choice.target for choice in choices]
        if self.cls.goes_on:
            found += [branch.target for branch in self.branches]
            if all(branch.condition is not None for branch in self.branches):
                found.append(self.follow)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class DraftFlow:
    """A flow as written, its steps in the order of the file."""

    name: str
    at: Marked
    line: int
    description: str = ""
    triggers: tuple[Marked, ...] = ()
    start: str = ""
    steps: Mapping[str, DraftStep] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether it has a start, and every step leads somewhere."""
        targets = (target.id for step in self.steps.values() for target in step.targets)
        return self.start in self.steps and all(not id or id in self.steps for id in targets)

    def names(self, kind: Means) -> list[tuple[DraftStep, str]]:
        """The names written in fields that mean `kind`, with their steps."""
        return [
            (step, str(marked.value))
            for step in self.steps.values()
            for marked in step.fields_of(kind).values()
        ]


def writable(cls: type[Any], *kinds: Means) -> list[Any]:
    """The fields of a step class that a designer writes, of some or all kinds of meaning."""
    return [
        f
        for f in fields(cls)
        if "means" in f.metadata and (not kinds or f.metadata["means"] in kinds)
    ]


def written_as(f: Any) -> str:
    """The word in the flow file for a field of a step class."""
    return str(f.metadata["named"] or f.name)
