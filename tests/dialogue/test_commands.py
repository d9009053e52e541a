from dataclasses import replace

import pytest

from bot.dialogue.facts import LanguageChanged
from bot.dialogue.heard import Speech
from bot.dialogue.instructions import Listen, Transfer
from nlu.model import Entity, Reading, Recognition

from .calls import LENS, LILLE, LINE, SAINT_DENIS, Call
from .errand import errand


def at_every_point() -> list[Call]:
    return [
        Call(errand()),
        Call(errand()).silence(),
        Call(errand()).say("find_dealer"),
        Call(errand()).say("find_dealer").say(place=SAINT_DENIS),
        Call(errand()).say("find_dealer").say(place=()),
        Call(errand()).say("find_dealer", place=LILLE).answer(dealers=[1]),
        Call(errand()).say("find_dealer", place=LILLE).answer(dealers=[1]).say("deny"),
        Call(errand()).say("show_schedule", 0.4),
    ]


@pytest.mark.parametrize("point", range(len(at_every_point())))
def test_asking_for_a_person_works_at_every_point(point: int) -> None:
    call = at_every_point()[point].say("speak_to_agent", source="command")
    assert call.heard == ["transfer_asked"]
    assert call.ending == Transfer("asked")


@pytest.mark.parametrize("point", range(len(at_every_point())))
def test_repeat_says_the_last_words_again_to_the_letter(point: int) -> None:
    call = at_every_point()[point]
    before = call.heard
    assert call.say("repeat").heard == before
    assert call.press("*").heard == before
    assert call.listening


def test_repeat_in_another_language_asks_again_in_that_one() -> None:
    call = Call(errand()).say("find_dealer").say("repeat", language="en")
    assert call.session.language == "en"
    assert all(said.language == "en" for said in call.session.said)


def test_zero_asks_for_a_person_where_the_menu_has_no_use_for_it() -> None:
    assert Call(errand()).press("0").ending == Transfer("asked")


def test_help_says_what_can_be_done_and_asks_again() -> None:
    assert Call(errand()).say("help").heard == ["help", "what"]


def test_a_caller_who_only_says_hello_is_asked_again_and_not_counted_as_lost() -> None:
    call = Call(errand()).say("greet", source="command")
    assert call.heard == ["what"]
    assert call.session.misses_in_call == 0


def test_a_machine_that_is_asked_says_that_it_is_one() -> None:
    assert Call(errand()).say("machine", source="command").heard == ["i_am_a_machine", "what"]


def test_thanks_before_the_end_do_not_end_the_call() -> None:
    call = Call(errand()).say("find_dealer").say("thanks", source="command")
    assert call.heard == ["you_are_welcome", "ask_place"]


def test_a_caller_who_looks_for_a_pen_gets_his_time_and_may_have_it_repeated() -> None:
    call = Call(errand()).say("find_dealer").say("wait", source="command")
    assert call.heard == ["take_your_time"]
    assert call.session.misses_in_call == 0
    assert call.say("repeat").heard == ["ask_place"]


def test_a_caller_who_does_not_know_is_told_what_one_may_say_and_at_last_gets_a_person() -> None:
    call = Call(errand()).say("find_dealer").say("unsure", source="command")
    assert call.heard == ["ask_place:silence:1"]
    call.say("unsure", source="command")
    assert call.say("unsure", source="command").heard == ["transfer_not_understood"]


def test_no_to_a_question_for_a_value_leads_back_to_the_question_before() -> None:
    call = Call(errand()).say("find_dealer", place=LILLE).answer(dealers=[1])
    call.say("find_dealer").say("deny")
    assert call.heard == ["ask_place:lost:1"], "no question before this one: a no is no answer"


def test_back_returns_to_the_question_before_and_forgets_its_answer() -> None:
    call = Call(errand()).say("find_dealer").say(place=LILLE).answer(dealers=[1])
    assert call.say("back").heard == ["ask_place"]
    assert call.session.slots["place"] is None


def test_back_at_the_first_question_asks_it_again() -> None:
    assert Call(errand()).say("back").heard == ["what"]


def test_goodbye_ends_the_call() -> None:
    call = Call(errand()).say("goodbye")
    assert call.heard == ["goodbye"]
    assert call.over


def test_goodbye_where_a_menu_claims_it_is_the_menu_s() -> None:
    call = Call(errand()).say("find_dealer", place=LILLE).answer(dealers=[1]).say("deny")
    assert call.say("goodbye").session.outcome == "resolved"


def test_changing_the_language_is_heard_at_once_and_kept() -> None:
    call = Call(errand()).say("change_language")
    assert call.heard == ["language_changed", "what"]
    assert isinstance(call.ending, Listen)
    assert call.ending.language == "en"
    assert LanguageChanged("en") in call.facts
    assert call.say("change_language").session.language == "fr"


def test_a_caller_who_plainly_speaks_the_other_language_is_answered_in_it() -> None:
    call = Call(errand()).say("find_dealer", language="en", place=LENS)
    assert call.session.language == "en"


def test_asking_for_the_language_that_is_spoken_already_keeps_it() -> None:
    asked = Entity("language", "en français", readings=(Reading("fr", "fr"),))
    said = Recognition("en français", "change_language", 1.0, entities=(asked,), source="command")
    assert Call(errand()).hear(Speech(said)).session.language == "fr"


def test_a_line_of_one_language_says_so() -> None:
    call = Call(errand(), replace(LINE, languages=("fr",))).say("change_language")
    assert call.heard == ["one_language_only", "what"]
