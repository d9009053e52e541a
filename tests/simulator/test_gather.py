"""<Gather>, https://www.twilio.com/docs/voice/twiml/gather"""

import pytest

from bot.simulator import NotListening, UnknownParty, Unverified
from tests.simulator.conftest import LINE

ASK = '<Gather input="speech dtmf" language="fr-FR" action="/turn?n=1" {}>{}</Gather>'
PROMPT = '<Say language="fr-FR" voice="Polly.Lea-Neural">Bonjour</Say>'


# Twilio: prompts nested in a Gather are played while it listens.
# https://www.twilio.com/docs/voice/twiml/gather#nest-other-verbs
def test_the_caller_hears_the_nested_prompt_and_the_line_waits(bot, carrier):
    bot.serve("/in", ASK.format('hints="Lille, Lens" numDigits="5"', PROMPT))
    phone = carrier.ring(LINE)
    assert phone.state == "waiting"
    assert [(p.text, p.language, p.voice) for p in phone.heard] == [
        ("Bonjour", "fr-FR", "Polly.Lea-Neural")
    ]
    assert phone.expecting.input == ("speech", "dtmf")
    assert phone.expecting.hints == ("Lille", "Lens")
    assert phone.expecting.num_digits == 5
    assert phone.expecting.language == "fr-FR"


# Twilio: speech arrives at the action as SpeechResult, with a Confidence from 0.0 to 1.0.
# https://www.twilio.com/docs/voice/twiml/gather#action
def test_what_is_said_goes_to_the_action(bot, carrier):
    bot.serve("/in", ASK.format("", PROMPT))
    bot.serve("/turn", "<Say>Merci</Say><Hangup/>")
    phone = carrier.ring(LINE).say("je cherche un garage", confidence=0.75)
    [params] = bot.params("/turn")
    assert params["SpeechResult"] == "je cherche un garage"
    assert float(params["Confidence"]) == 0.75
    assert params["n"] == "1"
    assert "Digits" not in params
    assert (phone.words, phone.state, phone.ended_by) == ("Merci", "ended", "bot")


# Twilio: keys arrive as Digits, without the key that finished them.
# https://www.twilio.com/docs/voice/twiml/gather#finishonkey
@pytest.mark.parametrize(
    ("settings", "pressed", "digits", "finished"),
    [
        ("", "59000#", "59000", "#"),
        ('numDigits="5"', "59000", "59000", ""),
        ('finishOnKey="*"', "59#0*", "59#0", "*"),
        ('finishOnKey=""', "12", "12", ""),
        ("", "12", "12", ""),
    ],
)
def test_pressed_keys_go_to_the_action(bot, carrier, settings, pressed, digits, finished):
    bot.serve("/in", ASK.format(settings, PROMPT))
    carrier.ring(LINE).press(pressed)
    [params] = bot.params("/turn")
    assert (params["Digits"], params["FinishedOnKey"]) == (digits, finished)
    assert "SpeechResult" not in params


# Twilio: without input before the time-out the call goes on with the next verb, and no request
# is made. https://www.twilio.com/docs/voice/twiml/gather#timeout
def test_silence_falls_through_after_the_time_out(bot, carrier):
    bot.serve("/in", ASK.format('timeout="7"', "") + "<Say>Personne</Say>")
    phone = carrier.ring(LINE)
    before = carrier.clock.now()
    phone.silence()
    assert phone.words == "Personne"
    assert 7 <= carrier.clock.now() - before < 9
    assert bot.params("/turn") == []


# Twilio: the finishing key alone, with no digits before it, is no input.
# https://www.twilio.com/docs/voice/twiml/gather#finishonkey
def test_the_hash_key_alone_is_no_input(bot, carrier):
    bot.serve("/in", ASK.format("", "") + "<Say>Personne</Say>")
    assert carrier.ring(LINE).press("#").words == "Personne"


# Twilio: actionOnEmptyResult requests the action when nothing was heard.
# https://www.twilio.com/docs/voice/twiml/gather#actiononemptyresult
@pytest.mark.parametrize("sent", [True, False])
def test_an_empty_result_goes_to_the_action_when_asked_for(bot, make_carrier, sent):
    bot.serve("/in", ASK.format('actionOnEmptyResult="true"', PROMPT))
    make_carrier(unverified=Unverified(empty_results_sent=sent)).ring(LINE).silence()
    [params] = bot.params("/turn")
    assert params.get("Digits", "") == params.get("SpeechResult", "") == ""
    assert ("SpeechResult" in params) == sent


# Twilio: input defaults to dtmf, so that speech is not listened to.
# https://www.twilio.com/docs/voice/twiml/gather#input
def test_a_gather_for_keys_does_not_hear_speech(bot, carrier):
    bot.serve("/in", '<Gather action="/turn"/><Say>Personne</Say>')
    assert carrier.ring(LINE).say("bonjour").words == "Personne"


# Twilio: without an action the current document is requested again.
# https://www.twilio.com/docs/voice/twiml/gather#action
def test_without_an_action_the_same_address_is_asked(bot, carrier):
    bot.serve("/in", '<Gather input="speech"/>')
    carrier.ring(LINE).say("encore")
    assert [params.get("SpeechResult") for params in bot.params("/in")] == [None, "encore"]


# Twilio: for speech, speechTimeout overrides timeout.
# https://www.twilio.com/docs/voice/twiml/gather#speechtimeout
def test_a_speech_timeout_overrides_the_timeout(bot, carrier):
    bot.serve("/in", ASK.format('timeout="5" speechTimeout="3"', ""))
    assert carrier.ring(LINE).expecting.timeout == 3


def test_a_phone_that_is_not_patient_is_timed_out(bot, carrier):
    bot.serve("/in", ASK.format("", PROMPT) + "<Say>Personne</Say><Hangup/>")
    phone = carrier.ring(LINE, patient=False).wait_for("ended")
    assert phone.words == "Personne"


def test_a_phone_can_only_talk_to_a_line_that_listens(bot, carrier):
    bot.serve("/in", "<Say>Au revoir</Say>")
    phone = carrier.ring(LINE)
    with pytest.raises(NotListening, match=r"ended.*Au revoir"):
        phone.say("allô ?")


# Twilio: partialResultCallback is told what is heard so far; its answer is ignored.
# https://www.twilio.com/docs/voice/twiml/gather#partialresultcallback
def test_partial_results_are_told_beside_the_call(bot, carrier):
    bot.serve("/in", ASK.format('partialResultCallback="/partial"', PROMPT))
    carrier.ring(LINE).say("un garage")
    carrier.settle()
    assert bot.params("/partial")[0]["UnstableSpeechResult"] == "un garage"


def test_a_withheld_number_is_anonymous(bot, carrier):
    carrier.ring(LINE, from_="")
    assert bot.params("/in")[0]["From"] == "anonymous"


def test_only_numbers_of_the_account_can_be_rung(carrier):
    with pytest.raises(UnknownParty, match=r"these are: \+33199000001"):
        carrier.ring("+33199000999")
