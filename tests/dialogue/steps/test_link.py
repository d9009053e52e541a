from bot.dialogue.flow import Node
from bot.dialogue.steps.call import Call as CallStep
from bot.dialogue.steps.link import Link
from bot.dialogue.steps.say import Say

from ..calls import Call, flow, flows


def test_link_does_not_come_back() -> None:
    made = flows(
        flow("main", Node("a", Link("other")), Node("b", Say("never"))),
        flow("other", Node("a", Say("there"))),
    )
    assert Call(made).heard == ["greeting", "there", "goodbye"]


def test_a_link_in_a_called_flow_still_returns_to_its_caller() -> None:
    made = flows(
        flow("main", Node("a", CallStep("inner")), Node("b", Say("back"))),
        flow("inner", Node("a", Link("other"))),
        flow("other", Node("a", Say("there"))),
    )
    assert Call(made).heard == ["greeting", "there", "back", "goodbye"]
