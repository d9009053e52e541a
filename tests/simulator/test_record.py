"""<Record>, https://www.twilio.com/docs/voice/twiml/record"""

import pytest

from bot.simulator import Unverified
from tests.simulator.conftest import LINE

RECORD = '<Record action="/recorded" timeout="5" recordingStatusCallback="/kept" {}/>'


# Twilio: the action is told the recording's address and length, and the key that ended it.
# https://www.twilio.com/docs/voice/twiml/record#attributes-action
@pytest.mark.parametrize("how", ["key", "silence"])
def test_a_recording_ends_with_a_key_or_with_silence(bot, carrier, how):
    bot.serve("/in", "<Say>Parlez</Say>" + RECORD.format(""))
    phone = carrier.ring(LINE)
    assert phone.state == "recording"
    assert [prompt.text for prompt in phone.heard] == ["Parlez", "beep"]
    phone.say("Ma voiture ne démarre plus")
    phone.press("#") if how == "key" else phone.silence()
    carrier.settle()
    [params] = bot.params("/recorded")
    assert params["RecordingUrl"].startswith("https://api.twilio.com/")
    assert int(params["RecordingDuration"]) >= 1
    assert params["Digits"] == ("#" if how == "key" else "")
    [kept] = bot.params("/kept")
    assert (kept["RecordingStatus"], kept["RecordingSource"]) == ("completed", "RecordVerb")
    assert carrier.exchange.recordings[0].words == "Ma voiture ne démarre plus"


# Twilio: when the caller hangs up the action is still requested, with Digits=hangup.
# https://www.twilio.com/docs/voice/twiml/record#attributes-action
def test_hanging_up_ends_a_recording(bot, carrier):
    bot.serve("/in", RECORD.format(""))
    carrier.ring(LINE).say("allô").hang_up()
    assert bot.params("/recorded")[0]["Digits"] == "hangup"


# Older documentation lets an empty recording fall through, today's calls what follows
# unreachable. https://www.twilio.com/docs/voice/twiml/record#attributes-action
@pytest.mark.parametrize(("falls", "words"), [(True, "Rien"), (False, "Action")])
def test_an_empty_recording_may_go_either_way(bot, make_carrier, falls, words):
    bot.serve("/in", RECORD.format('playBeep="false"') + "<Say>Rien</Say>")
    bot.serve("/recorded", "<Say>Action</Say>")
    carrier = make_carrier(unverified=Unverified(empty_recording_falls_through=falls))
    assert carrier.ring(LINE).silence().words == words
