"""From a draft to the flow that the engine walks; every name in it is checked on the way."""

from dataclasses import MISSING
from typing import Any, cast

from bot.dialogue.flow import Branch, Flow, Node
from bot.dialogue.steps.base import Means, Step

from .draft import DraftFlow, DraftStep, writable
from .fields import READERS, At, expression, speak, target
from .workspace import Workspace


def build(work: Workspace, draft: DraftFlow) -> Flow:
    """The flow of a draft; only to be used when no finding is an error."""
    for trigger in draft.triggers:
        if trigger.value not in work.world.intents:
            work.findings.unknown(
                trigger, "intent", trigger.value, work.world.intents, field="nlu_trigger"
            )
    collects: dict[str, str] = {}
    for step, slot in draft.names(Means.SLOT):
        collects.setdefault(slot, step.id)
    return Flow(
        name=draft.name,
        description=draft.description,
        start=draft.start,
        nodes={step.id: _node(work, draft, step) for step in draft.steps.values()},
        triggers=tuple(str(trigger.value) for trigger in draft.triggers),
        uses=_uses(work, draft, collects),
        collects=collects,
    )


def _uses(work: Workspace, draft: DraftFlow, collects: dict[str, str]) -> tuple[str, ...]:
    """The slots that the flow asks for, and those that its actions take and a caller can say."""
    taken = [
        argument
        for _, name in draft.names(Means.ACTION)
        if name in work.world.actions
        for argument in (*work.world.actions[name].requires, *work.world.actions[name].optional)
        if argument in work.slots and work.slots[argument][0].entities
    ]
    return tuple(dict.fromkeys([*collects, *taken]))


def _node(work: Workspace, draft: DraftFlow, step: DraftStep) -> Node:
    values = {f.name: _value(At(work, draft, step, f), f) for f in writable(step.cls)}
    for name, value in values.items():
        if isinstance(value, _Default):
            at = At(work, draft, step, value.field)
            values[name] = value.text.format(**values)
            speak(at, step.at, values[name])
    return Node(step.id, cast(Step, step.cls(**values)), _branches(work, draft, step))


class _Default:
    """A prompt's name by default, which may need the step's other fields."""

    def __init__(self, field: Any) -> None:
        self.field = field
        self.text = str(field.default)


def _value(at: At, f: Any) -> Any:
    if f.name in at.step.given:
        return READERS[f.metadata["means"]](at, at.step.given[f.name])
    if f.default is MISSING:
        return None
    return _Default(f) if f.metadata["means"] is Means.PROMPT else f.default


def _branches(work: Workspace, draft: DraftFlow, step: DraftStep) -> tuple[Branch, ...]:
    if not step.cls.goes_on:
        return ()
    at = At(work, draft, step, _Next)
    branches = []
    for branch in step.branches:
        condition = None if branch.condition is None else expression(at, branch.condition)
        branches.append(Branch(condition, target(at, branch.target)))
    if not branches or branches[-1].condition is not None:
        branches.append(Branch(None, step.follow.id))
    return tuple(branches)


class _Next:
    """Stands for the field `next`, which every step has."""

    name = "next"
    metadata = {"named": "next"}  # noqa: RUF012
