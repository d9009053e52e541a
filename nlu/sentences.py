"""The training sentences, read for the fallback grammar: intent, language, text, marks.

The files are Rasa's own format (https://rasa.com/docs/rasa/nlu-training-data/), one for each
intent and language: `- je cherche un garage à [Lens](place)`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nlu.errors import DataError

LANGUAGES = ("fr", "en")
_MARK = re.compile(r"\[([^\]]+)\](?:\((\w+)\)|\{[^}]*\"entity\"\s*:\s*\"(\w+)\"[^}]*\})")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Mark:
    """An entity marked in a sentence: `text[start:end]` of the bare sentence."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One training sentence without its brackets, and what they marked."""

    intent: str
    language: str
    text: str
    marks: tuple[Mark, ...] = ()

    def marked(self) -> Iterator[tuple[str, str]]:
        """Kind and words of each mark."""
        for mark in self.marks:
            yield mark.kind, self.text[mark.start : mark.end]


def read_sentences(folder: Path) -> tuple[Sentence, ...]:
    """Every sentence of `folder/<language>/*.yml`; files without an `nlu` list are not ours."""
    return tuple(
        sentence
        for language in LANGUAGES
        for path in sorted((folder / language).glob("*.yml"))
        for sentence in read_file(path, language)
    )


def read_file(path: Path, language: str) -> Iterator[Sentence]:
    """The sentences of one file, all in `language`. Raises DataError with its line."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise DataError(path, line, "YAML", getattr(error, "problem", None) or "none") from error
    for entry in (content or {}).get("nlu", ()):
        if "intent" not in entry or not isinstance(entry.get("examples"), str):
            continue
        for line in entry["examples"].splitlines():
            if line.strip().startswith("- "):
                yield _sentence(entry["intent"], language, line.strip()[2:].strip())


def _sentence(intent: str, language: str, marked: str) -> Sentence:
    text, marks, last = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        marks.append(Mark(found[2] or found[3], len(text), len(text) + len(found[1])))
        text += found[1]
        last = found.end()
    return Sentence(intent, language, text + marked[last:], tuple(marks))
