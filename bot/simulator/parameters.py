"""The parameters that come with a voice webhook.

https://www.twilio.com/docs/voice/twiml#request-parameters, and what published captures of
French, German and Indian calls add: empty geographic fields are sent, not left out.
"""

import json
from email.utils import formatdate
from urllib.parse import quote

from bot.simulator.leg import Leg
from bot.simulator.numbers import country
from bot.simulator.requests import Fields

#: https://www.twilio.com/docs/voice/api/call-resource#status-callback: `answered` is told so.
PROGRESS = {"initiated": "initiated", "ringing": "ringing", "answered": "in-progress"}


def of_leg(leg: Leg, method: str = "POST") -> Fields:
    """Return what every request for TwiML carries."""
    fields = [
        ("CallSid", leg.sid),
        ("AccountSid", leg.account_sid),
        ("ApiVersion", "2010-04-01"),
        ("Direction", leg.direction),
        ("CallStatus", leg.status),
        ("From", leg.from_number),
        ("To", leg.to_number),
        ("Caller", leg.from_number),
        ("Called", leg.to_number),
    ]
    for role, number in (("From", leg.from_number), ("To", leg.to_number)):
        for name in (role, {"From": "Caller", "To": "Called"}[role]):
            fields += [(f"{name}City", ""), (f"{name}State", ""), (f"{name}Zip", "")]
            fields.append((f"{name}Country", country(number)))
    if leg.parent is not None:
        fields.append(("ParentCallSid", leg.parent.sid))
    if leg.forwarded_from:
        fields += [("ForwardedFrom", leg.forwarded_from), ("CalledVia", leg.forwarded_from)]
    if leg.answered_by:
        fields.append(("AnsweredBy", leg.answered_by))
    if leg.call_token and method == "POST":
        fields.append(("CallToken", leg.call_token))
    return tuple(fields)


def call_token(sid: str) -> str:
    """Return what stands for the token of an inbound call: JSON, URL-encoded."""
    token = {"parentCallInfoToken": f"simulated.{sid}", "identityHeaderTokens": []}
    return quote(json.dumps(token, separators=(",", ":")))


def of_progress(leg: Leg, event: str, number: int) -> Fields:
    """Return what a status callback carries for initiated, ringing, answered or completed."""
    fields = dict(of_leg(leg))
    fields["CallStatus"] = PROGRESS.get(event, leg.status)
    fields |= {
        "Timestamp": rfc2822(leg.clock.now()),
        "CallbackSource": "call-progress-events",
        "SequenceNumber": str(number),
    }
    if event == "completed":
        seconds = leg.seconds()
        fields |= {"CallDuration": str(seconds), "Duration": str(-(-seconds // 60))}
        if leg.sip_code is not None:
            fields["SipResponseCode"] = str(leg.sip_code)
    return tuple(fields.items())


def rfc2822(at: float) -> str:
    """Return a time the way Twilio's 2010 API writes it, in GMT."""
    return formatdate(at, usegmt=False, localtime=False).replace("-0000", "+0000")
