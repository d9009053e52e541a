"""Which function performs which verb."""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from bot.simulator.requests import Step
from bot.simulator.twiml.document import Node

if TYPE_CHECKING:
    from bot.simulator.line import Line

#: Performs an element; returns where the call goes, or None for the next verb.
Performer = Callable[["Line", Node], Step | None]

_PERFORMERS: dict[str, Performer] = {}


def verb(name: str) -> Callable[[Performer], Performer]:
    """Register the function that performs a verb; a second one for the same verb is a bug."""

    def register(performer: Performer) -> Performer:
        if name in _PERFORMERS:
            raise ValueError(f"<{name}> has two performers: {_PERFORMERS[name]}, {performer}")
        _PERFORMERS[name] = performer
        return performer

    return register


@cache
def _load() -> None:
    package = importlib.import_module("bot.simulator.verbs")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"bot.simulator.verbs.{module.name}")


def performer(name: str) -> Performer | None:
    """Return the function for a verb, or None when the simulator has none."""
    _load()
    return _PERFORMERS.get(name)
