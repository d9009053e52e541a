from bot.dialogue import engine
from bot.dialogue.facts import CallEnded, CallStarted
from bot.dialogue.instructions import Transfer

from .calls import LENS, LILLE, LINE, Call
from .errand import errand


def found(call: Call) -> Call:
    """Take a call to the menu that follows a dealer."""
    return call.say("find_dealer", place=LILLE).answer(dealers=[1])


def test_the_first_words_are_the_greeting_then_the_open_question() -> None:
    call = Call(errand())
    assert call.heard == ["greeting", "what"]
    assert call.facts[0] == CallStarted("auto", "fr")


def test_a_request_that_holds_every_fact_is_answered_without_a_question() -> None:
    call = found(Call(errand()))
    assert call.heard == ["dealer_found", "dealer_next"]
    assert call.session.resolved == ("find_dealer",)


def test_a_request_without_its_facts_is_asked_for_them() -> None:
    assert Call(errand()).say("find_dealer").heard == ["ask_place"]


def test_a_second_request_for_the_same_errand_does_not_reuse_old_facts() -> None:
    call = found(Call(errand())).say("find_dealer")
    assert call.heard == ["ask_place"]


def test_the_caller_may_hang_up_with_his_answer_and_counts_as_resolved() -> None:
    call = found(Call(errand()))
    turn = engine.hang_up(call.flows, LINE, call.session)
    assert turn.session.outcome == "resolved"
    assert turn.facts == (CallEnded("resolved"),)


def test_hanging_up_twice_is_one_fact() -> None:
    call = Call(errand())
    once = engine.hang_up(call.flows, LINE, call.session)
    assert engine.hang_up(call.flows, LINE, once.session).facts == ()


def test_hanging_up_while_a_person_is_rung_counts_as_handed_over() -> None:
    call = Call(errand()).say("speak_to_agent")
    assert engine.hang_up(call.flows, LINE, call.session).session.outcome == "handed_over"


def test_a_backend_that_is_down_ends_at_a_person() -> None:
    call = Call(errand()).say("find_dealer", place=LENS).unavailable()
    assert call.ending == Transfer("backend_down")


def test_our_own_bug_ends_at_a_person() -> None:
    call = Call(errand())
    turn = engine.give_up(call.flows, LINE, call.session)
    assert turn.instructions[-1] == Transfer("bot_failed")


def test_what_is_expected_is_that_of_the_question() -> None:
    call = Call(errand()).say("find_dealer")
    expected = engine.expected(call.flows, LINE, call.session)
    assert expected.kinds == ("place", "postal_code")
    assert expected.digits == 5
