"""The one loader: the web process, the command line and CI all read flows through it."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.consult import ActionSpec
from bot.dialogue.flow import Flows
from bot.dialogue.line import Line
from bot.dialogue.texts import Prompts
from bot.marked_yaml import Marked

from . import flow_file, slot_file
from .build import build
from .checks import CHECKS, SPEAKERS
from .errors import FlowErrors
from .expressions import Language
from .findings import Finding
from .prompt_file import PromptFile
from .sources import Sources
from .surroundings import Surroundings
from .workspace import Workspace


@dataclass(frozen=True, slots=True)
class Examined:
    """What became of flow files: the flows, if they can be used, and every finding."""

    flows: Flows | None
    findings: tuple[Finding, ...]


def load(
    sources: Sources,
    *,
    actions: Mapping[str, ActionSpec],
    filters: Mapping[str, Callable[..., Any]],
    intents: Collection[str],
    lines: Collection[Line],
) -> Flows:
    """The flows of these files, every name in them checked.

    `actions` and `filters` are what flows may ask and use, by name; `lines` decide which
    prompts must exist in which language. Raises FlowErrors with all findings at once.
    """
    examined = examine(sources, Surroundings(actions, filters, intents, lines))
    if examined.flows is None:
        raise FlowErrors(examined.findings)
    return examined.flows


def examine(sources: Sources, world: Surroundings) -> Examined:
    """Read and check these files; never raises for what they say."""
    work = Workspace(world, Language(world.filters), sources.root)
    _read(work, sources)
    if work.findings.unreadable:
        # Every name in a file that cannot be read would be unknown: first things first.
        return Examined(None, work.findings.sorted())
    flows = {name: build(work, draft) for name, draft in work.flows.items()}
    for check in (*SPEAKERS, *CHECKS):
        check(work)
    if work.findings.errors:
        # What nothing uses may be what a mistyped name meant: no warnings until that is mended.
        errors = [finding for finding in work.findings.sorted() if not finding.warning]
        return Examined(None, tuple(errors))
    prompts = {
        language: {name: draft.prompt for name, draft in drafts.items()}
        for language, drafts in work.prompts.items()
    }
    slots = {name: kind for name, (kind, _) in work.slots.items()}
    return Examined(
        Flows(sources.fingerprint, flows, Prompts(prompts), slots, world.binds),
        work.findings.sorted(),
    )


def _read(work: Workspace, sources: Sources) -> None:
    for path, text in sources.flow_files():
        for draft in flow_file.read(text, sources.shown(path), work.findings):
            if draft.name in work.flows:
                other = work.flows[draft.name]
                work.findings.add(
                    draft.at,
                    f'two flows are called "{draft.name}" (the first in {other.at.file})',
                    line=draft.line,
                )
            work.flows.setdefault(draft.name, draft)
    if "slots.yml" in sources.files:
        shown = sources.shown("slots.yml")
        work.slots = slot_file.read(sources.files["slots.yml"], shown, work.findings)
    for language, stem, path, text in sources.prompt_files():
        read = PromptFile(stem, work.language, work.findings).read(text, sources.shown(path))
        work.prompts.setdefault(language, {}).update(read)
        if stem != "common" and stem not in work.flows and not work.findings.unreadable:
            work.findings.unknown(
                Marked(None, sources.shown(path), 1), "flow", stem, [*work.flows, "common"]
            )
