"""Files that a person can take in at once."""

from pathlib import Path

from tests.architecture.code import ROOT, files

LONGEST = 250
CODE = {".py", ".js", ".css", ".html", ".sh", ".lua", ".toml"}
NO_PURPOSE = {"utils", "helpers", "managers", "common", "misc"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def lengths() -> dict[str, int]:
    """Lines of each file that holds code."""
    code = (path for path in files() if path.suffix in CODE or path.name == "Makefile")
    return {named(path): path.read_text(encoding="utf-8").count("\n") for path in code}


def test_no_file_is_longer_than_one_can_take_in() -> None:
    found = lengths()
    assert len(found) > 100  # or we look in the wrong place
    too_long = {name: lines for name, lines in found.items() if lines > LONGEST}
    assert not too_long, "make two of each, by concept"


def test_no_file_or_folder_is_named_for_having_no_purpose() -> None:
    code = (path for path in files() if path.suffix in CODE)
    assert not {named(path) for path in code if NO_PURPOSE & {path.stem, path.parent.name}}
