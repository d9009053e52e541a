"""The phrase files of each language: `data/<language>/commands.yml` and `answers.yml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from nlu.errors import DataError
from nlu.phrases import Phrases
from nlu.words import key


@dataclass(frozen=True, slots=True)
class CommandWords:
    """What always works: whole utterances to intents, and to languages asked for."""

    intents: Mapping[str, str]
    languages: Mapping[str, str]
    polite: Phrases


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Yes and no, what stands around answers, and how choices are counted."""

    yes: Phrases
    no: Phrases
    around: Phrases
    place: Phrases
    choice: Phrases
    ordinals: Mapping[str, int]


def read_commands(folder: Path, language: str) -> CommandWords:
    """Read `commands.yml`; raise `DataError` if a part is missing or a phrase means two things."""
    path = folder / language / "commands.yml"
    content = _mapping(path, ("commands", "languages", "polite"))
    return CommandWords(
        _inverted(path, content["commands"]),
        _inverted(path, content["languages"]),
        Phrases(content["polite"]),
    )


def read_answers(folder: Path, language: str) -> AnswerWords:
    """Read `answers.yml`; raise `DataError` if a part is missing."""
    path = folder / language / "answers.yml"
    content = _mapping(path, ("yes", "no", "around", "place", "choice", "ordinals", "last"))
    ordinals = {
        key(phrase): int(number)
        for number, phrases in content["ordinals"].items()
        for phrase in phrases
    }
    return AnswerWords(
        yes=Phrases(content["yes"]),
        no=Phrases(content["no"]),
        around=Phrases(content["around"]),
        place=Phrases(content["place"]),
        choice=Phrases(content["choice"]),
        ordinals=ordinals | {key(phrase): -1 for phrase in content["last"]},
    )


def _mapping(path: Path, parts: Sequence[str]) -> dict[str, Any]:
    # Words only: to YAML an unquoted "no" would be false.
    content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for part in parts:
        if not isinstance(content, dict) or part not in content:
            raise DataError(path, 1, f"a part {part!r}", "none")
    return dict(content)


def _inverted(path: Path, meanings: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for meaning, phrases in meanings.items():
        for phrase in phrases:
            if found.setdefault(key(phrase), meaning) != meaning:
                raise DataError(path, 1, f"one meaning of {phrase!r}", f"{found[key(phrase)]} too")
    return found
