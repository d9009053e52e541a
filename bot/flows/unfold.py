"""Steps inside steps become steps beside each other, each with an id."""

from collections.abc import Iterator
from typing import Any

from bot.dialogue.steps import base
from bot.dialogue.steps.base import Means
from bot.marked_yaml import Marked

from .choices import read_choices
from .draft import DraftBranch, DraftStep, Target, writable
from .findings import Findings
from .step_shape import given_in, kind_of

#: A branch to this id ends the flow; no step may be called so.
END = "end"


class Unfolder:
    """Reads the steps of one flow; what is inline goes on after the step it stands in."""

    def __init__(self, findings: Findings, steps: Marked) -> None:
        self.findings = findings
        self.steps: dict[str, DraftStep] = {}
        self._taken = set(_ids(steps))
        self._counted: dict[str, int] = {}
        self._lines: dict[str, int] = {}

    def unfold(self, steps: Marked, follow: Target) -> Target | None:
        """Add a list of steps, the last followed by `follow`; answers its first step."""
        if not steps.is_list or not steps.value:
            self.findings.add(steps, "expected a list of steps", write='such as "- say: a_prompt"')
            return None
        named: list[tuple[Marked, str, Target]] = []
        for step in steps:
            kind = kind_of(step, self.findings)
            if kind:
                named.append((step, kind, Target(self._id(step, kind), step, written=False)))
        for index, (step, kind, own) in enumerate(named):
            after = named[index + 1][2] if index + 1 < len(named) else follow
            self._add(step, kind, own.id, after)
        return named[0][2] if named else None

    def _add(self, step: Marked, kind: str, id: str, follow: Target) -> None:
        cls = base.KINDS[kind]
        # Kept in the order of the file: the step itself before those inside it.
        self.steps[id] = DraftStep(id, kind, cls, step, {}, (), follow)
        given: dict[str, Any] = dict(given_in(step, kind, id, self.findings))
        for f in writable(cls, Means.TARGET):
            if f.name in given:
                given[f.name] = self.target(given[f.name], follow)
        for f in writable(cls, Means.CHOICES):
            if f.name in given:
                given[f.name] = read_choices(given[f.name], id, follow, self)
        branches = self._branches(step.get("next"), kind, id, follow)
        self.steps[id] = DraftStep(id, kind, cls, step, given, branches, follow)

    def target(self, at: Marked, follow: Target) -> Target:
        """Where `at` leads: an id, or the first of the steps that stand there."""
        if at.is_list:
            return self.unfold(at, follow) or Target("", at, written=False)
        return Target(str(at.value), at)

    def _branches(
        self, at: Marked | None, kind: str, id: str, follow: Target
    ) -> tuple[DraftBranch, ...]:
        if at is None:
            return ()
        if not base.KINDS[kind].goes_on:
            self.findings.add(at, f'nothing can come next after "{kind}"', step=id, field="next")
            return ()
        if not at.is_list:
            return (DraftBranch(None, self._way(at, follow)),)
        if not at.value:
            self.findings.add(at, "expected a list of branches", step=id, field="next")
        return tuple(
            branch for entry in at if (branch := self._branch(entry, at, id, follow)) is not None
        )

    def _branch(self, entry: Marked, all: Marked, id: str, follow: Target) -> DraftBranch | None:
        keys = set(entry.value) if entry.is_map else set()
        if keys == {"if", "then"}:
            return DraftBranch(entry.value["if"], self._way(entry.value["then"], follow))
        if keys == {"else"}:
            if entry is not all.value[-1]:
                self.findings.add(entry, '"else" must come last', step=id, field="next")
            return DraftBranch(None, self._way(entry.value["else"], follow))
        self.findings.add(
            entry,
            "not a branch",
            expected='expected "if" with "then", or "else"',
            write='such as "- {if: unavailable, then: a_step}" or "- else: a_step"',
            step=id,
            field="next",
        )
        return None

    def _way(self, at: Marked, follow: Target) -> Target:
        return Target("", at, written=False) if at.value == END else self.target(at, follow)

    def _id(self, step: Marked, kind: str) -> str:
        written = step.get("id")
        if written is None:
            return self._made_up(step, kind)
        id = str(written.value)
        if id == END or not id.isidentifier():
            self.findings.add(written, f'"{id}" cannot be an id', expected="expected one new word")
        return self._once(id, written)

    def _once(self, id: str, at: Marked) -> str:
        if id in self._lines:
            self.findings.add(
                at,
                f'two steps are called "{id}" (the first in line {self._lines[id]})',
                write="give this one another id",
                step=id,
                field="id",
            )
        self._lines.setdefault(id, at.line)
        return id

    def _made_up(self, step: Marked, kind: str) -> str:
        slot = next((f.name for f in writable(base.KINDS[kind], Means.SLOT)), "")
        if slot:
            inner = step.value[kind]
            name = inner.get(slot) if inner.is_map else inner
            if name is not None and isinstance(name.value, str):
                return self._once(name.value, name)
        while True:
            self._counted[kind] = self._counted.get(kind, 0) + 1
            id = f"{kind}_{self._counted[kind]}"
            if id not in self._taken:
                return id


def _ids(marked: Marked) -> Iterator[str]:
    """Every id written anywhere below."""
    for key, value in marked.items():
        if key == "id":
            yield str(value.value)
        yield from _ids(value)
    for value in marked:
        yield from _ids(value)
