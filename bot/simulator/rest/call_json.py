"""A leg as the call resource shows it."""

from typing import Any

from bot.simulator.leg import Leg
from bot.simulator.rest.envelope import date

SUBRESOURCES = (
    "events", "notifications", "payments", "recordings", "siprec", "streams", "transcriptions",
    "user_defined_message_subscriptions", "user_defined_messages",
)  # fmt: skip


def call_json(leg: Leg) -> dict[str, Any]:
    """Return every property of the resource; many numbers are strings, as with Twilio."""
    uri = f"/2010-04-01/Accounts/{leg.account_sid}/Calls/{leg.sid}"
    return {
        "sid": leg.sid,
        "date_created": date(leg.created_at),
        "date_updated": date(leg.ended_at or leg.answered_at or leg.created_at),
        "parent_call_sid": leg.parent.sid if leg.parent else None,
        "account_sid": leg.account_sid,
        "to": leg.to_number,
        "to_formatted": leg.to_number,
        "from": leg.from_number,
        "from_formatted": leg.from_number,
        "phone_number_sid": None,
        "status": leg.status,
        "start_time": date(leg.answered_at),
        "end_time": date(leg.ended_at),
        "duration": str(leg.seconds()) if leg.over else None,
        "price": None,
        "price_unit": "USD",
        "direction": leg.direction,
        "answered_by": leg.answered_by or None,
        "api_version": "2010-04-01",
        "forwarded_from": leg.forwarded_from or None,
        "group_sid": None,
        "caller_name": None,
        "queue_time": str(leg.queue_milliseconds),
        "trunk_sid": None,
        "uri": f"{uri}.json",
        "subresource_uris": {
            name: f"{uri}/{''.join(w.title() for w in name.split('_'))}.json"
            for name in SUBRESOURCES
        },
    }
