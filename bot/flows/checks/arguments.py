"""An action gets every argument that it requires, and none that it does not know."""

from bot.dialogue.steps.base import Means

from ..draft import DraftStep
from ..workspace import Workspace
from .register import check


@check
def arguments(work: Workspace) -> None:
    for flow in work.flows.values():
        for step, action in flow.names(Means.ACTION):
            if action in work.world.actions:
                _arguments(work, step, action)


def _arguments(work: Workspace, step: DraftStep, action: str) -> None:
    spec = work.world.actions[action]
    given: dict[str, int] = {}
    for marked in step.fields_of(Means.EXPRESSIONS, Means.PROMPTS).values():
        given.update(marked.keys)
    for name, line in given.items():
        if name not in (*spec.requires, *spec.optional):
            work.findings.unknown(
                step.at,
                "argument",
                name,
                (*spec.requires, *spec.optional),
                of=f'"{action}"',
                step=step.id,
                line=line,
            )
    for name in spec.requires:
        if name not in given and name not in work.slots:
            work.findings.add(
                step.at,
                f'"{action}" needs "{name}"',
                expected=f'expected it under "with", or a slot called "{name}"',
                step=step.id,
            )
