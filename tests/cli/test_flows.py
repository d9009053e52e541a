"""`decroche flows …` for the designer, in a checkout of his own."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli.main import main

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what designers edit."""
    shutil.copytree(ROOT / "ivr_flows", tmp_path / "ivr_flows")
    shutil.copy(ROOT / "config.yml", tmp_path)
    (tmp_path / "nlu").mkdir()
    (tmp_path / "nlu" / "data").symlink_to(ROOT / "nlu" / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def decroche(*words: str) -> Result:
    return CliRunner().invoke(main, ["flows", *words])


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_shipped_flows_are_fine(checkout: Path) -> None:
    done = decroche("check")
    assert done.exit_code == 0, done.output
    assert "flows are fine" in done.output


def test_a_typo_is_told_with_its_file_and_line(checkout: Path) -> None:
    flow = checkout / "ivr_flows" / "find_dealer.yml"
    replace(flow, "say: dealer_found", "say: dealer_fond")
    line = flow.read_text(encoding="utf-8").split("\n").index("        say: dealer_fond") + 1
    done = decroche("check")
    assert done.exit_code == 1
    told = f'ivr_flows/find_dealer.yml:{line}: step "read_dealer": prompt: there is no prompt'
    assert told in done.output
    assert 'write "dealer_found"?' in done.output
    assert "1 to mend." in done.output
    assert "Traceback" not in done.output


def test_a_typo_in_a_scenario_is_told(checkout: Path) -> None:
    replace(checkout / "ivr_flows" / "scenarios" / "keys.yml", "- press: ", "- pres: ")
    done = decroche("check")
    assert done.exit_code == 1
    assert "ivr_flows/scenarios/keys.yml:8:" in done.output
    assert 'write "press"?' in done.output


def test_a_folder_without_flows_is_told(checkout: Path) -> None:
    shutil.rmtree(checkout / "ivr_flows")
    done = decroche("check")
    assert done.exit_code == 1
    assert "Traceback" not in done.output


def test_a_flow_is_drawn_for_mermaid_and_for_graphviz(checkout: Path) -> None:
    mermaid, dot = decroche("graph", "find_dealer"), decroche("graph", "find_dealer", "--dot")
    assert mermaid.output.startswith("flowchart TD\n")
    assert 'dealer_next -->|"4: next"| next_dealer' in mermaid.output
    assert dot.output.startswith('digraph "find_dealer" {')
    assert '"dealer_next" -> "next_dealer" [label="4: next"];' in dot.output
    unknown = decroche("graph", "find_deler")
    assert unknown.exit_code == 1
    assert 'write "find_dealer"?' in unknown.output


def test_calls_are_played_and_a_difference_is_shown(checkout: Path) -> None:
    path = checkout / "ivr_flows" / "scenarios" / "keys.yml"
    done = decroche("test", str(path), "--verbose")
    assert done.exit_code == 0, done.output
    assert "3 of 3 calls went as they are written." in done.output
    replace(path, "says: à Lille", "says: à Lens")
    done = decroche("test", str(path))
    assert done.exit_code == 1
    assert "ivr_flows/scenarios/keys.yml:9: uses nothing but the keys: these words" in done.output
    assert "- bot: dealer_found (says 'à Lens')" in done.output
    assert "+ bot: find_dealer.dealer_found 'Le garage le plus proche" in done.output
    assert "2 of 3 calls went as they are written." in done.output


def test_schemas_are_written_where_they_are_old(checkout: Path) -> None:
    old = checkout / "ivr_flows" / "flow.schema.json"
    current = old.read_text(encoding="utf-8")
    old.write_text("{}", encoding="utf-8")
    assert decroche("schema", "--check").exit_code == 1
    assert "flow.schema.json is written." in decroche("schema").output
    assert old.read_text(encoding="utf-8") == current
    assert decroche("schema", "--check").exit_code == 0
