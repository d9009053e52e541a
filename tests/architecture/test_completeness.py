"""What is added comes with its test: steps, flows, commands, ports.

What is known to lack one stands in MISSING; an entry whose test is there fails the build.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
import yaml

from bot.cli.main import main
from bot.dialogue.steps.base import KINDS
from tests.architecture.code import ROOT, files, modules

TESTS = {str(path.relative_to(ROOT)) for path in files() if path.parts[-1].startswith("test_")}
NAMES = {Path(test).name for test in TESTS}

#: What a test would be called -> why there is none yet.
MISSING: dict[str, str] = {}


def wanted() -> Iterator[tuple[str, bool]]:
    """What each thing's test is called, and whether it is there."""
    for kind in KINDS:
        test = f"tests/dialogue/steps/test_{kind}.py"
        yield test, test in TESTS
    for command in main.list_commands(click.Context(main)):
        test = f"test_{command}.py"
        yield test, test in NAMES
    for port in ports():
        test = f"tests/contract/test_{port}.py"
        yield test, test in TESTS
    said = prompts_of_scenarios()
    for prompts in sorted((ROOT / "ivr_flows" / "prompts" / "fr").glob("*.yml")):
        yield f"a scenario for {prompts.stem}", not said.isdisjoint(yaml.safe_load(read(prompts)))


def prompts_of_scenarios() -> set[str]:
    """Every prompt that some scenario expects of the bot."""
    scenarios = (ROOT / "ivr_flows" / "scenarios").glob("*.yml")
    calls = (each["call"] for path in scenarios for each in yaml.safe_load(read(path)))
    return {turn["bot"] for call in calls for turn in call if "bot" in turn}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def ports() -> Iterator[str]:
    """`sessions` for `class Sessions(Protocol)` in a module called port."""
    for module, path in modules():
        if module.endswith(".port"):
            for node in ast.walk(ast.parse(read(path))):
                if isinstance(node, ast.ClassDef) and "Protocol" in map(ast.unparse, node.bases):
                    yield "".join(f"_{c.lower()}" if c.isupper() else c for c in node.name)[1:]


def test_each_step_command_port_and_flow_has_its_test() -> None:
    lacking = {test for test, there in wanted() if not there}
    assert not lacking - MISSING.keys()


def test_nothing_that_has_its_test_is_listed_as_missing() -> None:
    assert not MISSING.keys() - {test for test, there in wanted() if not there}


@pytest.mark.parametrize("kind", ["step", "port", "command", "flow"])
def test_this_test_looks_where_things_are(kind: str) -> None:
    names = {test for test, _ in wanted()}
    examples = {
        "step": "tests/dialogue/steps/test_menu.py",
        "port": "tests/contract/test_sessions.py",
        "command": "test_run.py",
        "flow": "a scenario for find_dealer",
    }
    assert examples[kind] in names
