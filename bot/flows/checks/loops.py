"""No loop goes round without waiting for the caller, and no flow calls itself."""

from collections.abc import Iterable, Mapping

from bot.dialogue.steps.base import Means

from ..draft import DraftFlow, DraftStep
from ..workspace import Workspace
from .register import check

Place = tuple[str, str]


@check
def loops(work: Workspace) -> None:
    graph = _without_waiting(work)
    for ring in _rings(graph):
        flow, first = min(ring, key=lambda place: _line(work, place))
        step = work.flows[flow].steps[first]
        work.findings.add(
            step.at,
            "this loop never waits for the caller: "
            + " → ".join(id for _, id in sorted(ring, key=lambda place: _line(work, place))),
            expected="expected a menu or confirm on the way round, "
            "or a collect whose slot is emptied by set_slots",
            step=first,
        )


@check
def recursion(work: Workspace) -> None:
    calls = {
        name: {flow for _, flow in draft.names(Means.FLOW)} for name, draft in work.flows.items()
    }
    for name, draft in work.flows.items():
        for step, flow in draft.names(Means.FLOW):
            if step.cls.goes_on and name in _from(calls, flow):
                work.findings.add(
                    step.at,
                    f'"{name}" calls "{flow}", which comes back to "{name}"',
                    write="link to it instead of calling it",
                    step=step.id,
                )


def _from(calls: Mapping[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        flow = todo.pop()
        if flow not in found:
            found.add(flow)
            todo += calls.get(flow, ())
    return found


def _without_waiting(work: Workspace) -> dict[Place, set[Place]]:
    """Where each step that need not wait can go at once."""
    passing = _passing(work)
    graph: dict[Place, set[Place]] = {}
    for flow in work.flows.values():
        if not flow.whole:
            continue
        emptied = _emptied(flow)
        for step in flow.steps.values():
            if waits(step) or step.id in emptied:
                continue
            onward = {(flow.name, target.id) for target in step.targets if target.id}
            entered = _entered(step)
            if entered and not all(name in passing for name in entered):
                onward = set()
            starts = {(name, work.flows[name].start) for name in entered if name in work.flows}
            graph[flow.name, step.id] = onward | starts
    return graph


def waits(step: DraftStep) -> bool:
    """Whether the step always waits: a question, unless it may know its slot already."""
    return hasattr(step.cls, "resume") and not step.fields_of(Means.SLOT)


def _emptied(flow: DraftFlow) -> set[str]:
    """The steps that empty a slot which the flow asks for: the next asking waits."""
    collected = {slot for _, slot in flow.names(Means.SLOT)}
    return {
        step.id
        for step in flow.steps.values()
        for slots in step.fields_of(Means.SLOTS).values()
        if any(slot in collected and value.value is None for slot, value in slots.items())
    }


def _entered(step: DraftStep) -> list[str]:
    return [str(marked.value) for marked in step.fields_of(Means.FLOW).values()]


def _passing(work: Workspace) -> set[str]:
    """The flows that can be run from start to end without waiting for the caller."""
    passing: set[str] = set()
    while True:
        more = {f.name for f in work.flows.values() if f.name not in passing and _ends(f, passing)}
        if not more:
            return passing
        passing |= more


def _ends(flow: DraftFlow, passing: set[str]) -> bool:
    found: set[str] = set()
    todo = [flow.start]
    while todo:
        id = todo.pop()
        if not id:
            return True
        step = flow.steps.get(id)
        if id in found or step is None or waits(step):
            continue
        found.add(id)
        entered = _entered(step)
        if all(name in passing for name in entered):
            if entered and not step.cls.goes_on:
                return True
            todo += [target.id for target in step.targets]
    return False


def _rings(graph: Mapping[Place, set[Place]]) -> Iterable[set[Place]]:
    """The groups of steps that lead to each other and back, each once."""
    seen: set[Place] = set()
    for place in graph:
        if place in seen:
            continue
        ahead = _ahead(graph, place)
        if place in ahead:
            ring = {other for other in ahead if place in _ahead(graph, other)}
            seen |= ring
            yield ring


def _ahead(graph: Mapping[Place, set[Place]], start: Place) -> set[Place]:
    found: set[Place] = set()
    todo = list(graph.get(start, ()))
    while todo:
        place = todo.pop()
        if place not in found and place in graph:
            found.add(place)
            todo += graph[place]
    return found


def _line(work: Workspace, place: Place) -> tuple[str, int]:
    at = work.flows[place[0]].steps[place[1]].at
    return at.file, at.line
