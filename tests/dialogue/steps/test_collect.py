from bot.dialogue.flow import Node
from bot.dialogue.heard import Digits
from bot.dialogue.steps.say import Say
from nlu.model import Entity, Recognition

from ..calls import LENS, LILLE, SAINT_DENIS, Call, collect, flow, flows

FLOWS = flows(flow("main", Node("place", collect("place")), Node("done", Say("done"))))
OPINION = flows(flow("main", Node("opinion", collect("opinion")), Node("done", Say("done"))))


def test_an_answer_with_one_reading_is_taken() -> None:
    call = Call(FLOWS).say(place=LILLE)
    assert call.heard == ["done", "goodbye"]
    assert call.session.slots["place"] == {"name": "Lille"}


def test_a_slot_that_is_known_is_not_asked_for() -> None:
    twice = flows(flow("main", Node("a", collect("place")), Node("b", collect("place"))))
    assert Call(twice).say(place=LILLE).heard == ["goodbye"]


def test_namesakes_are_asked_about_and_chosen_by_key() -> None:
    call = Call(FLOWS).say(place=SAINT_DENIS)
    assert call.heard == ["which_one"]
    assert call.press("2").session.slots["place"] == SAINT_DENIS[1].value


def test_namesakes_are_chosen_by_what_tells_them_apart() -> None:
    call = Call(FLOWS).say(place=SAINT_DENIS)
    phrases = [c.phrases for c in call.ending.expected.choices]  # type: ignore[union-attr]
    assert phrases[1][0] == "La Réunion"
    assert "Saint-Denis" not in phrases[0], "a name they share tells nothing apart"
    assert call.choose("1").session.slots["place"] == SAINT_DENIS[1].value


def test_the_choice_between_namesakes_may_be_answered_with_another_place() -> None:
    call = Call(FLOWS).say(place=SAINT_DENIS).say(place=LENS)
    assert call.session.slots["place"] == {"name": "Lens"}


def test_no_to_all_namesakes_asks_again() -> None:
    assert Call(FLOWS).say(place=SAINT_DENIS).say("deny").heard == ["ask_place"]


def test_a_place_that_nobody_knows_is_said_to_be_unknown_and_never_asked_for_ever() -> None:
    call = Call(FLOWS)
    assert call.say(place=()).heard == ["unknown_value"]
    assert call.say(place=()).heard == ["unknown_value"]
    assert call.say(place=()).heard == ["transfer_not_understood"]


def test_keys_that_were_read_as_a_postal_code_answer() -> None:
    code = Entity("postal_code", "59650", readings=(LILLE,))
    call = Call(FLOWS).hear(Digits("59650", Recognition("59650", "inform", 1.0, entities=(code,))))
    assert call.session.slots["place"] == {"name": "Lille"}


def test_free_text_takes_any_words() -> None:
    call = Call(OPINION).say("out_of_scope", 0.1, text=" trop de pub ")
    assert call.session.slots["opinion"] == "trop de pub"
