"""What understanding yields: values only, no behaviour and no library.

A caller's words become a `Recognition`: an intent, how sure we are, and the entities that were
heard, each with its `Reading`s, the real things it may mean (a commune, a day, a number).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Whatever JSON can hold; a slot's value is one.
Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One real thing that a span of words may mean.

    `label` is how a person would name it ("Villeneuve-d'Ascq"), `detail` what tells it from
    its namesakes ("Nord"), `score` how near the words come to it, 0 to 1.
    """

    value: Json
    label: str
    detail: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """A span of the caller's words, `text[start:end]`, that names something.

    No `readings`: nothing in our data answers to it. Several: ask the caller which, best first.
    """

    kind: str
    text: str
    start: int = 0
    end: int = 0
    confidence: float = 1.0
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranked:
    """An intent and its confidence, 0 to 1."""

    intent: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was understood of one utterance.

    `source` names who understood it: `expected` (the question's own grammar), `command`,
    `model` (Rasa) or `grammar` (the fallback). `degraded` says why the model was not asked or
    did not answer ("" when all was well). `language` is set when the words were plainly in
    that language, and None when they could be in any.
    """

    text: str
    intent: str
    confidence: float
    ranking: tuple[Ranked, ...] = ()
    entities: tuple[Entity, ...] = ()
    source: str = "grammar"
    degraded: str = ""
    language: str | None = None

    def entity(self, *kinds: str) -> Entity | None:
        """The first entity of one of `kinds`, in their order of preference."""
        for kind in kinds:
            for entity in self.entities:
                if entity.kind == kind:
                    return entity
        return None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a closed question: its name, its key, and the words that mean it."""

    name: str
    key: str = ""
    phrases: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What the question that was just asked makes likely; empty after an open question.

    `kinds` are entity kinds that would answer it, `choices` a closed list, `yes_no` whether a
    yes or a no would do, `digits` how many keys a typed answer has (0: no keys asked for),
    `hints` words a speech recogniser should listen for.
    """

    kinds: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    yes_no: bool = False
    digits: int = 0
    hints: tuple[str, ...] = ()
