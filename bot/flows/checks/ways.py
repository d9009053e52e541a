"""Every step can be reached, and every flow can come to an end."""

from ..draft import DraftFlow
from ..workspace import Workspace
from .register import check


@check
def ways(work: Workspace) -> None:
    for flow in work.flows.values():
        if flow.whole:
            _unreachable(work, flow)
            _endless(work, flow)


def reached(flow: DraftFlow) -> set[str]:
    """The steps that can be reached from the flow's start; "" is its end."""
    found: set[str] = set()
    todo = [flow.start]
    while todo:
        id = todo.pop()
        if id not in found:
            found.add(id)
            todo += [target.id for target in flow.steps[id].targets] if id in flow.steps else []
    return found


def _unreachable(work: Workspace, flow: DraftFlow) -> None:
    found = reached(flow)
    for step in flow.steps.values():
        if step.id not in found:
            work.findings.add(
                step.at,
                "nothing leads to this step",
                write="let another step go here, or take it out",
                step=step.id,
            )


def _endless(work: Workspace, flow: DraftFlow) -> None:
    found = reached(flow)
    # A step that never goes on and leads nowhere hands over, hangs up or links: an end.
    ends = "" in found or any(
        not step.cls.goes_on and not step.targets
        for step in flow.steps.values()
        if step.id in found
    )
    if not ends:
        work.findings.add(
            flow.at,
            f'flow "{flow.name}" never comes to an end',
            expected="expected a way to its last step, a link, a handoff or a hangup",
            line=flow.line,
        )
