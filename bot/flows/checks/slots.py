"""Slots that nothing fills or reads."""

from bot.dialogue.steps.base import Means

from ..workspace import Workspace
from .register import check


@check
def unused(work: Workspace) -> None:
    used = set(work.named)
    for flow in work.flows.values():
        used |= {slot for _, slot in flow.names(Means.SLOT)}
        for step in flow.steps.values():
            for slots in step.fields_of(Means.SLOTS).values():
                used |= set(slots.value)
        for _, action in flow.names(Means.ACTION):
            spec = work.world.actions.get(action)
            used |= {*spec.requires, *spec.optional} if spec else set()
    for slot, (_, at) in work.slots.items():
        if slot not in used:
            work.findings.add(
                at, f'slot "{slot}" is used nowhere', write="take it out", warning=True
            )
