"""The table "Who may import whom" of docs/architecture.md, held against the code."""

import re
import sys
from pathlib import Path

from tests.architecture.code import ROOT, imports, inside, modules

EVERYTHING = "everything"


def table() -> dict[str, set[str]]:
    """Each layer and what it may import beside the standard library and itself."""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    _, found, section = text.partition("## Who may import whom")
    assert found
    rows = {}
    for line in section.splitlines():
        if match := re.fullmatch(r"\| `([\w.]+)` \| (.+) \|", line):
            layer, allowed = match.groups()
            assert layer not in rows, f"{layer} has two rows"
            rows[layer] = set(re.findall(r"`([\w.]+)`", allowed))
            if allowed == EVERYTHING:
                rows[layer] = {EVERYTHING}
            assert rows[layer] or allowed == "nothing", f"{layer}: {allowed!r} is no list"
    return rows


TABLE = table()
MODULES = dict(modules())


def layer_of(module: str) -> str | None:
    """The most specific row for a module; an empty package file needs none."""
    return max((row for row in TABLE if inside(module, row)), key=len, default=None)


def strangers(module: str, path: Path) -> set[str]:
    """What a module imports and may not."""
    layer = layer_of(module)
    allowed = TABLE[layer] if layer else set()
    if EVERYTHING in allowed:
        return set()
    return {
        name
        for name in imports(path)
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not any(inside(name, package) for package in {layer or module, *allowed})
    }


def test_each_module_imports_only_what_its_row_allows() -> None:
    found = {module: strangers(module, path) for module, path in MODULES.items()}
    offences = {
        f"{module} (row {layer_of(module)})": names for module, names in found.items() if names
    }
    assert not offences, "see docs/architecture.md"


def test_each_module_belongs_to_a_row() -> None:
    packages = {module for module, path in MODULES.items() if path.name == "__init__.py"}
    rowless = {module for module in MODULES.keys() - packages if not layer_of(module)}
    assert not rowless, "add a row for its layer to docs/architecture.md"


def test_composition_roots_are_imported_by_each_other_alone() -> None:
    roots = {row for row, allowed in TABLE.items() if allowed == {EVERYTHING}}
    listed = {name for row in TABLE if row not in roots for name in TABLE[row]}
    assert roots
    assert not {name for name in listed if any(inside(name, root) for root in roots)}


def test_no_row_is_left_of_code_that_is_gone() -> None:
    gone = {row for row in TABLE if not any(inside(module, row) for module in MODULES)}
    assert not gone


def test_an_import_that_no_row_allows_is_found(tmp_path: Path) -> None:
    module = tmp_path / "core.py"
    module.write_text(
        "import json, flask\nfrom bot.dialogue import engine\nfrom redis import Redis\n"
    )
    assert strangers("bot.dialogue.core", module) == {"flask", "redis.Redis"}
