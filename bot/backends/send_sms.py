"""`send_sms`: a text message to a mobile."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from bot.backends.telephones import e164
from bot.dialogue.consult import ActionSpec
from nlu.model import Json

#: The carrier's codes that say something about the number, not about us
#: (https://www.twilio.com/docs/api/errors): invalid, region, trial, opted out, unroutable, fixed.
_ABOUT_THE_NUMBER = {
    21211: "invalid", 21217: "invalid", 21408: "region", 21608: "unverified",
    21610: "opted_out", 21612: "unreachable", 21614: "not_mobile",
}  # fmt: skip


class Texts(Protocol):
    """Sends text messages.

    Numbers in E.164. Raises an error with the carrier's `code` when the carrier refuses, and
    any other when it cannot be reached; in that case the message may have been sent.
    """

    def send(self, to: str, from_: str, body: str) -> str:
        """Send a message and return the carrier's id for it."""
        ...


@dataclass(frozen=True, slots=True)
class SendSms:
    """Sends what a flow wrote. A number that cannot get it is an answer, a carrier down is not."""

    texts: Texts
    sender: str

    @property
    def spec(self) -> ActionSpec:
        """Takes a number, the text, and the number it comes from if not the usual one."""
        return ActionSpec(
            "send_sms",
            requires=("to", "text"),
            optional=("sender",),
            binds=("sms",),
            about="a text message; `sms.sent` says whether it could be sent, `sms.why` why not",
        )

    @property
    def waits(self) -> bool:
        """The carrier is another machine."""
        return True

    def ask(self, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
        """`sms`: {"sent": true or false, "why": "" or "invalid", "not_mobile", "opted_out" …}."""
        to = e164(str(arguments["to"]))
        if to is None:
            return _answer("invalid")
        sender = str(arguments.get("sender") or self.sender)
        try:
            self.texts.send(to, sender, str(arguments["text"]))
        except Exception as error:
            why = _ABOUT_THE_NUMBER.get(getattr(error, "code", 0))
            if why is None:
                raise
            return _answer(why)
        return _answer("")


def _answer(why: str) -> Mapping[str, Json]:
    return {"sms": {"sent": not why, "why": why}}
