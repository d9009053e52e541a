"""A model that answers from a script: for tests and demonstrations without Rasa."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from nlu.errors import ModelUnavailable
from nlu.model import Recognition
from nlu.rasa_client import State


@dataclass(slots=True)
class ScriptedModel:
    """Knows `answers` by text; everything else is `out_of_scope`. `down` makes it unavailable."""

    answers: Mapping[str, Recognition] = field(default_factory=dict)
    down: str = ""
    asked: list[str] = field(default_factory=list)

    @property
    def state(self) -> State:
        """ "warm", or "down" when told so."""
        return "down" if self.down else "warm"

    @property
    def reason(self) -> str:
        """What it was told."""
        return self.down

    def parse(self, text: str) -> Recognition:
        """The scripted answer."""
        self.asked.append(text)
        if self.down:
            raise ModelUnavailable(self.down)
        return self.answers.get(text, Recognition(text, "out_of_scope", 0.2, source="model"))
