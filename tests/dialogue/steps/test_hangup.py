from bot.dialogue.flow import Node
from bot.dialogue.steps.hangup import Hangup

from ..calls import Call, flow, flows

FLOWS = flows(flow("main", Node("end", Hangup())))


def test_hangup_says_goodbye_and_ends_the_call() -> None:
    call = Call(FLOWS)
    assert call.heard == ["greeting", "goodbye"]
    assert call.over


def test_a_late_word_after_the_end_changes_nothing() -> None:
    call = Call(FLOWS)
    outcome = call.session.outcome
    call.say("find_dealer")
    assert call.over
    assert call.heard == []
    assert call.session.outcome == outcome
