import pytest

from bot.dialogue.errors import FlowLoop
from bot.dialogue.flow import Node
from bot.dialogue.steps.go import Go
from bot.dialogue.steps.say import Say

from ..calls import Call, flow, flows


def test_go_skips_what_lies_between() -> None:
    made = flows(
        flow("main", Node("a", Go("c")), Node("b", Say("skipped")), Node("c", Say("here")))
    )
    assert Call(made).heard == ["greeting", "here", "goodbye"]


def test_a_flow_that_never_waits_is_stopped() -> None:
    with pytest.raises(FlowLoop, match="without waiting"):
        Call(flows(flow("main", Node("a", Say("on")), Node("b", Go("a")))))
