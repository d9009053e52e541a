"""What the lines of `config.yml` ask of the flows."""

from bot.dialogue.line import Line
from bot.marked_yaml import Marked

from ..workspace import Use, Workspace
from .register import check, speaker

#: Where lines are written; their own line numbers are the settings' business.
CONFIG = Marked(None, "config.yml", 0)


@speaker
def lines(work: Workspace) -> None:
    for line in work.world.lines:
        for flow in (line.start, *line.offers):
            if flow not in work.flows:
                work.findings.unknown(CONFIG, "flow", flow, work.flows, field=f"lines.{line.name}")
        _greeting(work, line)
        _triggers(work, line)


def _greeting(work: Workspace, line: Line) -> None:
    for language in line.languages:
        prompt = work.find(language, "common", line.greeting)
        if prompt is not None:
            work.use(language, prompt, Use(asks=False))
            continue
        known = {name.removeprefix("common.") for name in work.prompts.get(language, ())}
        work.findings.unknown(
            CONFIG,
            f'prompt in "{language}"',
            line.greeting,
            known,
            field=f"lines.{line.name}.greeting",
        )


def _triggers(work: Workspace, line: Line) -> None:
    """On one line, an intent starts one flow."""
    seen: dict[object, str] = {}
    for name in line.offers:
        flow = work.flows.get(name)
        for trigger in flow.triggers if flow else ():
            if trigger.value in seen and seen[trigger.value] != name:
                work.findings.add(
                    trigger,
                    f'intent "{trigger.value}" starts "{seen[trigger.value]}" as well',
                    expected=f'expected one flow for it on the line "{line.name}"',
                    field="nlu_trigger",
                )
            seen.setdefault(trigger.value, name)


@check
def offered(work: Workspace) -> None:
    """A flow that nobody can come to was probably forgotten in `config.yml`."""
    if not work.world.lines:
        return
    found = work.reached({f for line in work.world.lines for f in (line.start, *line.offers)})
    for flow in work.flows.values():
        if flow.name not in found:
            work.findings.add(
                flow.at,
                f'no line offers the flow "{flow.name}", and no step leads to it',
                write=f"{flow.name} under `offers` of a line in config.yml",
                line=flow.line,
                warning=True,
            )
