"""The chain behind `Recogniser`: the question's own grammar, the model, the fallback grammar."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from nlu.commands import Commands
from nlu.errors import ModelUnavailable
from nlu.expected import ExpectedAnswers
from nlu.grammar import Finder, Grammar
from nlu.language import plain_language
from nlu.model import Entity, Expected, Recognition
from nlu.rasa_client import State
from nlu.resolution import Resolution
from nlu.values import numbers_inside
from nlu.words import split

#: Intents whose sentences are searched for a place that the model did not mark.
_OF_PLACES = frozenset(("find_dealer", "inform", "deny", "affirm", "commercial_offer"))
#: An answer whose intent is not surer than this, but holds the value asked for, is that value.
_UNSURE, _VALUE_HEARD = 0.6, 0.75

_log = logging.getLogger(__name__)


class Model(Protocol):
    """Understands intent and raw entities, or raises `ModelUnavailable` within its deadline."""

    @property
    def state(self) -> State:
        """Whether it can be asked."""
        ...

    @property
    def reason(self) -> str:
        """Why not, if not."""
        ...

    def parse(self, text: str) -> Recognition:
        """Intent, ranking and unresolved entities of `text`."""
        ...


@dataclass(frozen=True, slots=True)
class Understanding:
    """Implements `nlu.port.Recogniser`. Safe from several threads; never raises."""

    commands: Commands
    answers: ExpectedAnswers
    model: Model | None
    grammar: Grammar
    places: Finder
    resolution: Resolution

    def recognise(self, text: str, expected: Expected, language: str) -> Recognition:
        """Understand `text`, said in `language` in answer to `expected`."""
        try:
            return self._recognise(text, expected, language)
        except Exception as error:  # a caller must never hear our bug
            _log.exception("understanding failed")
            return Recognition(text, "out_of_scope", 0.0, degraded=f"error: {type(error).__name__}")

    def ready(self) -> tuple[State, str]:
        """The model's state and the reason, for `/readyz`; asking also wakes the warm-up."""
        if self.model is None:
            return "down", "no model configured"
        return self.model.state, self.model.reason

    def _recognise(self, text: str, expected: Expected, language: str) -> Recognition:
        if not split(text):
            return Recognition(text, "out_of_scope", 0.0)
        understood = (
            self.answers.named_choice(text, expected, language)
            or self.commands.recognise(text, language)
            or self.answers.answer(text, expected, language)
            or self._sentence(text, expected, language)
        )
        if understood.intent == "change_language":
            return understood
        return replace(understood, language=plain_language(text))

    def _sentence(self, text: str, expected: Expected, language: str) -> Recognition:
        heard, degraded = self._parsed(text, language)
        wanted = set(expected.kinds) & {"place", "postal_code"}
        search = wanted or heard.intent in _OF_PLACES or heard.confidence < _UNSURE
        found = self.places.find(text, language) if search else ()
        marked = (*heard.entities, *numbers_inside(text, expected, language))
        entities = self.resolution.resolve(text, marked, found, language)
        understood = replace(heard, entities=entities, degraded=degraded)
        if heard.confidence < _UNSURE and _answers(entities, expected):
            return replace(understood, intent="inform", confidence=_VALUE_HEARD)
        if heard.confidence < _UNSURE and not entities:
            unknown = self.answers.unknown_place(text, expected, language)
            return replace(unknown, degraded=degraded) if unknown else understood
        return understood

    def _parsed(self, text: str, language: str) -> tuple[Recognition, str]:
        if self.model is None:
            return self.grammar.parse(text, language), "no model configured"
        try:
            return replace(self.model.parse(text), text=text), ""
        except ModelUnavailable as error:
            return self.grammar.parse(text, language), error.reason


def _answers(entities: Sequence[Entity], expected: Expected) -> bool:
    return any(entity.kind in expected.kinds and entity.readings for entity in entities)
