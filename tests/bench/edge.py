"""What a carrier sends to the two servers, and where their TwiML sends it next."""

import html
import re
import secrets
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from twilio.request_validator import RequestValidator

from tests.bench.mix import Turn

LINE = "+33199000001"
_GATHER = re.compile(r"<Gather\b([^>]*)>")
_REDIRECT = re.compile(r"<Redirect\b[^>]*>([^<]+)</Redirect>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_GEOGRAPHY = {
    f"{role}{part}": "FR" if part == "Country" else ""
    for role in ("From", "To", "Caller", "Called")
    for part in ("City", "State", "Zip", "Country")
}


@dataclass(frozen=True, slots=True)
class Request:
    """A form to post: path with query, body, headers."""

    path: str
    form: bytes
    headers: dict[str, str]


@dataclass(slots=True)
class Leg:
    """One caller's call as the carrier sees it."""

    number: int
    sid: str = field(default_factory=lambda: f"CA{secrets.token_hex(16)}")

    @property
    def caller(self) -> str:
        """A number of its own for each call, reserved for fiction where that suffices."""
        return (
            f"+3326191{self.number % 10_000:04d}"
            if self.number < 10_000
            else f"+33{self.number + 6_00_000_000}"
        )

    def fields(self, status: str) -> dict[str, str]:
        return {
            "CallSid": self.sid,
            "AccountSid": "ACdec0c4e0000000000000000000000000",
            "ApiVersion": "2010-04-01",
            "Direction": "inbound",
            "CallStatus": status,
            "From": self.caller,
            "To": LINE,
            "Caller": self.caller,
            "Called": LINE,
            **_GEOGRAPHY,
        }


class Edge(Protocol):
    """A server's telephone side: the requests it is sent, and what its answers lead to."""

    def incoming(self, leg: Leg) -> Request: ...

    def turn(self, leg: Leg, said: Turn, document: str) -> Request | None:
        """The next request after `document`; None when that document ends the call."""
        ...

    def ended(self, leg: Leg) -> Request | None:
        """What is sent when the caller hangs up, if anything."""
        ...


def what_was_done(said: Turn) -> dict[str, str]:
    """The fields with which the carrier tells of speech or keys; none of silence."""
    if said.speech is not None:
        return {"SpeechResult": said.speech, "Confidence": "0.91"}
    if said.keys is not None:
        return {"Digits": said.keys, "FinishedOnKey": "", "msg": "Gather End"}
    return {}


class Ours:
    """The application: signed, and it names the next address itself."""

    def __init__(self, base: str, token: str) -> None:
        self._base = base
        self._validator = RequestValidator(token)

    def incoming(self, leg: Leg) -> Request:
        return self._signed("/voice/incoming", leg.fields("ringing"))

    def turn(self, leg: Leg, said: Turn, document: str) -> Request | None:
        where = next_address(document, silent=said.speech is None and said.keys is None)
        if where is None:
            return None
        return self._signed(where, leg.fields("in-progress") | what_was_done(said))

    def ended(self, leg: Leg) -> Request | None:
        fields = leg.fields("completed") | {"CallDuration": "31", "Duration": "1"}
        return self._signed("/voice/status", fields)

    def _signed(self, where: str, fields: dict[str, str]) -> Request:
        parts = urlsplit(where)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        signature = self._validator.compute_signature(self._base + path, fields)
        headers = {"X-Twilio-Signature": signature, "User-Agent": "TwilioProxy/1.1"}
        return Request(path, urlencode(fields).encode(), headers)


class Peer:
    """Rasa's twilio_voice channel: one address, no signature, the caller's number is the call."""

    PATH = "/webhooks/twilio_voice/webhook"

    def incoming(self, leg: Leg) -> Request:
        return self._request(leg.fields("ringing"))

    def turn(self, leg: Leg, said: Turn, document: str) -> Request | None:
        return self._request(leg.fields("in-progress") | what_was_done(said))

    def ended(self, leg: Leg) -> Request | None:
        return None

    def _request(self, fields: dict[str, str]) -> Request:
        return Request(self.PATH, urlencode(fields).encode(), {"User-Agent": "TwilioProxy/1.1"})


def next_address(document: str, silent: bool) -> str | None:
    """Where a Gather's document leads after speech or keys, or after silence; None if nowhere."""
    gather = _GATHER.search(document)
    if gather is None:
        return None
    attributes = dict(_ATTRIBUTE.findall(gather[1]))
    if silent and attributes.get("actionOnEmptyResult") != "true":
        redirect = _REDIRECT.search(document, gather.end())
        return html.unescape(redirect[1].strip()) if redirect else None
    return html.unescape(attributes["action"]) if "action" in attributes else None
