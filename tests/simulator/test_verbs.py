"""The plain verbs, https://www.twilio.com/docs/voice/twiml"""

from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import sdk


# Twilio: verbs are performed in order; when none is left the call is hung up.
# https://www.twilio.com/docs/voice/twiml
def test_verbs_run_in_order_and_then_the_call_ends(bot, carrier):
    bot.serve("/in", "<Say>un</Say><Play>/son.mp3</Play><Say>deux</Say>")
    phone = carrier.ring(LINE)
    assert [(p.kind, p.text) for p in phone.heard] == [
        ("say", "un"),
        ("play", bot.at("/son.mp3")),
        ("say", "deux"),
    ]
    assert (phone.state, phone.status, phone.ended_by) == ("ended", "completed", "bot")


# Twilio: loop says it again; 0 goes on until the call ends, 1000 times at the most.
# https://www.twilio.com/docs/voice/twiml/say#loop
def test_a_loop_says_it_again(bot, carrier):
    bot.serve("/in", '<Say loop="3">encore</Say>')
    assert carrier.ring(LINE).words == "encore encore encore"


def test_an_endless_loop_stops_at_a_thousand(bot, carrier):
    bot.serve("/in", '<Say loop="0">encore</Say>')
    assert len(carrier.ring(LINE).heard) == 1000


# Twilio: Pause waits silently, one second unless length says otherwise.
# https://www.twilio.com/docs/voice/twiml/pause
def test_a_pause_takes_its_seconds_of_the_clock_and_none_of_ours(bot, carrier):
    bot.serve("/in", '<Say>a</Say><Pause length="3600"/><Pause/>')
    before = carrier.clock.now()
    carrier.ring(LINE)
    assert 3601 <= carrier.clock.now() - before < 3602


# Twilio: Redirect goes on with another document; what follows it is unreachable.
# https://www.twilio.com/docs/voice/twiml/redirect
def test_a_redirect_goes_on_elsewhere_by_post_or_get(bot, carrier):
    bot.serve("/in", "<Redirect>/two</Redirect><Say>jamais</Say>")
    bot.serve("/two", '<Redirect method="GET">/three?x=1&amp;y=2</Redirect>')
    bot.serve("/three", "<Say>arrivé</Say>")
    assert carrier.ring(LINE).words == "arrivé"
    assert [delivery.method for delivery in carrier.deliveries] == ["POST", "POST", "GET"]
    [params] = bot.params("/three")
    assert (params["x"], params["y"], params["CallStatus"]) == ("1", "2", "in-progress")


# Twilio: Reject as the first verb refuses the call: it ends busy or no-answer, never answered.
# https://www.twilio.com/docs/voice/twiml/reject
def test_a_rejected_call_is_never_answered(bot, carrier):
    bot.serve("/in", '<Reject reason="busy"/>')
    phone = carrier.ring(LINE)
    assert (phone.status, phone.leg.answered_at) == ("busy", None)
    bot.serve("/in", "<Reject/>")
    assert carrier.ring(LINE).status == "no-answer"


# Twilio: as the first verb Pause delays the answering: a Reject after it still refuses.
# https://www.twilio.com/docs/voice/twiml/pause
def test_a_first_pause_lets_the_telephone_ring_on(bot, carrier):
    bot.serve("/in", '<Pause length="4"/><Say>allô</Say>')
    phone = carrier.ring(LINE)
    assert phone.leg.answered_at - phone.leg.created_at == 4


# Twilio: the first request says that the call rings, later ones that it is in progress.
# https://www.twilio.com/docs/voice/twiml#request-parameters
def test_the_first_request_rings_and_brings_what_twilio_sends_for_a_french_caller(bot, carrier):
    bot.serve("/in", "<Say>a</Say><Redirect>/two</Redirect>")
    phone = carrier.ring(LINE, from_="+33261910012")
    [first], [second] = bot.params("/in"), bot.params("/two")
    assert (first["CallStatus"], second["CallStatus"]) == ("ringing", "in-progress")
    assert first["CallSid"] == second["CallSid"] == phone.call_sid
    assert first["Direction"] == "inbound"
    assert first["ApiVersion"] == "2010-04-01"
    assert first["From"] == first["Caller"] == "+33261910012"
    assert first["To"] == first["Called"] == LINE
    for role in ("From", "To", "Caller", "Called"):
        assert first[f"{role}Country"] == "FR"
        assert first[f"{role}City"] == first[f"{role}State"] == first[f"{role}Zip"] == ""
    assert "StirVerstat" not in first


# Twilio: every webhook carries a signature and a token that its retries share; the user agent
# and the charset are as published captures show them.
# https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
def test_the_headers_are_twilios(bot, carrier):
    bot.serve("/in", "<Hangup/>")
    carrier.ring(LINE)
    headers = carrier.deliveries[0].headers
    assert headers["User-Agent"] == "TwilioProxy/1.1"
    assert headers["Content-Type"] == "application/x-www-form-urlencoded; charset=UTF-8"
    assert {"X-Twilio-Signature", "I-Twilio-Idempotency-Token", "X-Home-Region"} <= set(headers)


# Twilio: cookies that the application sets come back on later requests of the same call.
# https://www.twilio.com/docs/voice/twiml#cookies
def test_cookies_come_back_within_a_call(bot, carrier):
    from flask import make_response, request

    from tests.simulator.tiny_bot import twiml

    def first():
        response = make_response(twiml("<Redirect>/two</Redirect>"))
        response.set_cookie("seen", "yes")
        return response

    bot.serve("/in", first)
    bot.serve("/two", lambda: twiml(f"<Say>{request.cookies.get('seen')}</Say>"))
    assert carrier.ring(LINE).words == "yes"


def test_a_caller_may_hang_up_at_any_time(bot, carrier):
    bot.serve("/in", '<Gather action="/turn"/>')
    phone = carrier.ring(LINE).hang_up()
    assert (phone.state, phone.status, phone.ended_by) == ("ended", "completed", "caller")


def test_the_messages_of_a_caller_reach_his_phone(bot, carrier):
    bot.serve("/in", '<Gather action="/turn"/>')
    phone = carrier.ring(LINE)
    sdk(carrier).messages.create(to=phone.number, from_=LINE, body="12 rue de la Paix")
    assert [message.body for message in phone.sms] == ["12 rue de la Paix"]
