"""Carries a text message to its person, and reports how far it got."""

from bot.simulator.exchange import Exchange
from bot.simulator.messages import Message
from bot.simulator.outbox import Outbox
from bot.simulator.parties import Fails
from bot.simulator.requests import Fields, Request

UNREACHABLE = 30003


def deliver(exchange: Exchange, message: Message, status_callback: str = "") -> None:
    """Send a message; a person whose telephone fails does not get it.

    https://www.twilio.com/docs/messaging/api/message-resource#message-status-values
    """
    lost = isinstance(exchange.directory.find(message.to), Fails)
    final = "undelivered" if lost else "delivered"
    error = UNREACHABLE if lost else None
    exchange.messages.set_status(message.sid, final, error)
    if status_callback:
        reports = [
            Request(status_callback, "POST", _fields(exchange, message, status, error))
            for status in ("sent", final)
        ]
        exchange.callbacks.send(Outbox(message.sid, closed=True), *reports)


def _fields(exchange: Exchange, message: Message, status: str, error: int | None) -> Fields:
    fields = {
        "MessageSid": message.sid,
        "SmsSid": message.sid,
        "MessageStatus": status,
        "SmsStatus": status,
        "To": message.to,
        "From": message.from_number,
        "AccountSid": exchange.account_sid,
        "ApiVersion": "2010-04-01",
    }
    if error is not None and status == "undelivered":
        fields["ErrorCode"] = str(error)
    return tuple(fields.items())
