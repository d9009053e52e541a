"""Getting a document, and what happens when it cannot be had.

https://www.twilio.com/docs/voice/twiml and https://www.twilio.com/docs/api/errors
"""

import threading

import pytest
from flask import Response, redirect

from bot.simulator import CallFailed
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import twiml

HELLO = "<Say>bonjour</Say>"


def fails(carrier, code):
    with pytest.raises(CallFailed, match=rf"error {code}:"):
        carrier.ring(LINE)
    return carrier.calls[-1]


# Twilio: XML, plain text and audio are understood; text that is no TwiML is spoken, audio is
# played, then the call ends.
# https://www.twilio.com/docs/voice/twiml#twilio-understands-mime-types
@pytest.mark.parametrize(
    ("page", "heard"),
    [
        (twiml(HELLO, "application/xml"), "bonjour"),
        (twiml(HELLO, "text/html; charset=utf-8"), "bonjour"),
        (twiml(HELLO, "text/plain"), "bonjour"),
        (Response("Bonjour & bienvenue", content_type="text/plain"), "Bonjour & bienvenue"),
    ],
)
def test_several_kinds_of_content_are_understood(bot, carrier, page, heard):
    bot.serve("/in", page)
    assert carrier.ring(LINE).words == heard


def test_audio_is_played(bot, carrier):
    bot.serve("/in", Response(b"...", content_type="audio/mpeg"))
    assert [prompt.kind for prompt in carrier.ring(LINE).heard] == ["play"]


# Twilio: anything else, or nothing, as content type is 12300.
# https://www.twilio.com/docs/api/errors/12300
@pytest.mark.parametrize("kind", ["application/json", None])
def test_other_content_is_refused(bot, carrier, kind):
    page = twiml(HELLO, kind)
    if kind is None:
        del page.headers["Content-Type"]
    bot.serve("/in", page)
    fails(carrier, 12300)


# Twilio: 11200 an HTTP error, 11770 no body, 12100 not XML, 12102 another root than Response.
# https://www.twilio.com/docs/api/errors
@pytest.mark.parametrize(
    ("page", "code"),
    [
        (Response("nothing here", status=404), 11200),
        (Response("", content_type="text/xml"), 11770),
        (Response("<Response><Say>a</Response>", content_type="text/xml"), 12100),
        (Response("oops <?xml version='1.0'?><Response/>", content_type="text/xml"), 12100),
        (Response("<response/>", content_type="text/xml"), 12102),
    ],
)
def test_a_bad_document_is_an_error(bot, carrier, page, code):
    bot.serve("/in", page)
    fails(carrier, code)


# Twilio: an answer over 64 kB is 11750. https://www.twilio.com/docs/api/errors/11750
def test_a_document_over_the_limit_is_refused(bot, carrier):
    bot.serve("/in", "<!-- " + "x" * 64 * 1024 + " -->" + HELLO)
    fails(carrier, 11750)


# Twilio: an answer that takes over 15 seconds is too late, whatever the overrides say.
# https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
@pytest.mark.parametrize("how", ["cap", "override"])
def test_a_slow_answer_is_an_error(bot, make_carrier, how):
    late = threading.Event()
    bot.serve("/in", lambda: str(late.wait(5)))
    carrier = (
        make_carrier(answer_seconds=0.2)
        if how == "cap"
        else make_carrier(number={"voice_url": bot.at("/in#rt=200")})
    )
    fails(carrier, 11200)
    late.set()


# Twilio: nobody listening is 11205, after one retry; an address that is none is 11100.
# https://www.twilio.com/docs/api/errors/11205
@pytest.mark.parametrize(
    ("url", "code"), [("http://127.0.0.1:9/in", 11205), ("http://a_host/in", 11100)]
)
def test_an_address_without_a_server_is_an_error(make_carrier, url, code):
    carrier = make_carrier(number={"voice_url": url})
    fails(carrier, code)
    assert len(carrier.deliveries) == (2 if code == 11205 else 0)


