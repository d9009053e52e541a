"""The intents that the model knows: what each is, and how it is called in a sentence."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from nlu.errors import DataError

GROUPS = ("errand", "command", "answer", "other")


@dataclass(frozen=True, slots=True)
class Intent:
    """What a caller may want; `label` by language, `group` one of GROUPS."""

    name: str
    description: str
    group: str
    label: Mapping[str, str]


def read_intents(path: Path) -> dict[str, Intent]:
    """The intents of `nlu/intents.yml` by name, in its order. Raises DataError."""
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = {}
    for name, entry in content.items():
        intent = Intent(name, **entry)
        if intent.group not in GROUPS:
            wanted = f"a group of {', '.join(GROUPS)} for {name}"
            raise DataError(path, 1, wanted, repr(intent.group))
        found[name] = intent
    return found
