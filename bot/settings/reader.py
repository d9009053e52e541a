"""Reads marked YAML into settings classes, and notes everything that is wrong with it."""

import difflib
from collections.abc import Iterable
from dataclasses import MISSING, Field, fields
from typing import Any

from bot.marked_yaml import Marked

from .errors import Finding
from .kinds import Section, Table, shown


class Reader:
    """Collects findings while it reads; what it returns counts only if there are none."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def note(self, file: str, line: int, what: str) -> None:
        self.findings.append(Finding(f"{file}:{line}", what))

    def section(self, of: type, marked: Marked, path: str, **given: Any) -> Any:
        """An instance of `of`, or None when something in it is wrong."""
        if not marked.is_map and marked.value is not None:
            self.note(marked.file, marked.line, f"{path}: expected keys, got {shown(marked)}")
            return None
        known = {each.name: each for each in fields(of) if each.name not in given}
        found = len(self.findings)
        for key, line in marked.keys.items():
            if key not in known:
                self.note(marked.file, line, unknown(key, path, known))
        values = {
            name: self.value(each, marked, f"{path}.{name}".lstrip("."))
            for name, each in known.items()
        }
        return None if len(self.findings) > found else of(**given, **values)

    def value(self, each: "Field[Any]", marked: Marked, path: str) -> Any:
        entry = marked.get(each.name)
        kind = each.metadata["kind"]
        if entry is None or (entry.value is None and each.default is not MISSING):
            if each.default is MISSING:
                what = f"{path} is missing: {each.metadata['about']}"
                self.note(marked.file, marked.line, what)
            return each.default
        if isinstance(kind, Section):
            return self.section(kind.of, entry, path)
        if isinstance(kind, Table):
            return self.table(kind.of, entry, path)
        try:
            return kind(entry)
        except ValueError as reason:
            self.note(entry.file, entry.line, f"{path}: {reason}")
            return None

    def table(self, of: type, marked: Marked, path: str) -> tuple[Any, ...]:
        if not marked.is_map or not marked.value:
            what = f"{path}: expected at least one name with its keys, got {shown(marked)}"
            self.note(marked.file, marked.line, what)
        return tuple(
            self.section(of, entry, f"{path}.{name}", name=name) for name, entry in marked.items()
        )


def unknown(key: str, path: str, known: Iterable[str]) -> str:
    """The sentence for a key that means nothing, with the one that was probably meant."""
    where = f" in {path}" if path else ""
    near = difflib.get_close_matches(key, known, n=1)
    if near:
        return f"unknown key {key!r}{where}; did you mean {near[0]!r}?"
    return f"unknown key {key!r}{where}; known are {', '.join(sorted(known))}"
