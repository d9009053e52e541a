from .calls import LENS, LILLE, SAINT_DENIS, Call
from .errand import errand


def found() -> Call:
    return Call(errand()).say("find_dealer", place=LILLE).answer(dealers=[1])


def test_no_rather_lens_goes_back_and_looks_again() -> None:
    call = found().say("deny", place=LENS)
    assert call.turn.consult is not None
    assert call.turn.consult.arguments["place"] == {"name": "Lens"}


def test_the_same_value_again_is_no_correction() -> None:
    assert found().say("affirm", place=LILLE).heard == ["connecting"]


def test_a_correction_to_a_name_of_several_places_asks_which() -> None:
    assert found().say("deny", place=SAINT_DENIS).heard == ["which_one"]


def test_a_correction_after_the_errand_takes_it_up_again() -> None:
    call = found().say("deny")
    assert call.heard == ["more"]
    call.say("inform", place=LENS)
    assert call.turn.consult is not None
    assert call.turn.consult.arguments["place"] == {"name": "Lens"}


def test_insisting_on_the_same_place_looks_again_and_is_no_plain_no() -> None:
    call = found().say("deny", place=LILLE)
    assert call.turn.consult is not None
    assert call.turn.consult.arguments["place"] == {"name": "Lille"}
