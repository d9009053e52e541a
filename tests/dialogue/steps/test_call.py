import pytest

from bot.dialogue.errors import FlowLoop
from bot.dialogue.flow import Node
from bot.dialogue.steps.call import Call as CallStep
from bot.dialogue.steps.say import Say

from ..calls import Call, flow, flows


def test_call_runs_the_other_flow_and_comes_back() -> None:
    made = flows(
        flow("main", Node("a", CallStep("inner")), Node("b", Say("back"))),
        flow("inner", Node("a", Say("inside"))),
    )
    assert Call(made).heard == ["greeting", "inside", "back", "goodbye"]


def test_flows_that_call_each_other_for_ever_are_stopped() -> None:
    with pytest.raises(FlowLoop, match="inside each other"):
        Call(flows(flow("main", Node("a", CallStep("main")))))
