from bot.dialogue.consult import Consult
from bot.dialogue.facts import Consulted
from bot.dialogue.flow import Branch, Node
from bot.dialogue.steps.action import Action
from bot.dialogue.steps.say import Say

from ..calls import LILLE, Call, When, collect, flow, flows

BRANCHES = (Branch(When(lambda names: names["unavailable"]), "down"), Branch(None, "found"))
FLOWS = flows(
    flow(
        "main",
        Node("place", collect("place")),
        Node("ask", Action("find_dealers"), BRANCHES),
        Node("down", Say("down"), (Branch(None, ""),)),
        Node("found", Say("found")),
    )
)


def test_action_asks_by_value_with_the_slots_it_has() -> None:
    call = Call(FLOWS).say(place=LILLE)
    assert call.turn.consult == Consult("find_dealers", {"place": {"name": "Lille"}})


def test_the_answer_binds_names_and_chooses_the_way() -> None:
    call = Call(FLOWS).say(place=LILLE).answer(dealers=[{"name": "Garage du Nord"}])
    assert call.heard == ["found", "goodbye"]
    assert call.session.bound["dealers"] == [{"name": "Garage du Nord"}]


def test_no_answer_takes_the_way_of_unavailable() -> None:
    call = Call(FLOWS).say(place=LILLE).unavailable()
    assert call.heard == ["down", "goodbye"]
    assert Consulted("find_dealers", answered=False, reason="timeout") in call.facts


def test_arguments_are_computed_and_texts_are_rendered_prompts() -> None:
    send = Action(
        "send_sms", arguments={"to": When(lambda names: "+33")}, texts={"text": "sms_text"}
    )
    call = Call(flows(flow("main", Node("send", send))))
    assert call.turn.consult == Consult("send_sms", {"to": "+33", "text": "sms_text"})
