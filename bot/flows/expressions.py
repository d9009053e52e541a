"""The language of conditions and prompt texts: Jinja2's, in a sandbox, checked when loaded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2 import meta
from jinja2.environment import Template as JinjaTemplate
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bot.dialogue.texts import Names

from .errors import BrokenText, FlowFilesError


class BadExpression(FlowFilesError):
    """A text or expression that is not well-formed; `line` counts from its own first."""

    def __init__(self, what: str, line: int = 1) -> None:
        super().__init__(what)
        self.line = line


@dataclass(frozen=True, slots=True)
class Text:
    """A text with values in it; `names` are those that it uses."""

    source: str
    names: frozenset[str] = frozenset()
    template: JinjaTemplate | None = None

    def render(self, names: Names) -> str:
        """The words for these values, on one line; raises BrokenText."""
        if self.template is None:
            return " ".join(self.source.split())
        try:
            return " ".join(self.template.render(names).split())
        except Exception as error:
            raise BrokenText(f"{self.source!r}: {error}") from error


@dataclass(frozen=True, slots=True)
class Computed:
    """A value computed from names, such as a condition."""

    source: str
    names: frozenset[str]
    compute: Callable[..., Any]

    def value(self, names: Names) -> Any:
        """The value for these names; raises BrokenText."""
        try:
            value = self.compute(**names)
        except Exception as error:
            raise BrokenText(f"{self.source!r}: {error}") from error
        if isinstance(value, jinja2.Undefined):
            raise BrokenText(f"{self.source!r} has no value here")
        return value


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that is written down as it is."""

    fixed: Any
    names: frozenset[str] = frozenset()

    def value(self, names: Names) -> Any:
        return self.fixed


def _in_words(error: jinja2.TemplateSyntaxError) -> str:
    """What is wrong with an expression, for somebody who does not know Jinja2's own words."""
    what = error.message or "not well-formed"
    if "end of template" in what:
        return "ends too early; something is missing after its last word"
    return f"{what}; write a value or a comparison, such as: nth < 3 and not unavailable"


class Language:
    """Compiles texts and expressions once; `filters` are the product's own, by name."""

    def __init__(self, filters: Mapping[str, Callable[..., Any]]) -> None:
        self._env = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined)
        self._env.filters.update(filters)

    def text(self, source: str) -> Text:
        """Compile a text; raises BadExpression."""
        if "{" not in source:
            return Text(source)
        try:
            return Text(source, self._names(source), self._env.from_string(source))
        except jinja2.TemplateSyntaxError as error:
            raise BadExpression(error.message or "not well-formed", error.lineno) from error

    def expression(self, source: str) -> Computed:
        """Compile an expression; raises BadExpression."""
        try:
            compiled = self._env.compile_expression(source, undefined_to_none=False)
            names = self._names("{% set _value = (" + source + ") %}")
        except jinja2.TemplateSyntaxError as error:
            raise BadExpression(_in_words(error), error.lineno) from error
        return Computed(source, names, compiled)

    def _names(self, source: str) -> frozenset[str]:
        undeclared = meta.find_undeclared_variables(self._env.parse(source))
        return frozenset(undeclared) - set(self._env.globals)
