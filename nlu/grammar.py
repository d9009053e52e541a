"""The fallback grammar: intent and entities without the model, from the same sentences."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from nlu.features import features
from nlu.lesson import remembered
from nlu.model import Entity, Ranked, Recognition
from nlu.sentences import Mark, Sentence
from nlu.words import key

#: Intents kept of the ranking.
_RANKED = 5


class Finder(Protocol):
    """Finds entities of its kinds in a sentence; never raises; in order, without overlaps."""

    def find(self, text: str, language: str) -> Sequence[Entity]:
        """The entities of `text`."""
        ...


class Grammar:
    """Understands a sentence by its likeness to the training sentences.

    A parse takes about a millisecond. Safe from threads. What it learnt is kept in `memory`, if
    there is such a folder, so that only the first start takes the second or two of learning.
    """

    def __init__(
        self,
        sentences: Sequence[Sentence],
        finders: Sequence[Finder],
        memory: Path | None = None,
    ) -> None:
        self._finders = tuple(finders)
        self._weighting, self._classifier = remembered(sentences, memory)
        self._known = {key(s.text): s.intent for s in reversed(sentences)}

    def parse(self, text: str, language: str) -> Recognition:
        """Intent with a confidence that means what the model's does, and entities."""
        entities = self.entities(text, language)
        marks = [Mark(entity.kind, entity.start, entity.end) for entity in entities]
        vector = self._weighting.vector(features(text, marks))
        if not vector:
            return Recognition(text, "out_of_scope", 0.0, entities=tuple(entities))
        ranked = self._classifier.rank(vector)[:_RANKED]
        if known := self._known.get(key(text)):
            rest = [(intent, chance * 0.1) for intent, chance in ranked if intent != known]
            ranked = [(known, 0.99), *rest]
        intent, confidence = ranked[0]
        return Recognition(
            text,
            intent,
            round(confidence, 3),
            tuple(Ranked(name, round(chance, 3)) for name, chance in ranked),
            tuple(entities),
        )

    def entities(self, text: str, language: str) -> list[Entity]:
        """What the finders find; where two overlap, the finder named first wins."""
        found: list[Entity] = []
        for finder in self._finders:
            for entity in finder.find(text, language):
                if all(entity.end <= e.start or entity.start >= e.end for e in found):
                    found.append(entity)
        return sorted(found, key=lambda entity: entity.start)
