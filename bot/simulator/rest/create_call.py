"""Makes a leg of a request to create a call, or says why Twilio would not.

https://www.twilio.com/docs/voice/api/call-resource#create-a-call-resource
"""

from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from bot.simulator import numbers
from bot.simulator.errors import Refused
from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg
from bot.simulator.limits import (
    CALL_SECONDS,
    RING_SECONDS,
    RING_SECONDS_MAX,
    SEND_DIGITS,
    TWIML_PARAMETER_CHARACTERS,
)
from bot.simulator.requests import Inline, Request, Step
from bot.simulator.rest.envelope import known_only, number
from bot.simulator.subscriptions import EVENTS, subscription

KNOWN = {
    "To", "From", "Url", "Twiml", "ApplicationSid", "Method", "FallbackUrl", "FallbackMethod",
    "StatusCallback", "StatusCallbackMethod", "StatusCallbackEvent", "SendDigits", "Timeout",
    "Record", "RecordingChannels", "RecordingStatusCallback", "RecordingStatusCallbackMethod",
    "RecordingStatusCallbackEvent", "RecordingTrack", "Trim", "SipAuthUsername",
    "SipAuthPassword", "MachineDetection", "MachineDetectionTimeout",
    "MachineDetectionSpeechThreshold", "MachineDetectionSpeechEndThreshold",
    "MachineDetectionSilenceTimeout", "AsyncAmd", "AsyncAmdStatusCallback",
    "AsyncAmdStatusCallbackMethod", "CallerId", "CallReason", "CallToken", "Byoc", "TimeLimit",
    "ClientNotificationUrl",
}  # fmt: skip


def leg_from(exchange: Exchange, form: "MultiDict[str, str]") -> Leg:
    """Return a new leg, queued for its turn at the carrier's pace.

    Raises:
        Refused: with Twilio's code.
    """
    known_only(form, KNOWN)
    to, from_ = form.get("To", ""), form.get("From", "")
    if not to:
        raise Refused(21201, "To is missing")
    if not from_:
        raise Refused(21213, "From is missing")
    check_from(exchange, from_)
    check_to(to, from_)
    start = start_from(form)
    detection = form.get("MachineDetection", "")
    if detection not in {"", "Enable", "DetectMessageEnd", "None"}:
        raise Refused(21262, f"MachineDetection is Enable or DetectMessageEnd, not {detection!r}")
    if len(form.get("SendDigits", "")) > SEND_DIGITS:
        raise Refused(20422, f"SendDigits takes {SEND_DIGITS} characters at most")
    events = form.getlist("StatusCallbackEvent")
    events = [event for value in events for event in value.split()]
    if strange := [event for event in events if event not in EVENTS]:
        raise Refused(20422, f"{strange[0]!r} is no StatusCallbackEvent; {', '.join(EVENTS)} are")
    timeout = number("Timeout", RING_SECONDS, form, 21208)
    if timeout > RING_SECONDS_MAX:
        raise Refused(21208, f"Timeout is {RING_SECONDS_MAX} seconds at most, not {timeout}")
    fallback = form.get("FallbackUrl", "")
    return Leg(
        exchange.clock,
        exchange.sids("CA"),
        exchange.account_sid,
        from_,
        to,
        "outbound-api",
        start=start,
        fallback=Request(fallback, form.get("FallbackMethod", "POST")) if fallback else None,
        subscription=subscription(
            form.get("StatusCallback", ""), form.get("StatusCallbackMethod", "POST"), events
        ),
        machine_detection="" if detection == "None" else detection,
        verdict_to=verdict_to(form),
        ring_seconds=float(timeout),
        limit_seconds=number("TimeLimit", CALL_SECONDS, form),
        send_digits=form.get("SendDigits", ""),
        queue_milliseconds=round(exchange.slot() * 1000),
    )


def verdict_to(form: Mapping[str, Any]) -> Request | None:
    """Return where an asynchronous verdict on who answered goes.

    Raises:
        Refused: it is wanted, and nobody is to be told.
    """
    if form.get("AsyncAmd", "false") != "true":
        return None
    if not form.get("AsyncAmdStatusCallback"):
        raise Refused(20422, "AsyncAmd needs an AsyncAmdStatusCallback")
    return Request(form["AsyncAmdStatusCallback"], form.get("AsyncAmdStatusCallbackMethod", "POST"))


def start_from(form: Mapping[str, Any]) -> Step:
    """Return what a call begins with: `Url`, which wins, or `Twiml`.

    Raises:
        Refused: 21205 no good address, 32018 too much TwiML.
    """
    url, twiml = form.get("Url", ""), form.get("Twiml", "")
    if url:
        if not url.startswith(("http://", "https://")):
            raise Refused(21205, f"Url must be an absolute web address, not {url!r}")
        return Request(url, form.get("Method", "POST"))
    if len(twiml) > TWIML_PARAMETER_CHARACTERS:
        raise Refused(32018, f"Twiml takes {TWIML_PARAMETER_CHARACTERS} characters at most")
    if twiml:
        return Inline(twiml)
    if form.get("ApplicationSid"):
        raise Refused(21218, "the simulator has no TwiML applications")
    raise Refused(21205, "Url, Twiml or ApplicationSid is missing")


def check_from(exchange: Exchange, from_: str) -> None:
    """Refuse a sender that is no number, or none of the account's.

    Raises:
        Refused: 21212 or 21210.
    """
    if from_ == numbers.MAGIC_INVALID or not numbers.is_dialable(from_):
        raise Refused(21212, f"From must be a number like +33199000001, not {from_!r}")
    owned = from_ in exchange.numbers or from_ == numbers.MAGIC_OWNED
    if not owned and numbers.is_e164(from_):
        raise Refused(21210, f"{from_} is not a number of this account")


def check_to(to: str, from_: str) -> None:
    """Refuse a number that cannot be called.

    Raises:
        Refused: 21211, or what Twilio's test numbers stand for.
    """
    if to in numbers.MAGIC_TO:
        code, why = numbers.MAGIC_TO[to]
        raise Refused(code, f"{to}: {why}")
    if not numbers.is_dialable(to):
        raise Refused(21211, f"To must be a number like +33261910012, not {to!r}")
    if to == from_:
        raise Refused(21211, "To and From are the same number")
