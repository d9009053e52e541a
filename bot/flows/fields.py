"""What each meaning of a step's field demands, and the value it becomes.

One reader for each member of `Means`; a test refuses a member without one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.dialogue.steps.base import Means
from bot.dialogue.steps.menu import MenuChoice
from bot.dialogue.transfer import REASONS
from bot.marked_yaml import Marked

from .draft import DraftChoice, DraftFlow, DraftStep, Target, written_as
from .expressions import BadExpression, Fixed
from .findings import did_you_mean
from .workspace import Use, Workspace


@dataclass(frozen=True, slots=True)
class At:
    """The field that is being read: of which step, of which flow."""

    work: Workspace
    flow: DraftFlow
    step: DraftStep
    field: Any

    def wrong(self, at: Marked, what: str, *, expected: str = "", write: str = "") -> None:
        self.work.findings.add(
            at,
            what,
            expected=expected,
            write=write,
            step=self.step.id,
            field=written_as(self.field),
        )

    def unknown(self, at: Marked, thing: str, known: Any, line: int = 0, name: str = "") -> None:
        self.work.findings.unknown(
            at,
            thing,
            name or at.value,
            known,
            step=self.step.id,
            field=written_as(self.field),
            line=line,
        )


READERS: dict[Means, Callable[[At, Any], Any]] = {}


def reads(means: Means) -> Callable[[Callable[[At, Any], Any]], Callable[[At, Any], Any]]:
    """Register how a field of this meaning is read."""

    def register(reader: Callable[[At, Any], Any]) -> Callable[[At, Any], Any]:
        READERS[means] = reader
        return reader

    return register


@reads(Means.PROMPT)
def prompt(at: At, written: Marked) -> str:
    speak(at, written, str(written.value))
    return str(written.value)


def speak(at: At, where: Marked, name: str) -> None:
    """Look a prompt up in every language that the flow speaks."""
    metadata = at.field.metadata
    use = Use(bool(metadata["asks"]), metadata["extras"], _choices(at.step))
    languages = at.work.spoken_in(at.flow.name)
    found = {language: at.work.find(language, at.flow.name, name) for language in languages}
    for language, draft in found.items():
        if draft is not None:
            at.work.use(language, draft, use)
        elif any(found.values()):
            at.wrong(
                where,
                f'prompt "{name}" is missing in "{language}"',
                write=f"{name}: … in {at.work.root}/prompts/{language}/{at.flow.name}.yml",
            )
    if languages and not any(found.values()):
        at.unknown(where, "prompt", _speakable(at), name=name)


def _speakable(at: At) -> set[str]:
    """Every name by which the flow could speak a prompt."""
    names = {name for prompts in at.work.prompts.values() for name in prompts}
    short = {n.split(".", 1)[1] for n in names if n.split(".", 1)[0] in (at.flow.name, "common")}
    return short or names


def _choices(step: DraftStep) -> dict[str, bool] | None:
    for choices in step.fields_of(Means.CHOICES).values():
        return {choice.name: bool(choice.intents) for choice in choices}
    return None


@reads(Means.SLOT)
def slot(at: At, written: Marked) -> str:
    if written.value not in at.work.slots:
        at.unknown(written, "slot", at.work.slots)
    return str(written.value)


@reads(Means.FLOW)
def flow(at: At, written: Marked) -> str:
    if written.value not in at.work.flows:
        at.unknown(written, "flow", at.work.flows)
    return str(written.value)


@reads(Means.TARGET)
def target(at: At, written: Target) -> str:
    if written.written and written.id not in at.flow.steps:
        at.unknown(written.at, "step", at.flow.steps)
    return written.id


@reads(Means.ACTION)
def action(at: At, written: Marked) -> str:
    if written.value not in at.work.world.actions:
        at.unknown(written, "action", at.work.world.actions)
    return str(written.value)


@reads(Means.REASON)
def reason(at: At, written: Marked) -> str:
    if written.value not in REASONS:
        at.unknown(written, "reason", REASONS)
    return str(written.value)


@reads(Means.FLAG)
def flag(at: At, written: Marked) -> bool:
    if not isinstance(written.value, bool):
        at.wrong(written, f'"{written.value}" is neither', expected="expected true or false")
    return written.value is True


@reads(Means.TEMPLATE)
def template(at: At, written: Marked) -> Any:
    try:
        text = at.work.language.text(str(written.value))
    except BadExpression as error:
        at.wrong(written, str(error))
        return None
    check_names(at, written, text.names)
    return text


def expression(at: At, written: Marked) -> Any:
    """A condition or value: words are an expression, anything else is itself."""
    if not isinstance(written.value, str):
        return Fixed(written.plain())
    try:
        computed = at.work.language.expression(written.value)
    except BadExpression as error:
        at.wrong(written, f'"{written.value}": {error}')
        return None
    check_names(at, written, computed.names)
    return computed


def check_names(at: At, written: Marked, names: frozenset[str]) -> None:
    """Every name must be a slot, an answer of an action, or a word of the call."""
    at.work.named |= names
    known = at.work.names
    for name in sorted(names - known):
        at.wrong(
            written,
            f'"{name}" means nothing here',
            expected="expected slots, answers of actions, or caller, language, line, unavailable",
            write=did_you_mean(name, known),
        )


@reads(Means.EXPRESSIONS)
def expressions(at: At, written: Marked) -> dict[str, Any]:
    if not written.is_map:
        at.wrong(written, "expected names, each with an expression", write="{a_name: a_value}")
    return {name: expression(at, value) for name, value in written.items()}


@reads(Means.SLOTS)
def slots(at: At, written: Marked) -> dict[str, Any]:
    for name in written.value if written.is_map else ():
        if name not in at.work.slots:
            at.unknown(written, "slot", at.work.slots, written.keys[name], name)
    return {name: expression(at, value) for name, value in written.items()}


@reads(Means.PROMPTS)
def prompts(at: At, written: Marked) -> dict[str, str]:
    if not written.is_map:
        at.wrong(written, "expected names, each with a prompt", write="{text: a_prompt}")
    for _, value in written.items():
        speak(at, value, str(value.value))
    return {name: str(value.value) for name, value in written.items()}


@reads(Means.CHOICES)
def choices(at: At, written: tuple[DraftChoice, ...]) -> tuple[MenuChoice, ...]:
    for choice in written:
        target(at, choice.target)
        for intent in choice.intents:
            if intent not in at.work.world.intents:
                at.unknown(choice.at, "intent", at.work.world.intents, name=intent)
    return tuple(MenuChoice(c.name, c.target.id, c.key, c.intents) for c in written)
