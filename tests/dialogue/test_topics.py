from bot.dialogue import engine

from .calls import LENS, LILLE, Call
from .errand import errand


def test_another_topic_in_mid_flow_is_taken_up() -> None:
    call = Call(errand()).say("find_dealer").say("show_schedule")
    assert call.heard == ["tonight", "goodbye"]


def test_a_half_understood_topic_is_asked_about() -> None:
    call = Call(errand()).say("find_dealer", 0.45, place=LENS)
    assert call.heard == ["confirm_topic"]
    assert call.say("affirm").turn.consult is not None, "and what was said with it is kept"


def test_while_a_topic_is_asked_about_the_question_s_own_answers_stay_likely() -> None:
    call = Call(errand()).say("show_schedule", 0.45)
    expected = engine.expected(call.flows, call.line, call.session)
    assert expected.yes_no
    assert [choice.name for choice in expected.choices] == ["dealer"]


def test_no_to_a_half_understood_topic_asks_the_question_again() -> None:
    assert Call(errand()).say("find_dealer", 0.45).say("deny").heard == ["what"]


def test_half_understood_for_ever_ends_at_a_person() -> None:
    call = Call(errand())
    for _ in range(2):
        assert call.say("find_dealer", 0.45).heard == ["confirm_topic"]
    assert call.say("find_dealer", 0.45).heard == ["transfer_not_understood"]


def test_instead_of_yes_the_caller_may_say_what_he_wants() -> None:
    call = Call(errand()).say("show_schedule", 0.45).say("find_dealer", place=LILLE)
    assert call.turn.consult is not None


def test_the_errand_asked_for_again_at_its_own_question_is_no_answer() -> None:
    call = Call(errand()).say("find_dealer").say("find_dealer")
    assert call.heard == ["ask_place:lost:1"]


def test_the_errand_under_way_is_not_asked_about_when_half_understood() -> None:
    call = Call(errand()).say("find_dealer", place=LILLE).answer(dealers=[1])
    assert call.say("find_dealer", 0.45).heard == ["dealer_next:lost:1"]


def test_a_place_in_a_sentence_that_is_not_understood_is_taken_as_the_errand_s() -> None:
    assert Call(errand()).say("out_of_scope", 0.4, place=LILLE).turn.consult is not None


def test_an_errand_that_the_line_does_not_offer_is_not_taken_up() -> None:
    assert Call(errand()).say("complaint").heard == ["what:lost:1"]


def test_a_bare_place_at_the_open_question_is_about_the_one_errand_with_places() -> None:
    assert Call(errand()).say("inform", place=LILLE).turn.consult is not None


def test_a_bare_answer_that_no_errand_uses_is_not_understood() -> None:
    assert Call(errand()).say("inform", date=LILLE).heard == ["what:lost:1"]
