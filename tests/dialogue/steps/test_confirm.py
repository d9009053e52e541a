import pytest

from bot.dialogue.flow import Node
from bot.dialogue.steps.confirm import Confirm
from bot.dialogue.steps.go import Go
from bot.dialogue.steps.say import Say

from ..calls import Call, flow, flows

FLOWS = flows(
    flow(
        "main",
        Node("ask", Confirm("sure", yes="yes", no="no")),
        Node("yes", Say("did")),
        Node("no", Say("left")),
    )
)


@pytest.mark.parametrize(("key", "first"), [("1", "did"), ("2", "left")])
def test_key_one_is_yes_and_key_two_is_no(key: str, first: str) -> None:
    assert Call(FLOWS).press(key).heard[0] == first


@pytest.mark.parametrize(("intent", "first"), [("affirm", "did"), ("deny", "left")])
def test_yes_and_no_lead_their_ways(intent: str, first: str) -> None:
    assert Call(FLOWS).say(intent).heard[0] == first


def test_anything_else_is_not_understood() -> None:
    assert Call(FLOWS).say("out_of_scope").heard == ["sure:lost:1"]


def test_go_jumps_back_to_the_question() -> None:
    loop = flows(
        flow(
            "main",
            Node("ask", Confirm("sure", yes="again", no="end")),
            Node("again", Go("ask")),
            Node("end", Say("end")),
        )
    )
    assert Call(loop).press("1").heard == ["sure"]
