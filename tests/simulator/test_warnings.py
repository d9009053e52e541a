"""What Twilio's debugger says of TwiML, https://www.twilio.com/docs/api/errors

Twilio: an unknown element, attribute or nesting is a warning, 12200, and the call goes on; a bad
value is a warning of its own code, and the default is used.
"""

import json

import pytest

from bot.simulator import CallFailed
from bot.simulator.twiml.check import check
from bot.simulator.twiml.document import parse
from tests.simulator.conftest import LINE

WORKFLOW = "WW" + "0" * 32
TOO_MUCH = json.dumps({"a": "b" * 4096})


def findings(verbs, place="call", base=True):
    return [f.code for f in check(parse(f"<Response>{verbs}</Response>"), place, base=base)]


@pytest.mark.parametrize(
    ("verbs", "code"),
    [
        ("<Shout>a</Shout>", 12200),
        ("<say>a</say>", 12200),
        ("<Say tone='sad'>a</Say>", 12200),
        ("<Say Voice='man'>a</Say>", 12200),
        ("<Number>+33199000101</Number>", 12200),
        ("<Hangup><Say>a</Say></Hangup>", 12200),
        ("<Gather><Dial>+33199000101</Dial></Gather>", 13320),
        ("<Dial><Say>a</Say></Dial>", 13215),
        ("<Say/>", 13520),
        ("<Say loop='-1'>a</Say>", 13510),
        ("<Say voice='Polly.Nobody'>a</Say>", 13511),
        ("<Say voice='Google.fr-FR-Neural2-A'>a</Say>", 13511),
        ("<Say language='French'>a</Say>", 13512),
        ("<Say voice='Polly.Lea' language='en-GB'>a</Say>", 13512),
        (f"<Say>{'a' * 4001}</Say>", 13521),
        (f"<Say voice='Polly.Lea'>{'a' * 3001}</Say>", 13521),
        (f"<Say voice='Google.fr-FR-Wavenet-F'>{'a' * 5001}</Say>", 13521),
        ("<Play loop='x'>/a.mp3</Play>", 13410),
        ("<Play/>", 13420),
        ("<Play digits='xyz'/>", 13430),
        ("<Pause length='long'/>", 13910),
        ("<Reject reason='tired'/>", 13810),
        ("<Redirect method='PUT'>/a</Redirect>", 13710),
        ("<Redirect/>", 11100),
        ("<Gather input='voice'/>", 13326),
        ("<Gather timeout='0'/>", 13313),
        ("<Gather finishOnKey='A'/>", 13310),
        ("<Gather numDigits='0'/>", 13314),
        ("<Gather method='PUT'/>", 13312),
        ("<Gather input='speech' speechTimeout='soon'/>", 13327),
        ("<Gather input='speech' speechTimeout='3' speechModel='best'/>", 13334),
        ("<Gather input='speech' speechTimeout='auto' speechModel='phone_call'/>", 13335),
        ("<Gather input='speech' speechModel='default'/>", 13335),
        ("<Gather input='speech' language='french'/>", 13331),
        (
            "<Gather input='speech' language='fr-BE' speechTimeout='3' speechModel='phone_call'/>",
            13331,
        ),
        (f"<Gather input='speech' hints='{','.join(['a'] * 501)}'/>", 13330),
        (f"<Gather input='speech' hints='{'a' * 101}'/>", 13330),
        ("<Gather actionOnEmptyResult='yes'/>", 13338),
        ("<Gather action='ftp://a/b'/>", 11100),
        ("<Record timeout='x'/>", 13611),
        ("<Record maxLength='0'/>", 13612),
        ("<Record finishOnKey='x'/>", 13613),
        ("<Record playBeep='loud'/>", 13616),
        ("<Record trim='all'/>", 13699),
        ("<Dial timeout='2'>+33199000101</Dial>", 13212),
        ("<Dial record='always'>+33199000101</Dial>", 13217),
        ("<Dial hangupOnStar='1'>+33199000101</Dial>", 13213),
        ("<Dial/>", 13223),
        ("<Dial><Number sendDigits='abc'>+33199000101</Number></Dial>", 13222),
        (f"<Dial>{'<Number>+33199000101</Number>' * 11}</Dial>", 13250),
        ("<Dial><Queue>a</Queue><Number>+33199000101</Number></Dial>", 13000),
        ("<Dial><Queue/></Dial>", 14212),
        (f"<Dial><Queue>{'q' * 65}</Queue></Dial>", 14213),
        ("<Dial><Sip>desk@pbx</Sip></Dial>", 13243),
        (f"<Dial><Sip>sip:{'a' * 250}@pbx</Sip></Dial>", 13243),
        ("<Dial><Sip>sip:a@pbx?Subject=1</Sip></Dial>", 13252),
        (f"<Dial><Sip>sip:a@pbx?X-A={'1' * 1024}</Sip></Dial>", 13253),
        ("<Enqueue/>", 14204),
        (f"<Enqueue>{'q' * 65}</Enqueue>", 14205),
        ("<Enqueue waitUrlMethod='PUT'>q</Enqueue>", 14206),
        ("<Enqueue workflowSid='WW1'/>", 14220),
        (f"<Enqueue workflowSid='{WORKFLOW}'><Task>[1]</Task></Enqueue>", 14221),
        (f"<Enqueue workflowSid='{WORKFLOW}'><Task>{{</Task></Enqueue>", 14221),
        (f"<Enqueue workflowSid='{WORKFLOW}'><Task>{TOO_MUCH}</Task></Enqueue>", 14222),
    ],
)
def test_each_mistake_has_its_code(verbs, code):
    assert code in findings(verbs)


