"""The tutorial for designers, done as it is told."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import main
from bot.designer.scenario import ENDS, READERS
from bot.dialogue.steps.base import KINDS
from tests.flows.world import FOLDER

TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")


def test_the_flow_of_the_tutorial_is_found_fine_and_its_call_goes_as_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(FOLDER, tmp_path / "ivr_flows")
    (tmp_path / "nlu").mkdir()
    (tmp_path / "nlu" / "data").symlink_to(FOLDER.parent / "nlu" / "data")
    for path, block in re.findall(r"```yaml\n# (\S+)\n(.*?)```", TEXT, re.DOTALL):
        (tmp_path / path).write_text(block, encoding="utf-8")
    others = tmp_path / "ivr_flows" / "to_person.yml"
    others.write_text(others.read_text(encoding="utf-8").replace("- event_invitation", ""))
    config = (FOLDER.parent / "config.yml").read_text(encoding="utf-8")
    offers = "offers: [find_dealer, motor_show, to_person]"
    assert offers in TEXT
    changed = config.replace("offers: [find_dealer, to_person]", offers)
    assert changed != config
    (tmp_path / "config.yml").write_text(changed, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    checked = CliRunner().invoke(main, ["flows", "check"])
    assert checked.output in TEXT.replace("    7 flows", "7 flows")
    played = CliRunner().invoke(main, ["flows", "test", "ivr_flows/scenarios/motor_show.yml"])
    assert played.output == "1 of 1 calls went as they are written.\n"


def test_every_kind_of_step_and_every_word_of_a_scenario_is_told() -> None:
    assert [kind for kind in KINDS if f"`{kind}: " not in TEXT] == []
    assert [word for word in READERS if f"`{word}:" not in TEXT] == []
    assert [end for end in ENDS if f"`{end}`" not in TEXT] == []
