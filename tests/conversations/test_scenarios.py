"""Every scenario, played as its caller would: signed webhooks, TwiML, the real Redis."""

from pathlib import Path

import pytest

from bot.designer.play import Player
from bot.designer.scenario import Scenario, read
from bot.flows.findings import Findings

FOLDER = Path(__file__).parents[2] / "ivr_flows" / "scenarios"
FINDINGS = Findings()
SCENARIOS = [s for path in sorted(FOLDER.glob("*.yml")) for s in read(path, FINDINGS)]


def test_the_scenarios_are_well_written() -> None:
    assert [str(finding) for finding in FINDINGS.all] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: f"{Path(s.file).stem}: {s.title}")
def test_the_call_goes_as_it_is_written(scenario: Scenario, player: Player) -> None:
    played = player.play(scenario)
    assert not played.wrong, f"\n{played}"
