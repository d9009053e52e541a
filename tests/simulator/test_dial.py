"""<Dial>, https://www.twilio.com/docs/voice/twiml/dial"""

import pytest

from bot.simulator import Answers, Busy, CallFailed, Declines, Fails, NoAnswer, Rings, Voicemail
from tests.simulator.conftest import LINE

DEALER = "+33199000101"
DIAL = '<Dial action="/after" timeout="20" {}><Number {}>' + DEALER + "</Number></Dial>"


@pytest.fixture(autouse=True)
def line(bot):
    bot.serve("/in", "<Say>Je vous passe quelqu'un</Say>" + DIAL.format("", ""))
    bot.serve("/after", "<Say>Autre chose ?</Say><Hangup/>")


# Twilio: the action is told how the dial went: DialCallStatus, the child's SID and length.
# https://www.twilio.com/docs/voice/twiml/dial#action
def test_a_conversation_ends_with_completed_and_its_length(bot, carrier):
    carrier.party(DEALER, Answers(after=6, talks=49))
    phone = carrier.ring(LINE)
    [params] = bot.params("/after")
    assert params["DialCallStatus"] == "completed"
    assert params["DialCallDuration"] == "49"
    assert params["DialBridged"] == "true"
    assert params["DialCallSid"] == phone.dialled[0].leg.sid
    assert "Autre chose" in phone.words


# Twilio: busy, no-answer, failed and canceled are the other outcomes.
# https://www.twilio.com/docs/voice/twiml/dial#action
@pytest.mark.parametrize(
    ("party", "status"),
    [
        (Busy(), "busy"),
        (Declines(after=3), "busy"),
        (NoAnswer(), "no-answer"),
        (Answers(after=21), "no-answer"),
        (Fails(), "failed"),
    ],
)
def test_who_does_not_answer_is_reported(bot, carrier, party, status):
    carrier.party(DEALER, party)
    phone = carrier.ring(LINE)
    [params] = bot.params("/after")
    assert (params["DialCallStatus"], params["DialBridged"]) == (status, "false")
    assert [leg.outcome for leg in phone.dialled] == [status]
    assert phone.ended_by == "bot"


# Twilio: timeout is how long the called side rings.
# https://www.twilio.com/docs/voice/twiml/dial#timeout
def test_it_rings_as_long_as_the_timeout_says(carrier):
    carrier.party(DEALER, NoAnswer())
    before = carrier.clock.now()
    carrier.ring(LINE)
    assert 20 <= carrier.clock.now() - before < 25


def test_a_tester_lets_the_other_side_answer_talk_and_hang_up(carrier):
    carrier.party(DEALER, Rings())
    phone = carrier.ring(LINE)
    assert (phone.state, phone.dialled[0].outcome) == ("dialling", "ringing")
    phone.dialled[0].answer()
    assert (phone.state, phone.dialled[0].outcome) == ("connected", "connected")
    phone.dialled[0].say("Garage du Nord, bonjour")
    phone.say("Bonjour, c'est pour une révision")
    assert phone.dialled[0].heard == ["Bonjour, c'est pour une révision"]
    phone.dialled[0].hang_up()
    assert (phone.state, phone.dialled[0].outcome) == ("ended", "completed")


def test_a_caller_hears_the_greeting_of_a_voicemail(carrier):
    carrier.party(DEALER, Voicemail(after=10, greeting="Vous êtes bien au garage"))
    phone = carrier.ring(LINE)
    entry = next(entry for entry in phone.transcript if entry.by == "machine")
    assert entry.text == "Vous êtes bien au garage"


# Twilio: without an action the next verb runs when the child has ended.
# https://www.twilio.com/docs/voice/twiml/dial#action
def test_without_an_action_the_next_verb_runs(bot, carrier):
    carrier.party(DEALER, Busy())
    bot.serve("/in", f"<Dial>{DEALER}</Dial><Say>Occupé</Say>")
    assert carrier.ring(LINE).words == "Occupé"


# Twilio: the caller's own number is shown unless callerId says otherwise, and that must be a
# number of the call or of the account: 13214.
# https://www.twilio.com/docs/voice/twiml/dial#callerid
def test_the_callers_number_is_shown(bot, carrier):
    phone = carrier.ring(LINE)
    assert phone.dialled[0].caller_id == "+33261910012"
    bot.serve("/in", DIAL.format(f'callerId="{LINE}"', ""))
    assert carrier.ring(LINE).dialled[0].caller_id == LINE


def test_a_number_of_somebody_else_cannot_be_shown(bot, carrier):
    bot.serve("/in", DIAL.format('callerId="+33199000999"', ""))
    with pytest.raises(CallFailed, match="13214"):
        carrier.ring(LINE)


# Twilio: several numbers ring at once and the first to answer is put through.
# https://www.twilio.com/docs/voice/twiml/number#ring-multiple-numbers
def test_the_first_of_several_numbers_to_answer_wins(bot, carrier):
    other = "+33199000102"
    bot.serve("/in", f"<Dial><Number>{DEALER}</Number><Number>{other}</Number></Dial>")
    carrier.party(DEALER, Answers(after=9))
    carrier.party(other, Answers(after=4))
    phone = carrier.ring(LINE)
    assert phone.state == "connected"
    assert {leg.number: leg.outcome for leg in phone.dialled} == {
        DEALER: "canceled",
        other: "connected",
    }
    phone.wait(600)
    assert phone.state == "connected"


