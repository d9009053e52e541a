from bot.dialogue.facts import NotUnderstood, SilenceHeard
from bot.dialogue.instructions import Transfer

from .calls import LILLE, Call
from .errand import errand


def test_three_silences_rephrase_then_offer_keys_then_end_at_a_person() -> None:
    call = Call(errand())
    assert call.silence().heard == ["what:silence:1"]
    assert call.silence().heard == ["what:silence:2"]
    assert call.silence().heard == ["transfer_unheard"]
    assert call.ending == Transfer("not_understood")
    assert [f for f in call.facts if isinstance(f, SilenceHeard)] == [SilenceHeard("main.what")] * 3


def test_three_misunderstandings_end_at_a_person() -> None:
    call = Call(errand())
    assert call.say("out_of_scope", 0.2).heard == ["what:lost:1"]
    assert call.say("out_of_scope", 0.2).heard == ["what:lost:2"]
    assert call.say("out_of_scope", 0.2).ending == Transfer("not_understood")
    assert sum(isinstance(f, NotUnderstood) for f in call.facts) == 3


def test_silence_and_nonsense_climb_the_same_ladder() -> None:
    call = Call(errand()).silence().say("out_of_scope", 0.2)
    assert call.heard == ["what:lost:2"]
    assert call.silence().ending == Transfer("not_understood")


def test_an_answer_brings_the_ladder_back_to_its_foot() -> None:
    call = Call(errand()).silence().silence().say("find_dealer")
    assert call.silence().heard == ["ask_place:silence:1"]


def test_misses_spread_over_a_call_end_at_a_person_too() -> None:
    call = Call(errand()).silence().silence().say("find_dealer").silence().silence()
    call.say(place=LILLE).answer(dealers=[1]).silence()
    assert call.silence().ending == Transfer("not_understood")


def test_repeating_and_asking_for_help_do_not_hide_that_nothing_is_understood() -> None:
    call = Call(errand()).silence().silence().say("help")
    assert call.heard == ["help", "what"]
    assert call.silence().ending == Transfer("not_understood")
