"""One flow file: `flows: {name: {description, nlu_trigger, steps}}`."""

from bot.marked_yaml import Marked, MarkedYamlError, load

from .draft import DraftFlow, Target
from .findings import Findings
from .unfold import Unfolder

#: What a flow may say, and what each word means.
WORDS = {
    "description": "one line on what the flow is for",
    "nlu_trigger": "the intents that start it",
    "steps": "what it does, from top to bottom",
}


def parse(text: str, name: str, findings: Findings) -> Marked | None:
    """The YAML of a file, or None with findings."""
    try:
        return load(text, name)
    except MarkedYamlError as error:
        findings.unreadable = True
        for problem in error.problems:
            at = Marked(None, problem.file, problem.line, problem.column)
            findings.add(at, f"column {problem.column}: {problem.what}")
        return None


def section(text: str, name: str, word: str, example: str, findings: Findings) -> Marked | None:
    """What a file holds under its only key `word`, a mapping; None with findings."""
    document = parse(text, name, findings)
    if document is None:
        return None
    for key in document.value if document.is_map else ():
        if key != word:
            findings.unknown(document, "key", key, [word], line=document.keys[key])
    inner = document.get(word)
    if inner is None or not inner.is_map:
        findings.unreadable = True
        findings.add(inner or document, f'expected "{word}" with names under it', write=example)
        return None
    return inner


def read(text: str, name: str, findings: Findings) -> list[DraftFlow]:
    """The flows of a file."""
    flows = section(text, name, "flows", "flows: {a_flow: {steps: […]}}", findings)
    if flows is None:
        return []
    return [_flow(flow, at, flows.keys[flow], findings) for flow, at in flows.items()]


def _flow(name: str, at: Marked, line: int, findings: Findings) -> DraftFlow:
    if not name.isidentifier() or name == "common":
        findings.add(at, f'a flow cannot be called "{name}"', line=line)
    if not at.is_map:
        findings.add(at, f'flow "{name}" has no steps', write="steps: […]", line=line)
        return DraftFlow(name, at, line)
    for word in at.value:
        if word not in WORDS:
            findings.unknown(at, "field", word, WORDS, of="a flow", line=at.keys[word])
    steps = at.get("steps")
    if steps is None:
        findings.add(at, f'flow "{name}" has no steps', write="steps: […]", line=line)
        return DraftFlow(name, at, line)
    unfolder = Unfolder(findings, steps)
    start = unfolder.unfold(steps, Target("", steps, written=False))
    return DraftFlow(
        name,
        at,
        line,
        _description(at, name, line, findings),
        _triggers(at, findings),
        start.id if start else "",
        unfolder.steps,
    )


def _description(at: Marked, name: str, line: int, findings: Findings) -> str:
    description = at.get("description")
    if description is None or not isinstance(description.value, str):
        findings.add(
            description or at,
            f'flow "{name}" has no description',
            write="description: one line on what it is for",
            line=line,
        )
        return ""
    return description.value


def _triggers(at: Marked, findings: Findings) -> tuple[Marked, ...]:
    triggers = at.get("nlu_trigger")
    if triggers is None:
        return ()
    if not triggers.is_list:
        findings.add(triggers, "expected a list of intents", write=f"[{triggers.value}]")
        return ()
    return tuple(triggers)
