from dataclasses import replace

from bot.dialogue.facts import HandedOver
from bot.dialogue.flow import Node
from bot.dialogue.instructions import Transfer
from bot.dialogue.steps.handoff import Handoff
from bot.dialogue.steps.menu import Menu, MenuChoice
from bot.dialogue.steps.say import Say

from ..calls import LINE, Call, flow, flows

FLOWS = flows(
    flow(
        "main",
        Node("menu", Menu("what", (MenuChoice("person", target="person", key="1"),))),
        Node("person", Handoff("policy")),
        Node("after", Say("never")),
    )
)


def test_handoff_announces_and_transfers() -> None:
    call = Call(FLOWS).press("1")
    assert call.heard == ["transfer_policy"]
    assert call.ending == Transfer("policy")
    assert [f.reason for f in call.facts if isinstance(f, HandedOver)] == ["policy"]


def test_after_the_person_has_hung_up_the_call_ends_handed_over() -> None:
    call = Call(FLOWS).press("1").dial_ends(bridged=True)
    assert call.over
    assert call.session.outcome == "handed_over"


def test_a_transfer_that_nobody_takes_brings_the_caller_back() -> None:
    call = Call(FLOWS).press("1").dial_ends(bridged=False)
    assert call.heard == ["transfer_failed", "what"]
    assert call.listening


def test_after_two_failed_transfers_the_caller_is_told_when_to_ring_again() -> None:
    call = Call(FLOWS).press("1").dial_ends(bridged=False).press("1").dial_ends(bridged=False)
    assert call.heard == ["nobody_available"]
    assert call.over


def test_out_of_hours_the_bot_goes_on_itself_and_does_not_loop() -> None:
    call = Call(FLOWS, replace(LINE, people=False)).press("1")
    assert call.heard == ["people_closed", "what"]
    assert call.press("1").press("1").over
