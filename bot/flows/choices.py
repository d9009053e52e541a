"""The choices of a menu as written."""

from typing import Protocol

from bot.marked_yaml import Marked

from .draft import DraftChoice, Target
from .findings import Findings

#: What a choice may say, and what each word means; `go` and `then` are the same.
WORDS = {
    "choice": "its name; the words for it stand under `choices` of the prompt",
    "key": "the key that means it",
    "intents": "the intents that mean it",
    "go": "the id of a step of this flow, or a list of steps",
    "then": "the id of a step of this flow, or a list of steps",
}

KEYS = tuple("0123456789*#")


class Targets(Protocol):
    """Reads where something leads."""

    findings: Findings

    def target(self, at: Marked, follow: Target) -> Target: ...


def read_choices(
    at: Marked, step: str, follow: Target, targets: Targets
) -> tuple[DraftChoice, ...]:
    """The choices under `at`; what is wrong with them goes to the findings."""
    if not at.is_list or not at.value:
        targets.findings.add(
            at,
            "expected a list of choices",
            write='such as "- {choice: again, key: 1, go: a_step}"',
            step=step,
            field="choices",
        )
        return ()
    read = [_read(entry, step, follow, targets) for entry in at]
    choices = tuple(choice for choice in read if choice is not None)
    _distinct(choices, step, targets.findings)
    return choices


def _read(at: Marked, step: str, follow: Target, targets: Targets) -> DraftChoice | None:
    findings = targets.findings
    for word in at.value if at.is_map else ():
        if word not in WORDS:
            findings.unknown(
                at,
                "field",
                word,
                WORDS,
                of="a choice",
                step=step,
                field="choices",
                line=at.keys[word],
            )
    name, key = at.get("choice"), at.get("key")
    ways = [way for way in (at.get("go"), at.get("then")) if way is not None]
    if name is None or len(ways) != 1:
        findings.add(
            at,
            "a choice needs a name and one way on",
            expected='expected "choice", and either "go" or "then"',
            step=step,
            field="choices",
        )
        return None
    pressed = "" if key is None or key.value is None else str(key.value)
    if key is not None and pressed not in KEYS:
        findings.add(
            key, f'"{pressed}" is no key', expected="expected one of 0–9, * and #", step=step
        )
    intents = at.get("intents")
    if intents is not None and not intents.is_list:
        findings.add(intents, "expected a list of intents", write=f"[{intents.value}]", step=step)
    named = tuple(str(i.value) for i in intents) if intents is not None else ()
    return DraftChoice(str(name.value), targets.target(ways[0], follow), pressed, named, at)


def _distinct(choices: tuple[DraftChoice, ...], step: str, findings: Findings) -> None:
    for what, said in (("choice", "name"), ("key", "key"), ("intents", "intent")):
        seen: dict[str, int] = {}
        for choice in choices:
            for value in _values(choice, what):
                if value in seen:
                    findings.add(
                        choice.at,
                        f'two choices have the {said} "{value}" (the first in line {seen[value]})',
                        step=step,
                        field="choices",
                    )
                seen.setdefault(value, choice.at.line)


def _values(choice: DraftChoice, what: str) -> tuple[str, ...]:
    if what == "intents":
        return choice.intents
    value = choice.name if what == "choice" else choice.key
    return (value,) if value else ()
