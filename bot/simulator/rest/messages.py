"""/Messages: create, fetch, list.

https://www.twilio.com/docs/messaging/api/message-resource
"""

from typing import Any

from flask import Blueprint, request

from bot.simulator import numbers
from bot.simulator.delivery import deliver
from bot.simulator.errors import Refused
from bot.simulator.exchange import Exchange
from bot.simulator.limits import MESSAGE_CHARACTERS
from bot.simulator.messages import Message
from bot.simulator.rest.envelope import date, known_only, page

KNOWN = {
    "To", "From", "MessagingServiceSid", "Body", "MediaUrl", "ContentSid", "StatusCallback",
    "ApplicationSid", "MaxPrice", "ProvideFeedback", "Attempt", "ValidityPeriod",
    "ForceDelivery", "SmartEncoded", "PersistentAction", "ShortenUrls", "RiskCheck",
}  # fmt: skip


def blueprint(exchange: Exchange) -> Blueprint:
    """Return the resource over the messages of an exchange."""
    messages = Blueprint("messages", __name__)

    @messages.post("/Messages.json")
    def create() -> Any:
        message = exchange.messages.add(_message(exchange))
        deliver(exchange, message, request.form.get("StatusCallback", ""))
        return message_json(exchange, message), 201

    @messages.get("/Messages.json")
    def index() -> Any:
        to, from_ = request.args.get("To"), request.args.get("From")
        found = [
            message
            for message in exchange.messages
            if to in {None, message.to} and from_ in {None, message.from_number}
        ]
        return page("messages", found[::-1], lambda message: message_json(exchange, message))

    @messages.get("/Messages/<sid>.json")
    def fetch(sid: str) -> Any:
        message = exchange.messages.find(sid)
        if message is None:
            raise Refused(20404, f"The requested resource {request.path} was not found", 404)
        return message_json(exchange, message)

    return messages


def _message(exchange: Exchange) -> Message:
    form = request.form
    known_only(form, KNOWN)
    to, from_, body = form.get("To", ""), form.get("From", ""), form.get("Body", "")
    service = form.get("MessagingServiceSid", "")
    if not to:
        raise Refused(21604, "To is missing")
    if not from_ and not service:
        raise Refused(21603, "From or MessagingServiceSid is missing")
    if to in numbers.MAGIC_MESSAGE_TO:
        code, why = numbers.MAGIC_MESSAGE_TO[to]
        raise Refused(code, f"{to}: {why}")
    if not numbers.is_e164(to):
        raise Refused(21211, f"To must be a number like +33261910012, not {to!r}")
    if from_ == numbers.MAGIC_INVALID:
        raise Refused(21212, f"From is invalid: {from_}")
    if from_ and from_ not in exchange.numbers and from_ != numbers.MAGIC_OWNED:
        raise Refused(21606, f"{from_} is not a number of this account that sends messages")
    if not body and not form.get("MediaUrl") and not form.get("ContentSid"):
        raise Refused(21602, "Body, MediaUrl or ContentSid is missing")
    if len(body) > MESSAGE_CHARACTERS:
        raise Refused(21617, f"Body takes {MESSAGE_CHARACTERS} characters at most")
    status = "accepted" if service else "queued"
    return Message(exchange.sids("SM"), to, from_, body, status, exchange.clock.now(), service)


def message_json(exchange: Exchange, message: Message) -> dict[str, Any]:
    """Return every property of the resource."""
    uri = f"/2010-04-01/Accounts/{exchange.account_sid}/Messages/{message.sid}"
    sent = message.status not in {"accepted", "queued", "sending"}
    return {
        "sid": message.sid,
        "date_created": date(message.at),
        "date_updated": date(message.at),
        "date_sent": date(message.at) if sent else None,
        "account_sid": exchange.account_sid,
        "to": message.to,
        "from": message.from_number or None,
        "messaging_service_sid": message.service_sid or None,
        "body": message.body,
        "status": message.status,
        "num_segments": str(message.segments),
        "num_media": "0",
        "direction": "outbound-api",
        "api_version": "2010-04-01",
        "price": None,
        "price_unit": None,
        "error_code": message.error_code,
        "error_message": None,
        "uri": f"{uri}.json",
        "subresource_uris": {"media": f"{uri}/Media.json"},
    }
