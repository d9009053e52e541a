"""What the carrier's webhooks say. https://www.twilio.com/docs/voice/twiml#request-parameters"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.turns import Brought, DialOver, Nothing, Pressed, Spoken

#: Withheld numbers were once spelled on the keypad (ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN…)
#: and may still come so.
#: https://twilio.com/changelog/upcoming-changes-to-withheld-caller-ids-behavior-for-dial-calls
WITHHELD = {"+266696687", "+7378742833", "+2562533", "+8566", "+86282452253"}

#: How a dial ended that did bridge the two. https://www.twilio.com/docs/voice/twiml/dial
BRIDGED = ("completed", "answered")

#: Nothing more will happen to a call with one of these.
#: https://www.twilio.com/docs/voice/twiml#callstatus-values
OVER = ("completed", "busy", "failed", "no-answer", "canceled")

#: Characters of speech that are understood. An utterance lasts a minute at most, and nobody says
#: more in that time; what is longer would keep the grammar busy past the carrier's patience.
LONGEST_SPEECH = 1500

_E164 = re.compile(r"\+[1-9]\d{5,14}")
#: "CA" and 32 hexadecimal digits, but nothing depends on that; a key and a line of the log do.
SID = re.compile(r"[\w\-]{1,64}", re.ASCII)
_KEYS = re.compile(r"[0-9*#]+")


class BadWebhook(Exception):
    """A signed request that does not say what it must; the message names it."""


@dataclass(frozen=True, slots=True)
class Call:
    """The call that a webhook is about; `caller` is "" when the number is withheld."""

    sid: str
    dialled: str
    caller: str
    status: str

    @property
    def over(self) -> bool:
        return self.status in OVER


def call(form: Mapping[str, str]) -> Call:
    """The call of a webhook; raises BadWebhook without its sid."""
    sid = _sid(form.get("CallSid", ""))
    caller = form.get("From", "")
    known = _E164.fullmatch(caller) and caller not in WITHHELD
    return Call(sid, form.get("To", ""), caller if known else "", form.get("CallStatus", ""))


def named(query: Mapping[str, str], form: Mapping[str, str]) -> str:
    """The sid of the call that a turn belongs to; raises BadWebhook without one."""
    return _sid(query.get("call") or form.get("CallSid", ""))


def _sid(text: str) -> str:
    if not SID.fullmatch(text):
        raise BadWebhook(f"its CallSid is {text[:64]!r}" if text else "no CallSid")
    return text


def turn(query: Mapping[str, str]) -> int:
    """The number of the turn that the line brings back; -1 when it is none of ours."""
    text = query.get("n", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1


def brought(form: Mapping[str, str]) -> Brought:
    """What the caller did. Empty parameters count as absent: the carrier sends either."""
    dialled = form.get("DialCallStatus", "")
    if dialled:
        return DialOver(bridged(form), dialled)
    keys = form.get("Digits", "")
    if keys and _KEYS.fullmatch(keys):
        return Pressed(keys)
    words = form.get("SpeechResult", "")[:LONGEST_SPEECH].strip()
    return Spoken(words, _confidence(form.get("Confidence", ""))) if words else Nothing()


def bridged(form: Mapping[str, str]) -> bool:
    """Whether whoever was dialled has talked to the caller."""
    said = form.get("DialBridged", "")
    return said == "true" if said else form.get("DialCallStatus") in BRIDGED


def _confidence(text: str) -> float | None:
    """The recogniser's own confidence; it is not always given."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None
