"""What callers hear, as the dialogue sees it: prompts with variants and a ladder.

The texts themselves, and the expression language they are written in, belong to `bot.flows`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from .errors import MissingFlow

#: What expressions and prompts may name: slots, bound answers, and a few words of the call.
Names = Mapping[str, Any]


class Template(Protocol):
    """A text with values in it."""

    def render(self, names: Names) -> str:
        """The text for these values, fit to be spoken."""
        ...


class Expression(Protocol):
    """A value computed from names, such as a condition."""

    def value(self, names: Names) -> Any:
        """The value; a condition holds when it is true in Python's sense."""
        ...


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said for one purpose in one language.

    `say` are variants, taken in turn. `silence` and `not_understood` are the ladder's rungs
    for a question; `choices` the phrases by which callers name a menu's choices.
    """

    name: str
    say: tuple[Template, ...]
    silence: tuple[Template, ...] = ()
    not_understood: tuple[Template, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Prompts:
    """All prompts by language, then by name; `flow.name` is looked up before `common.name`."""

    by_language: Mapping[str, Mapping[str, Prompt]]

    def find(self, language: str, flow: str, name: str) -> Prompt:
        """The prompt `name` as `flow` knows it; raises MissingFlow, which the loader prevents."""
        prompts = self.by_language.get(language, {})
        for full in (f"{flow}.{name}", f"common.{name}", name):
            if full in prompts:
                return prompts[full]
        raise MissingFlow(f"no prompt {name!r} for flow {flow!r} in {language!r}")
