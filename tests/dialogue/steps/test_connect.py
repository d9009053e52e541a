from bot.dialogue.flow import Node
from bot.dialogue.instructions import Connect as Dial
from bot.dialogue.steps.connect import Connect
from bot.dialogue.steps.menu import Menu, MenuChoice
from bot.dialogue.steps.say import Say

from ..calls import Call, Words, flow, flows

MENU = Menu("what", (MenuChoice("dial", target="dial", key="1"),))
FLOWS = flows(
    flow(
        "main",
        Node("menu", MENU),
        Node("dial", Connect(Words("+33199001234"), failed="menu")),
        Node("after", Say("after")),
    )
)


def test_connect_dials_the_number() -> None:
    call = Call(FLOWS).press("1")
    assert call.heard == ["connecting"]
    assert call.ending == Dial("+33199001234")


def test_when_the_other_hangs_up_the_call_goes_on() -> None:
    assert Call(FLOWS).press("1").dial_ends(bridged=True).heard == ["after", "goodbye"]


def test_when_nobody_answers_the_caller_is_told_and_asked_again() -> None:
    call = Call(FLOWS).press("1").dial_ends(bridged=False)
    assert call.heard == ["connect_failed", "what"]
