"""What flows may refer to and do not define themselves."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.dialogue.consult import ActionSpec
from bot.dialogue.line import Line

#: What every text and expression may name beside slots and answers (`Scene.names`).
SCENE = ("caller", "language", "line", "unavailable")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Actions and filters by name, the intents that understanding knows, and the lines."""

    actions: Mapping[str, ActionSpec]
    filters: Mapping[str, Callable[..., Any]]
    intents: Collection[str]
    lines: Collection[Line]

    @property
    def binds(self) -> tuple[str, ...]:
        """The names that answers bind."""
        return tuple(dict.fromkeys(b for spec in self.actions.values() for b in spec.binds))
