"""YAML that remembers its lines, for files that people write.

It reads less than YAML 1.1 does, so that nothing turns into something else: only `true` and
`false` are truth values (`no` and `on` stay words), a number with a leading zero or plus stays
text (postal codes, telephone numbers), `12:30` and `2026-12-05` stay text, and keys are always
text. A key given twice is an error, not a silent loss.

    MarkedYamlError     everything that is wrong with the file, with line and column
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Marked:
    """A value and where it stands; `line` and `column` count from 1.

    `value` is None, a bool, int, float or str, or a tuple or mapping of `Marked`. `keys` holds
    the line of each key of a mapping.
    """

    value: Any
    file: str
    line: int
    column: int = 1
    keys: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_map(self) -> bool:
        return isinstance(self.value, Mapping)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, tuple)

    def items(self) -> Iterator[tuple[str, "Marked"]]:
        """The entries of a mapping; none for anything else."""
        yield from self.value.items() if self.is_map else ()

    def __iter__(self) -> Iterator["Marked"]:
        """The elements of a list; none for anything else."""
        yield from self.value if self.is_list else ()

    def get(self, key: str) -> "Marked | None":
        """The entry `key` of a mapping, if there is one."""
        entry: Marked | None = self.value.get(key) if self.is_map else None
        return entry

    def line_of(self, *path: str | int) -> int:
        """The line of the entry at `path`, or of the nearest enclosing one that exists."""
        if not path:
            return self.line
        step, *rest = path
        if self.is_map and step in self.value:
            return self.value[step].line_of(*rest) if rest else self.keys[str(step)]
        if self.is_list and isinstance(step, int) and step < len(self.value):
            return int(self.value[step].line_of(*rest))
        return self.line

    def plain(self) -> Any:
        """The same value as ordinary lists, dicts and scalars."""
        if self.is_map:
            return {key: entry.plain() for key, entry in self.items()}
        if self.is_list:
            return [entry.plain() for entry in self]
        return self.value


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a YAML file."""

    file: str
    line: int
    column: int
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.what}"


class MarkedYamlError(Exception):
    """A file that is no YAML we can read; `problems` says all that was found."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


def load(text: str, name: str) -> Marked:
    """The document in `text`; `name` is the file's name for messages.

    An empty file is a `Marked` whose value is None. Raises MarkedYamlError.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise MarkedYamlError((Problem(name, line, column, _explained(error)),)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        what = f"a character that YAML does not allow (number {error.character})"
        raise MarkedYamlError((Problem(name, line, 1, what),)) from error
    if node is None:
        return Marked(None, name, 1)
    reader = _Reader(name)
    marked = reader.read(node)
    if reader.problems:
        raise MarkedYamlError(tuple(reader.problems))
    return marked


#: What PyYAML says, and what the writer of the file most likely did.
_LIKELY = (
    ("'\\t'", "a tab; indent with spaces"),
    (
        "mapping values are not allowed",
        "a colon that does not belong here; put a text that holds one in quotes, "
        "or indent this line like its neighbours",
    ),
    (
        "expected <block end>",
        "this line is not indented like those it belongs to{since}; "
        "the same number of spaces before each",
    ),
    ("found unexpected end of stream", "a quote{since} is never closed"),
    ("parsing a flow", "a bracket or brace{since} is not closed, or a comma is missing"),
    ("found character", "{said}; put the text in quotes"),
)


def _explained(error: yaml.MarkedYAMLError) -> str:
    said = ", ".join(part for part in (error.context, error.problem) if part)
    start = error.context_mark
    since = f" (from line {start.line + 1})" if start else ""
    for sign, likely in _LIKELY:
        if sign in said:
            return "not YAML: " + likely.format(since=since, said=said)
    return f"not YAML: {said}" if said else "not YAML"


class _Loader(yaml.SafeLoader):
    """Knows only the scalars that nobody can write by mistake."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012 (PyYAML's own type)


for _tag, _pattern, _first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"-?(?:0|[1-9][0-9]*)", list("-0123456789")),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", list("-0123456789")),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), _first
    )

_SCALARS: Mapping[str, Callable[[str], Any]] = {
    "null": lambda text: None,
    "bool": lambda text: text == "true",
    "int": int,
    "float": float,
    "str": str,
}


class _Reader:
    """Turns PyYAML's nodes into `Marked`, and notes what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.inside: list[int] = []

    def read(self, node: Any) -> Marked:
        if id(node) in self.inside:
            self.note(node, "an alias inside the very thing it stands for")
            return self.marked(node, None)
        self.inside.append(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node)
            if isinstance(node, yaml.SequenceNode):
                return self.marked(node, tuple(self.read(entry) for entry in node.value))
            return self.marked(node, self.scalar(node))
        finally:
            self.inside.pop()

    def mapping(self, node: Any) -> Marked:
        entries: dict[str, Marked] = {}
        lines: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.note(key, "a key must be one word or text, not a list or a mapping")
                continue
            if key.value in entries:
                first = lines[key.value]
                self.note(key, f"the key {key.value!r} is there twice (first in line {first})")
                continue
            entries[key.value] = self.read(value)
            lines[key.value] = key.start_mark.line + 1
        return self.marked(node, entries, lines)

    def scalar(self, node: Any) -> Any:
        tag = str(node.tag).removeprefix("tag:yaml.org,2002:")
        if tag not in _SCALARS:
            self.note(node, f"the tag {node.tag!r} means nothing here; leave it out")
            return None
        try:
            return _SCALARS[tag](node.value)
        except ValueError:
            self.note(node, f"{node.value!r} is no {tag}")
            return None

    def marked(self, node: Any, value: Any, keys: Mapping[str, int] | None = None) -> Marked:
        mark = node.start_mark
        return Marked(value, self.file, mark.line + 1, mark.column + 1, keys or {})

    def note(self, node: Any, what: str) -> None:
        mark = node.start_mark
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, what))
