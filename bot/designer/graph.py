"""A flow as a picture: Mermaid (https://mermaid.js.org) or DOT (https://graphviz.org) text."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from bot.dialogue.flow import Flow, Node
from bot.dialogue.steps.base import Means

END = "end"


@dataclass(frozen=True, slots=True)
class Arrow:
    """A way from one step to another, and when it is taken ("" for always)."""

    start: str
    end: str
    when: str = ""


def arrows(flow: Flow) -> Iterator[Arrow]:
    """Every way in a flow."""
    for node in flow.nodes.values():
        for branch in node.branches:
            when = getattr(branch.condition, "source", "") if branch.condition else ""
            yield Arrow(node.id, branch.target or END, when)
        for field, value in _values(node, Means.TARGET):
            yield Arrow(node.id, value, str(field.metadata["named"] or field.name))
        for _, choices in _values(node, Means.CHOICES):
            for choice in choices:
                key = f"{choice.key}: " if choice.key else ""
                yield Arrow(node.id, choice.target, f"{key}{choice.name}")
        for _, other in _values(node, Means.FLOW):
            yield Arrow(node.id, f"{other}()")


def label(node: Node) -> str:
    """A step in a few words: its kind and what it is about."""
    step: Any = node.step
    kind = type(step).__name__.lower()
    about = getattr(step, step.short, "")
    text = about if isinstance(about, str) else getattr(about, "source", "")
    return f"{kind}: {text}" if text else kind


def mermaid(flow: Flow) -> str:
    """The flow as a Mermaid flowchart."""
    lines = ["flowchart TD"]
    for node in flow.nodes.values():
        lines.append(f'    {node.id}["{_escaped(label(node))}"]')
    for arrow in arrows(flow):
        when = f'|"{_escaped(arrow.when)}"|' if arrow.when else ""
        end = arrow.end
        if end == END:
            end = "end_([end])"
        elif end.endswith("()"):
            end = f'flow_{end[:-2]}[["{end[:-2]}"]]'
        lines.append(f"    {arrow.start} -->{when} {end}")
    return "\n".join(lines) + "\n"


def dot(flow: Flow) -> str:
    """The flow as a DOT graph."""
    lines = [f'digraph "{flow.name}" {{', "    node [shape=box];"]
    lines += [f'    "{node.id}" [label="{_escaped(label(node))}"];' for node in flow.nodes.values()]
    for arrow in arrows(flow):
        when = f' [label="{_escaped(arrow.when)}"]' if arrow.when else ""
        lines.append(f'    "{arrow.start}" -> "{arrow.end}"{when};')
    return "\n".join([*lines, "}"]) + "\n"


def _values(node: Node, means: Means) -> Iterator[tuple[Any, Any]]:
    step: Any = node.step
    for field in fields(step):
        if field.metadata.get("means") is means:
            yield field, getattr(step, field.name)


def _escaped(text: str) -> str:
    return text.replace('"', "'")
