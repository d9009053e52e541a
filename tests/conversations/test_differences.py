"""What is told when a call goes otherwise than it is written."""

from dataclasses import replace

import pytest

from bot.designer.play import Player
from bot.designer.scenario import Bot, Caller, Part, Scenario, Sms

GREETED = (Bot("greeting"), Bot("what_for"))
ASKED = (*GREETED, Caller("press", "1"), Bot("ask_place"))


def scenario(*parts: Part, ends: str = "hung_up", **more: str) -> Scenario:
    numbered = tuple((part, at) for at, part in enumerate(parts, 5))
    return replace(Scenario("a call", "s.yml", 3, "auto", numbered, ends, "+33261910012"), **more)


def test_a_call_as_written_is_nothing_to_tell(player: Player) -> None:
    played = player.play(scenario(*ASKED, Caller("hangs_up")))
    assert not played.wrong
    assert played.lines[0].startswith("  bot: common.greeting ")


@pytest.mark.parametrize(
    ("played", "wrong", "at", "line"),
    [
        (
            scenario(Bot("greeting"), Caller("press", "1")),
            "more than is written",
            6,
            "+ bot: auto_",
        ),
        (scenario(*ASKED, Bot("help")), "said nothing more", 9, "- bot: help"),
        (scenario(Bot("goodbye")), "something else", 5, "+ bot: common.greeting"),
        (scenario(Bot("", "Bonjour.")), "something else", 5, "- bot: 'Bonjour.'"),
        (scenario(Bot("greeting", "robot")), "not among it", 5, "- bot: greeting (says 'robot')"),
        (scenario(*GREETED), "still waits for the caller", 6, "- ends: hung_up"),
        (scenario(*ASKED, Caller("hangs_up"), ends="resolved"), "otherwise", 9, "+ ends: hung_up"),
        (scenario(*GREETED, Sms("Lens")), "no such text message", 7, "- sms: Lens"),
        (
            scenario(*GREETED, Caller("hangs_up"), language="en"),
            "another language",
            7,
            "+ language: fr",
        ),
        (
            scenario(*GREETED, Caller("hangs_up"), Caller("caller", "allô")),
            "the line failed: The line is ended",
            8,
            "  hangs_up:",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_difference_is_told(
    player: Player, played: Scenario, wrong: str, at: int, line: str
) -> None:
    told = player.play(played)
    assert wrong in told.wrong
    assert told.at == at
    assert any(line in each for each in told.lines), told
    assert str(told).startswith(f"s.yml:{at}: a call: ")


def test_a_line_that_there_is_not_is_told(player: Player) -> None:
    told = player.play(replace(scenario(*GREETED), line="otto"))
    assert told.wrong == 'there is no line "otto"; the lines are auto, tv, paytv'
