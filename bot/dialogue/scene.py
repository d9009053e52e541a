"""What a step may see and do during one turn. It lives for that turn only."""

from dataclasses import replace
from typing import Any

from nlu.model import Expected, Json

from .facts import ErrandResolved, Fact, SlotFilled
from .flow import Flow, Flows, Node
from .instructions import Ending, Instruction, Listen, Say
from .limits import MISSES_PER_CALL, RUNGS
from .line import Line
from .session import Candidate, Session
from .texts import Names, Prompt, Template


class Scene:
    """Gathers a turn's instructions and facts, and the session as it changes."""

    def __init__(self, flows: Flows, line: Line, session: Session) -> None:
        self.flows = flows
        self.line = line
        self.session = session
        #: What the bot said before the caller spoke, for "repeat".
        self.heard_last = session.said
        self.instructions: list[Instruction] = []
        self.facts: list[Fact] = []

    @property
    def flow(self) -> Flow:
        return self.flows.flow(self.session.frame.flow)

    @property
    def node(self) -> Node:
        return self.flow.node(self.session.frame.at)

    def change(self, **fields: Any) -> None:
        """Replace fields of the session."""
        self.session = replace(self.session, **fields)

    def names(self, **extra: Any) -> Names:
        """What expressions and prompts may name at this moment."""
        session = self.session
        return {
            **dict.fromkeys(self.flows.slots),
            **dict.fromkeys(self.flows.binds),
            "unavailable": False,
            **session.slots,
            **session.bound,
            "caller": session.caller,
            "language": session.language,
            "line": {
                "name": self.line.name,
                "brand": self.line.brand,
                "number": self.line.number,
                "people": self.line.people,
            },
            **extra,
        }

    def prompt(self, name: str) -> Prompt:
        """The prompt as the present flow and language know it."""
        flow = self.session.frame.flow if self.session.stack else "common"
        return self.flows.prompts.find(self.session.language, flow, name)

    def say(self, name: str, **extra: Any) -> None:
        """Speak a prompt, taking its variants in turn."""
        prompt = self.prompt(name)
        times = self.session.spoken.get(prompt.name, 0)
        self.speak(prompt.say[times % len(prompt.say)], prompt.name, **extra)
        self.change(spoken={**self.session.spoken, prompt.name: times + 1})

    def speak(self, text: Template, prompt: str, **extra: Any) -> None:
        """Speak one text of a prompt."""
        words = text.render(self.names(**extra))
        said = Say(words, self.session.language, prompt)
        self.instructions.append(said)
        self.change(said=(*self.session.said, said))

    def listen(self, expected: Expected) -> None:
        self.end(Listen(expected, self.session.language))

    def end(self, ending: Ending) -> None:
        """End the turn with `ending`."""
        self.instructions.append(ending)

    def record(self, fact: Fact) -> None:
        self.facts.append(fact)

    def fill(self, slot: str, value: Json) -> None:
        """Set a slot, and forget what was still open about it."""
        candidates = {s: c for s, c in self.session.candidates.items() if s != slot}
        self.change(slots={**self.session.slots, slot: value}, candidates=candidates)
        if value is not None:
            self.record(SlotFilled(slot, value))

    def consider(self, slot: str, candidate: Candidate) -> None:
        """Keep what was heard for a slot until the step that collects it settles it."""
        slots = {s: v for s, v in self.session.slots.items() if s != slot}
        self.change(slots=slots, candidates={**self.session.candidates, slot: candidate})

    def miss(self) -> bool:
        """Count a silence or misunderstanding; true while the bot may still try."""
        misses, in_call = self.session.misses + 1, self.session.misses_in_call + 1
        self.change(misses=misses, misses_in_call=in_call)
        return misses <= RUNGS and in_call < MISSES_PER_CALL

    def resolve(self) -> None:
        """Count the present flow's errand as solved."""
        flow = self.session.frame.flow
        self.change(errand=flow)
        if flow not in self.session.resolved:
            self.change(resolved=(*self.session.resolved, flow))
            self.record(ErrandResolved(flow))
