"""Telephone numbers: their form, their country, and the ones that Twilio keeps for tests."""

import re
from dataclasses import dataclass

E164 = re.compile(r"\+[1-9]\d{5,14}")
#: Ours only as far as the simulator needs them: French callers first, English second.
COUNTRIES = {
    "+33": "FR", "+32": "BE", "+41": "CH", "+44": "GB", "+49": "DE", "+34": "ES", "+39": "IT",
    "+352": "LU", "+262": "RE", "+590": "GP", "+596": "MQ", "+594": "GF", "+1": "US",
}  # fmt: skip

#: https://www.twilio.com/docs/iam/test-credentials: outcomes of dialling these.
MAGIC_TO = {
    "+15005550001": (21217, "the number looks invalid"),
    "+15005550002": (21214, "the number cannot be reached"),
    "+15005550003": (21215, "this account may not call that country"),
    "+15005550004": (21216, "the number is blocked for this account"),
}
MAGIC_MESSAGE_TO = {
    "+15005550001": (21211, "the number is invalid"),
    "+15005550002": (21612, "no route leads from the sender to this number"),
    "+15005550003": (21408, "messages to that country are not enabled"),
    "+15005550004": (21610, "the person has opted out with STOP"),
    "+15005550009": (21614, "the number cannot receive messages"),
}
MAGIC_OWNED = "+15005550006"
MAGIC_INVALID = "+15005550001"
MAGIC_NOT_OWNED = "+15005550007"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the account, and where its calls go; `label` is for people."""

    voice_url: str
    voice_method: str = "POST"
    fallback_url: str = ""
    fallback_method: str = "POST"
    status_callback: str = ""
    status_callback_method: str = "POST"
    label: str = ""


def is_e164(number: str) -> bool:
    """Say whether a number has the international form, `+33261910012`."""
    return E164.fullmatch(number) is not None


def is_dialable(address: str) -> bool:
    """Say whether a call can go to this at all: a number, `sip:…`, `client:…` or `app:…`."""
    return is_e164(address) or address.startswith(("sip:", "sips:", "client:", "app:"))


def country(number: str) -> str:
    """Return the two letters of a number's country, or nothing when it is none we know."""
    prefixes = sorted(COUNTRIES, key=len, reverse=True)
    return next((COUNTRIES[prefix] for prefix in prefixes if number.startswith(prefix)), "")
