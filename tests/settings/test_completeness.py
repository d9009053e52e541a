"""config.yml shows every key, each with its comment, and the defaults as they are."""

from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import marked_yaml
from bot.marked_yaml import Marked
from bot.settings.environment import KNOWN
from bot.settings.kinds import Section, Table
from bot.settings.model import Document
from bot.settings.reader import Reader

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "config.yml").read_text(encoding="utf-8")
LINES = TEXT.splitlines()
FILE = marked_yaml.load(TEXT, "config.yml")


def settings_of(of: type, marked: Marked, path: str = "") -> list[tuple[str, Any, Marked, int]]:
    """Each field with the entry and line it has in the file; of tables the first entry only."""
    found = []
    for each in fields(of):  # type: ignore[arg-type]
        kind = each.metadata.get("kind")
        if kind is None:
            continue
        name = f"{path}.{each.name}".lstrip(".")
        entry = marked.get(each.name)
        assert entry is not None, f"{name} is not in config.yml"
        found.append((name, each, entry, marked.keys[each.name]))
        if isinstance(kind, Section):
            found += settings_of(kind.of, entry, name)
        elif isinstance(kind, Table):
            first = next(iter(entry.items()))[1]
            found += settings_of(kind.of, first, name)
    return found


SETTINGS = settings_of(Document, FILE)


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, _, _, line in SETTINGS])
def test_every_key_has_a_comment_above_it(name: str, line: int) -> None:
    assert LINES[line - 2].strip().startswith("#"), f"{name} in line {line}"


@pytest.mark.parametrize(("name", "each"), [(name, each) for name, each, _, _ in SETTINGS])
def test_every_key_says_what_it_is_for(name: str, each: Any) -> None:
    about = each.metadata["about"]
    assert about.endswith(".")
    assert about[0].isupper()


@pytest.mark.parametrize(
    ("name", "each", "entry"),
    [
        (name, each, entry)
        for name, each, entry, _ in SETTINGS
        if each.default is not MISSING
        and not is_dataclass(each.default)
        and not name.startswith(("lines.", "languages."))
    ],
)
def test_the_file_shows_the_defaults(name: str, each: Any, entry: Marked) -> None:
    assert each.metadata["kind"](entry) == each.default


def test_only_languages_and_lines_have_to_be_there() -> None:
    text = TEXT[TEXT.index("languages:") : TEXT.index("# How long the line waits")]
    reader = Reader()
    reader.section(Document, marked_yaml.load(text, "config.yml"), "")
    assert reader.findings == []


def test_the_example_of_the_environment_names_every_variable() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = {line.lstrip("#").partition("=")[0] for line in text.splitlines() if "=" in line}
    assert named == KNOWN
