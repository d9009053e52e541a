"""Everything that was read, while it is checked and put together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.dialogue.slots import SlotKind
from bot.dialogue.steps.base import Means
from bot.marked_yaml import Marked

from .draft import DraftFlow
from .expressions import Language
from .findings import Findings
from .prompt_file import DraftPrompt
from .surroundings import SCENE, Surroundings


@dataclass(frozen=True, slots=True)
class Use:
    """A place that speaks a prompt: with a ladder if it `asks`, with names of its own.

    `choices` are the menu's, and whether each can be meant by an intent.
    """

    asks: bool
    extras: tuple[str, ...] = ()
    choices: Mapping[str, bool] | None = None


@dataclass(slots=True)
class Workspace:
    """The drafts, what they refer to, and what was found wrong; grows while files are read.

    `prompts` are by language, then by full name. `uses` gathers who speaks a prompt, by
    language and full name; `named` the names that texts and expressions use.
    """

    world: Surroundings
    language: Language
    root: str
    findings: Findings = field(default_factory=Findings)
    flows: dict[str, DraftFlow] = field(default_factory=dict)
    slots: dict[str, tuple[SlotKind, Marked]] = field(default_factory=dict)
    prompts: dict[str, dict[str, DraftPrompt]] = field(default_factory=dict)
    uses: dict[tuple[str, str], list[Use]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """What every text and expression may name."""
        return {*self.slots, *self.world.binds, *SCENE}

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language that a line speaks; without lines, those that have prompts."""
        spoken = tuple(dict.fromkeys(la for li in self.world.lines for la in li.languages))
        return spoken or tuple(sorted(self.prompts))

    def spoken_in(self, flow: str) -> tuple[str, ...]:
        """The languages in which `flow` must have its prompts: those of the lines it is on."""
        found = dict.fromkeys(
            language
            for line in self.world.lines
            if flow in self.reached({line.start, *line.offers})
            for language in line.languages
        )
        return tuple(found) or self.languages

    def reached(self, flows: set[str]) -> set[str]:
        """`flows` and all that they call or link to."""
        found: set[str] = set()
        todo = [flow for flow in flows if flow in self.flows]
        while todo:
            flow = todo.pop()
            if flow not in found and flow in self.flows:
                found.add(flow)
                todo += [name for _, name in self.flows[flow].names(Means.FLOW)]
        return found

    def find(self, language: str, flow: str, name: str) -> DraftPrompt | None:
        """The prompt that the engine would speak for `name` in `flow`."""
        prompts = self.prompts.get(language, {})
        for full in (f"{flow}.{name}", f"common.{name}", name):
            if full in prompts:
                return prompts[full]
        return None

    def use(self, language: str, prompt: DraftPrompt, use: Use) -> None:
        """Note that a prompt is spoken somewhere."""
        self.uses.setdefault((language, prompt.prompt.name), []).append(use)