# Twilio: retries of a webhook carry the same idempotency token.
# https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
def test_a_retry_repeats_the_idempotency_token(bot, make_carrier):
    answers = iter([("no", 503), ("no", 503), HELLO])
    bot.serve("/in", lambda: next(answers))
    carrier = make_carrier(number={"voice_url": bot.at("/in?a=b#rc=2&rp=5xx")})
    assert carrier.ring(LINE).words == "bonjour"
    tokens = {d.headers["I-Twilio-Idempotency-Token"] for d in carrier.deliveries}
    assert (len(carrier.deliveries), len(tokens)) == (3, 1)
    assert {delivery.url for delivery in carrier.deliveries} == {bot.at("/in?a=b")}


# Twilio: an unknown override is refused. https://www.twilio.com/docs/api/errors/11243
@pytest.mark.parametrize("fragment", ["rc=9", "rt=ten", "rp=6xx", "zz=1"])
def test_a_bad_override_is_an_error(bot, make_carrier, fragment):
    fails(make_carrier(number={"voice_url": bot.at(f"/in#{fragment}")}), 11243)


# Twilio: HTTP redirects are followed, ten of them at most: 11215.
# https://www.twilio.com/docs/api/errors/11215
def test_redirects_are_followed_and_keep_nothing_of_the_digits(bot, carrier):
    bot.serve("/in", '<Gather action="/moved"/>')
    bot.serve("/moved", lambda: redirect("/there?x=1", 302))
    bot.serve("/there", HELLO)
    assert carrier.ring(LINE).press("12#").words == "bonjour"
    [params] = bot.params("/there")
    assert (params["x"], "Digits" in params) == ("1", False)


def test_a_redirect_loop_is_an_error(bot, carrier):
    bot.serve("/in", lambda: redirect("/in", 307))
    fails(carrier, 11215)
    assert len(carrier.deliveries) == 11


def test_documents_that_only_lead_to_each_other_end(bot, carrier):
    bot.serve("/in", "<Redirect/>".replace("/>", ">/in</Redirect>"))
    with pytest.raises(CallFailed, match="the caller heard nothing"):
        carrier.ring(LINE)


# Twilio: a failed document leads to the fallback address, told ErrorCode and ErrorUrl.
# https://www.twilio.com/docs/usage/security/availability-reliability
def test_the_fallback_address_stands_in(bot, make_carrier):
    bot.serve("/in", Response("no", status=500))
    bot.serve("/fallback", HELLO)
    carrier = make_carrier(number={"fallback_url": bot.at("/fallback")})
    phone = carrier.ring(LINE)
    [params] = bot.params("/fallback")
    assert (params["ErrorCode"], params["ErrorUrl"]) == ("11200", bot.at("/in"))
    assert (phone.words, phone.ended_by) == ("bonjour", "bot")
    assert carrier.debugger.codes() == [11200]


# Twilio: without a fallback the caller is told of an application error and the call ends.
# https://www.twilio.com/docs/api/errors/11200
def test_without_a_fallback_the_caller_hears_of_an_application_error(bot, make_carrier):
    bot.serve("/in", Response("no", status=500))
    phone = make_carrier(strict=False).ring(LINE)
    assert "application error" in phone.words
    assert (phone.state, phone.ended_by) == ("ended", "application error")


def test_a_broken_fallback_is_not_asked_again(bot, make_carrier):
    bot.serve("/in", Response("no", status=500))
    bot.serve("/fallback", Response("no", status=500))
    carrier = make_carrier(number={"fallback_url": bot.at("/fallback")}, strict=False)
    assert carrier.ring(LINE).ended_by == "application error"
    assert carrier.debugger.codes() == [11200, 11200]


# Twilio: credentials in the address answer a 401, they are not sent unasked.
# https://www.twilio.com/docs/usage/security#http-authentication
def test_credentials_are_sent_when_asked_for(bot, make_carrier):
    from flask import request

    def page():
        if request.authorization is None:
            return Response("who?", 401, {"WWW-Authenticate": "Basic"})
        return HELLO if request.authorization.password == "secret" else ("no", 403)

    bot.serve("/in", page)
    url = bot.at("/in").replace("http://", "http://me:secret@")
    assert make_carrier(number={"voice_url": url}).ring(LINE).words == "bonjour"