@pytest.mark.parametrize(
    "verbs",
    [
        "<Say voice='Polly.Rémi-Generative' language='fr-FR'>a</Say>",
        "<Say voice='Google.en-GB-Chirp3-HD-Kore'>a</Say>",
        "<Say voice='Google.fr-CA-Wavenet-A'>a</Say>",
        "<Say>a <break time='1s'/> <emphasis>b</emphasis></Say>",
        f"<Say>{'a' * 4000}</Say>",
        "<Gather input='dtmf speech' speechTimeout='auto' language='fr-FR' hints='a, b'/>",
        "<Gather input='speech' speechTimeout='2' speechModel='phone_call' language='fr-FR'/>",
        "<Gather timeout='auto' finishOnKey='' bargeIn='true'><Play>/a.mp3</Play><Pause/></Gather>",
        "<Dial callReason='rappel' ringTone='fr'><Number byoc='BY1'>+33199000101</Number></Dial>",
        "<Dial><Sip>sip:a@pbx.example.com;transport=tls?X-A=1&amp;User-to-User=3132</Sip></Dial>",
        "<Enqueue waitUrl=''>q</Enqueue>",
        f"<Enqueue workflowSid='{WORKFLOW}'><Task priority='3'>{{}}</Task></Enqueue>",
        "<!-- a comment --><Hangup/>",
    ],
)
def test_what_is_documented_draws_no_complaint(verbs):
    assert findings(verbs) == []


# Twilio: a queue's wait document may use only Play, Say, Pause, Hangup, Redirect, Leave and
# Gather. https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
@pytest.mark.parametrize("verb", ["<Dial>+33199000101</Dial>", "<Record/>", "<Enqueue>q</Enqueue>"])
def test_a_wait_document_has_fewer_verbs(verb):
    assert findings(verb, place="wait")
    assert findings(verb) == []


# Twilio: TwiML given in a REST request has no address, so its own must be absolute.
# https://www.twilio.com/docs/voice/api/call-resource#twiml
def test_twiml_without_an_address_needs_absolute_ones():
    assert findings("<Gather action='/turn'/>", base=False) == [11100]
    assert findings("<Gather action='https://example.com/turn'/>", base=False) == []


def test_a_warning_fails_the_call_when_strict(bot, carrier):
    bot.serve("/in", "<Say>a</Say><Shout>b</Shout>")
    with pytest.raises(CallFailed, match=r"12200: <Response> cannot hold <Shout>") as failed:
        carrier.ring(LINE)
    assert failed.value.events == tuple(carrier.debugger)


def test_a_warning_is_only_noted_otherwise(bot, make_carrier):
    carrier = make_carrier(strict=False)
    bot.serve("/in", "<Say>a</Say><Shout>b</Shout><Say loop='x'>c</Say>")
    assert carrier.ring(LINE).words == "a c"
    assert carrier.debugger.codes() == [12200, 13510]
    assert {event.level for event in carrier.debugger} == {"warning"}
    assert carrier.debugger[0].url == bot.at("/in")