# Twilio: with sequential the numbers ring one after the other.
# https://www.twilio.com/docs/voice/twiml/dial#sequential
def test_sequential_numbers_ring_one_after_the_other(bot, carrier):
    numbers = f"<Number>{DEALER}</Number><Number>+33199000102</Number>"
    bot.serve("/in", f'<Dial sequential="true">{numbers}</Dial>')
    carrier.party(DEALER, Busy())
    phone = carrier.ring(LINE)
    assert [leg.outcome for leg in phone.dialled] == ["busy", "connected"]


# Twilio: the document at a Number's url is for the called person, before the two are bridged;
# Hangup in it refuses. https://www.twilio.com/docs/voice/twiml/number#attributes-url
def test_a_whisper_is_for_the_called_person_alone(bot, carrier):
    bot.serve("/in", DIAL.format("", 'url="/whisper"'))
    bot.serve("/whisper", "<Say>Appel de Décroché</Say>")
    phone = carrier.ring(LINE)
    assert phone.state == "connected"
    assert phone.dialled[0].heard == ["Appel de Décroché"]
    assert phone.words == ""
    [params] = bot.params("/whisper")
    assert params["ParentCallSid"] == phone.call_sid
    assert params["Direction"] == "outbound-dial"


def test_a_whisper_may_refuse_the_call(bot, carrier):
    bot.serve("/in", DIAL.format("", 'url="/whisper"'))
    bot.serve("/whisper", "<Hangup/>")
    carrier.ring(LINE)
    [params] = bot.params("/after")
    assert params["DialBridged"] == "false"


# Twilio: a dial in a whisper is refused, 13201.
# https://www.twilio.com/docs/api/errors/13201
def test_a_whisper_cannot_dial(bot, carrier):
    bot.serve("/in", DIAL.format("", 'url="/whisper"'))
    bot.serve("/whisper", "<Dial>+33199000103</Dial>")
    carrier.ring(LINE)
    assert carrier.debugger.codes() == [13201]


# Twilio: with answerOnBridge the call rings on until the called side answers.
# https://www.twilio.com/docs/voice/twiml/dial#answeronbridge
def test_answer_on_bridge_lets_the_caller_ring(bot, carrier):
    bot.serve("/in", DIAL.format('answerOnBridge="true"', ""))
    carrier.party(DEALER, Rings())
    phone = carrier.ring(LINE)
    assert phone.status == "ringing"
    phone.dialled[0].answer()
    assert phone.status == "in-progress"


# Twilio: Sip takes an address with X- headers of at most 1024 characters.
# https://www.twilio.com/docs/voice/twiml/sip
def test_a_sip_address_is_dialled_with_its_headers(bot, carrier):
    uri = "sip:desk@pbx.example.com;transport=tls?X-Handoff=42"
    bot.serve("/in", f"<Dial><Sip>{uri}</Sip></Dial>")
    assert carrier.ring(LINE).dialled[0].number == uri


def test_hang_up_on_star_ends_the_conversation(bot, carrier):
    bot.serve("/in", DIAL.format('hangupOnStar="true"', ""))
    carrier.ring(LINE).press("*")
    assert bot.params("/after")[0]["DialCallStatus"] == "completed"


# Twilio: timeLimit ends the conversation. https://www.twilio.com/docs/voice/twiml/dial#timelimit
def test_a_conversation_ends_at_its_time_limit(bot, carrier):
    bot.serve("/in", DIAL.format('timeLimit="60"', ""))
    phone = carrier.ring(LINE).wait(59)
    assert phone.state == "connected"
    phone.wait(2)
    assert bot.params("/after")[0]["DialCallDuration"] == "60"


# Not documented, often observed: the action is requested when the caller hangs up meanwhile.
def test_the_action_is_told_when_the_caller_hangs_up(bot, carrier):
    carrier.ring(LINE).hang_up()
    assert bot.params("/after")[0]["DialCallStatus"] == "completed"


def test_conferences_are_reported_as_unsupported(bot, carrier):
    bot.serve("/in", "<Dial><Conference>room</Conference></Dial>")
    with pytest.raises(CallFailed, match="the simulator does not perform <Conference>"):
        carrier.ring(LINE)


# Twilio: a recorded Dial tells its action the address of the recording.
# https://www.twilio.com/docs/voice/twiml/dial#record
def test_a_recorded_conversation_has_an_address(bot, carrier):
    kept = "record='record-from-answer' recordingStatusCallback='/kept'"
    bot.serve("/in", DIAL.format(kept, ""))
    carrier.ring(LINE).wait(30).dialled[0].hang_up()
    carrier.settle()
    assert bot.params("/after")[0]["RecordingUrl"] == bot.params("/kept")[0]["RecordingUrl"]
    assert bot.params("/kept")[0]["RecordingSource"] == "DialVerb"
