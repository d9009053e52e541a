"""A call to flows written in Python: the core alone, without YAML, understanding or a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.dialogue import engine
from bot.dialogue.consult import Answer, Unavailable
from bot.dialogue.flow import Branch, Flow, Flows, Node
from bot.dialogue.heard import DialEnded, Digits, Heard, Silence, Speech
from bot.dialogue.instructions import Hangup, Instruction, Listen, Say, from_json, to_json
from bot.dialogue.line import Line
from bot.dialogue.session import Session
from bot.dialogue.slots import KINDS
from bot.dialogue.steps.collect import Collect
from bot.dialogue.texts import Names, Prompt, Prompts
from bot.dialogue.turn import Turn
from nlu.model import Entity, Reading, Recognition

LINE = Line(
    name="auto",
    number="+33199000001",
    brand="Vega",
    languages=("fr", "en"),
    start="main",
    offers=("find_dealer", "schedule"),
    greeting="greeting",
)

LILLE = Reading({"name": "Lille"}, "Lille", "Nord")
LENS = Reading({"name": "Lens"}, "Lens", "Pas-de-Calais")
SAINT_DENIS = (
    Reading({"name": "Saint-Denis", "department": "93"}, "Saint-Denis", "Seine-Saint-Denis"),
    Reading({"name": "Saint-Denis", "department": "974"}, "Saint-Denis", "La Réunion", 0.95),
)


@dataclass(frozen=True)
class Words:
    """A template that is its own text, followed by what the engine passed for it."""

    text: str

    def render(self, names: Names) -> str:
        return self.text.format_map(names)


@dataclass(frozen=True)
class When:
    """An expression given as a Python function of the names."""

    compute: Any

    def value(self, names: Names) -> Any:
        return self.compute(names)


class EveryPrompt(Mapping[str, Prompt]):
    """Has every prompt that is asked for; its words are its name."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __contains__(self, name: object) -> bool:
        return True

    def __getitem__(self, name: str) -> Prompt:
        word = name.rpartition(".")[2]
        return Prompt(
            name,
            say=(Words(word),),
            silence=(Words(f"{word}:silence:1"), Words(f"{word}:silence:2")),
            not_understood=(Words(f"{word}:lost:1"), Words(f"{word}:lost:2")),
            choices={"next": ("le suivant",)},
        )

    def __iter__(self) -> Iterator[str]:
        raise NotImplementedError

    def __len__(self) -> int:
        return 1


def collect(slot: str) -> Collect:
    """The step as the loader makes it from `collect: <slot>`."""
    return Collect(slot, ask=f"ask_{slot}")


def flow(name: str, *nodes: Node, triggers: tuple[str, ...] = ()) -> Flow:
    """A flow whose nodes follow each other unless they branch."""
    linked = [
        node if node.branches else replace(node, branches=(Branch(None, after),))
        for node, after in zip(nodes, [*(n.id for n in nodes[1:]), ""], strict=True)
    ]
    collects = {slot: n.id for n in nodes if (slot := getattr(n.step, "slot", None))}
    return Flow(
        name=name,
        description=name,
        start=nodes[0].id,
        nodes={node.id: node for node in linked},
        triggers=triggers,
        uses=(*collects, "service") if collects else (),
        collects=collects,
    )


def flows(*made: Flow) -> Flows:
    return Flows(
        fingerprint="f" * 64,
        flows={each.name: each for each in made},
        prompts=Prompts({"fr": EveryPrompt("fr"), "en": EveryPrompt("en")}),
        slots={
            "place": KINDS["place"],
            "service": KINDS["service"],
            "opinion": KINDS["text"],
            "nth": KINDS["value"],
        },
        binds=("dealers",),
    )


class Call:
    """Rings the flows; every turn's session and instructions go through JSON."""

    def __init__(self, made: Flows, line: Line = LINE) -> None:
        self.flows, self.line = made, line
        self.facts: list[Any] = []
        self._take(engine.begin(made, line, call="CA1", caller="", started_at="2026-01-01"))

    def _take(self, turn: Turn, before: tuple[Instruction, ...] = ()) -> None:
        self.turn = turn
        self.facts += turn.facts
        self.session = Session.from_json(json.loads(json.dumps(turn.session.to_json())))
        assert self.session == turn.session
        stored = [from_json(json.loads(json.dumps(to_json(i)))) for i in turn.instructions]
        self.instructions = (*before, *stored)

    def hear(self, heard: Heard) -> "Call":
        self._take(engine.resume(self.flows, self.line, self.session, heard))
        return self

    def say(
        self,
        intent: str = "inform",
        confidence: float = 0.9,
        *,
        text: str = "…",
        source: str = "model",
        language: str | None = None,
        **entities: Reading | tuple[Reading, ...],
    ) -> "Call":
        found = tuple(
            Entity(kind, kind, readings=(r,) if isinstance(r, Reading) else r)
            for kind, r in entities.items()
        )
        return self.hear(
            Speech(
                Recognition(
                    text, intent, confidence, entities=found, source=source, language=language
                )
            )
        )

    def choose(self, name: str) -> "Call":
        return self.say(source="expected", choice=Reading(name, name))

    def press(self, keys: str) -> "Call":
        return self.hear(Digits(keys))

    def silence(self) -> "Call":
        return self.hear(Silence())

    def dial_ends(self, *, bridged: bool) -> "Call":
        return self.hear(DialEnded(bridged, "completed" if bridged else "no-answer"))

    def answer(self, **values: Any) -> "Call":
        return self._outcome(Answer(values))

    def unavailable(self) -> "Call":
        return self._outcome(Unavailable("timeout"))

    def _outcome(self, outcome: Answer | Unavailable) -> "Call":
        before = self.instructions
        self._take(engine.answer(self.flows, self.line, self.session, outcome), before)
        return self

    @property
    def heard(self) -> list[str]:
        return [each.text for each in self.instructions if isinstance(each, Say)]

    @property
    def ending(self) -> Instruction:
        return self.instructions[-1]

    @property
    def listening(self) -> bool:
        return isinstance(self.ending, Listen)

    @property
    def over(self) -> bool:
        return isinstance(self.ending, Hangup)
