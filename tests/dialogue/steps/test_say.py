from bot.dialogue.flow import Node
from bot.dialogue.steps.say import Say

from ..calls import Call, flow, flows


def test_say_speaks_and_goes_on_to_the_end_of_the_call() -> None:
    call = Call(flows(flow("main", Node("a", Say("one")), Node("b", Say("two")))))
    assert call.heard == ["greeting", "one", "two", "goodbye"]
    assert call.over


def test_a_say_that_resolves_makes_the_outcome_resolved() -> None:
    call = Call(flows(flow("main", Node("a", Say("answer", resolves=True)))))
    assert call.session.outcome == "resolved"


def test_without_a_resolved_errand_the_call_was_only_hung_up() -> None:
    call = Call(flows(flow("main", Node("a", Say("hello")))))
    assert call.session.outcome == "hung_up"
