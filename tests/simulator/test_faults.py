"""What goes wrong when a test wants it to."""

import pytest
import urllib3
from twilio.base.exceptions import TwilioRestException

from bot.simulator import UnknownParty
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import sdk

PERSON = "+33261910012"


@pytest.fixture
def place(bot, carrier):
    def place():
        return sdk(carrier).calls.create(
            to=PERSON,
            from_=LINE,
            url=bot.at("/out"),
            status_callback=bot.at("/status"),
            status_callback_event=["initiated", "ringing", "answered", "completed"],
        )

    return place


# Twilio: 429 with code 20429 means too many requests at once; it is safe to ask again.
# https://www.twilio.com/docs/api/errors/20429
@pytest.mark.parametrize(("status", "code"), [(429, 20429), (500, 20500), (503, 20503)])
def test_a_rest_request_fails_as_often_as_asked_for(carrier, place, status, code):
    carrier.fault("status", status=status, times=2, path="Calls", method="POST")
    for _ in range(2):
        with pytest.raises(TwilioRestException) as failed:
            place()
        assert (failed.value.status, failed.value.code) == (status, code)
    assert place().status == "queued"
    assert len(carrier.calls) == 1


# A 5xx may hide a call that was placed: POST requests are not idempotent.
# https://www.twilio.com/docs/api/errors/20500
def test_a_failure_after_the_effect_leaves_a_call_placed(carrier, place):
    carrier.fault("status", status=500, after_effect=True)
    with pytest.raises(TwilioRestException):
        place()
    assert len(carrier.calls) == 1


def test_a_rest_request_may_take_too_long(carrier):
    carrier.fault("timeout", seconds=0.3)
    url = f"{carrier.url}/2010-04-01/Accounts/{carrier.account_sid}/Calls.json"
    login = urllib3.util.make_headers(basic_auth=f"{carrier.account_sid}:{carrier.auth_token}")
    with pytest.raises(urllib3.exceptions.HTTPError):
        urllib3.request("GET", url, headers=login, timeout=0.1, retries=False)


# Twilio: a webhook may come more than once; its retries share the idempotency token.
# https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
def test_a_webhook_may_come_twice(bot, carrier):
    carrier.fault("webhook_twice", path="/turn")
    bot.serve("/in", "<Gather input='speech' action='/turn'/>")
    bot.serve("/turn", "<Say>Merci</Say>")
    assert carrier.ring(LINE).say("bonjour").words == "Merci"
    first, second = bot.params("/turn")
    assert first == second
    one, two = (d for d in carrier.deliveries if d.url.endswith("/turn"))
    token = "I-Twilio-Idempotency-Token"
    assert (one.headers[token], one.body) == (two.headers[token], two.body)


# Twilio: status callbacks may arrive out of order; SequenceNumber tells.
# https://www.twilio.com/docs/voice/api/call-resource#statuscallback
def test_status_callbacks_may_come_out_of_order(bot, carrier, place):
    carrier.fault("callbacks_reversed", path="/status")
    place()
    carrier.settle()
    assert [p["SequenceNumber"] for p in bot.params("/status")] == ["1", "0", "2", "3"]


# Twilio: a status callback answered with an error is noted, 15003, without effect on the call.
# https://www.twilio.com/docs/api/errors/15003
def test_a_refused_status_callback_is_only_noted(bot, make_carrier):
    carrier = make_carrier(number={"status_callback": bot.at("/status")}, strict=False)
    bot.serve("/in", "<Say>a</Say>")
    bot.serve("/status", lambda: ("no", 500))
    assert carrier.ring(LINE).status == "completed"
    assert carrier.debugger.codes() == [15003]


def test_an_unknown_fault_names_those_there_are(carrier):
    with pytest.raises(UnknownParty, match="webhook_twice"):
        carrier.fault("earthquake")
