"""Messages by REST, https://www.twilio.com/docs/messaging/api/message-resource"""

import pytest
from twilio.base.exceptions import TwilioRestException

from bot.simulator import Fails
from bot.simulator.messages import segments
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import sdk

PERSON = "+33261910012"


# Twilio: a created message is queued, its counts are strings, its price is not known yet.
# https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
def test_a_message_is_queued_then_delivered(bot, carrier):
    messages = sdk(carrier).messages
    message = messages.create(
        to=PERSON, from_=LINE, body="Garage du Nord", status_callback=bot.at("/sms")
    )
    assert (message.status, message.num_segments, message.price) == ("queued", "1", None)
    carrier.settle()
    assert [p["MessageStatus"] for p in bot.params("/sms")] == ["sent", "delivered"]
    assert {p["MessageSid"] for p in bot.params("/sms")} == {message.sid}
    assert messages(message.sid).fetch().status == "delivered"
    assert [m.body for m in messages.list(to=PERSON)] == ["Garage du Nord"]
    assert messages.list(to="+33261910099") == []


def test_a_message_to_a_dead_number_is_not_delivered(bot, carrier):
    carrier.party(PERSON, Fails())
    sdk(carrier).messages.create(to=PERSON, from_=LINE, body="a", status_callback=bot.at("/sms"))
    carrier.settle()
    last = bot.params("/sms")[-1]
    assert (last["MessageStatus"], last["ErrorCode"]) == ("undelivered", "30003")


# Twilio's errors when sending a message. https://www.twilio.com/docs/api/errors
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": ""}, 21604),
        ({"from_": ""}, 21603),
        ({"body": ""}, 21602),
        ({"body": "a" * 1601}, 21617),
        ({"to": "0612345678"}, 21211),
        ({"from_": "+33199000999"}, 21606),
        ({"from_": "+15005550001"}, 21212),
        ({"to": "+15005550001"}, 21211),
        ({"to": "+15005550002"}, 21612),
        ({"to": "+15005550003"}, 21408),
        ({"to": "+15005550004"}, 21610),
        ({"to": "+15005550009"}, 21614),
    ],
)
def test_a_message_that_twilio_would_refuse_is_refused(carrier, change, code):
    with pytest.raises(TwilioRestException) as refused:
        sdk(carrier).messages.create(**{"to": PERSON, "from_": LINE, "body": "a", **change})
    assert refused.value.code == code


# Twilio: 160 letters of the GSM alphabet a part, 153 when there are several; 70 and 67 with any
# other letter. https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding
@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("é" * 160, 1),
        ("é" * 161, 2),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("🙂" * 35, 1),
        ("🙂" * 36, 2),
    ],
)
def test_a_text_is_cut_into_parts(body, parts):
    assert segments(body) == parts
