from bot.dialogue.flow import Node
from bot.dialogue.steps.set_slots import SetSlots

from ..calls import Call, When, flow, flows


def test_slots_take_the_values_of_their_expressions() -> None:
    count = SetSlots({"nth": When(lambda names: (names["nth"] or 0) + 1)})
    call = Call(flows(flow("main", Node("a", count), Node("b", count))))
    assert call.session.slots["nth"] == 2


def test_null_empties_a_slot() -> None:
    fill = SetSlots({"place": When(lambda names: "Lille")})
    empty = SetSlots({"place": When(lambda names: None)})
    call = Call(flows(flow("main", Node("a", fill), Node("b", empty))))
    assert call.session.slots["place"] is None
