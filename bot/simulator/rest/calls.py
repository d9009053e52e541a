"""/Calls: create, fetch, update, list, delete.

https://www.twilio.com/docs/voice/api/call-resource
"""

from typing import Any

from flask import Blueprint, request

from bot.simulator import lives
from bot.simulator.errors import Refused
from bot.simulator.events import HungUp, Sent
from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg
from bot.simulator.limits import CALL_SECONDS
from bot.simulator.requests import Request
from bot.simulator.rest import create_call
from bot.simulator.rest.call_filters import chosen
from bot.simulator.rest.call_json import call_json
from bot.simulator.rest.envelope import known_only, number, page
from bot.simulator.subscriptions import EVENTS, subscription

UPDATES = {
    "Url", "Twiml", "Method", "Status", "FallbackUrl", "FallbackMethod", "StatusCallback",
    "StatusCallbackMethod", "TimeLimit",
}  # fmt: skip


def blueprint(exchange: Exchange) -> Blueprint:
    """Return the resource over the legs of an exchange."""
    calls = Blueprint("calls", __name__)

    @calls.post("/Calls.json")
    def create() -> Any:
        with exchange.clock.lock:
            leg = create_call.leg_from(exchange, request.form)
            exchange.open(leg, lives.outgoing)
            return call_json(leg), 201

    @calls.get("/Calls.json")
    def index() -> Any:
        legs = chosen(list(exchange.legs.values()), request.args)
        return page("calls", legs, call_json)

    @calls.get("/Calls/<sid>.json")
    def fetch(sid: str) -> Any:
        return call_json(find(exchange, sid))

    @calls.post("/Calls/<sid>.json")
    def update(sid: str) -> Any:
        with exchange.clock.lock:
            return call_json(changed(exchange, find(exchange, sid)))

    @calls.delete("/Calls/<sid>.json")
    def delete(sid: str) -> Any:
        leg = find(exchange, sid)
        if not leg.over:
            raise Refused(20409, "a call under way cannot be deleted", 409)
        del exchange.legs[sid]
        return "", 204

    return calls


def find(exchange: Exchange, sid: str) -> Leg:
    """Return a leg.

    Raises:
        Refused: 20404.
    """
    if sid not in exchange.legs:
        raise Refused(20404, f"The requested resource {request.path} was not found", 404)
    return exchange.legs[sid]


def changed(exchange: Exchange, leg: Leg) -> Leg:
    """Do to a call what the form says.

    Raises:
        Refused: the call is in another state, or the form makes no sense.
    """
    form = request.form
    known_only(form, UPDATES)
    status = form.get("Status")
    if status and status not in {"canceled", "completed"}:
        raise Refused(20422, f"Status can be set to canceled or completed, not {status!r}")
    if "StatusCallback" in form:
        method = form.get("StatusCallbackMethod", "POST")
        events = leg.subscription.events if leg.subscription else EVENTS[-1:]
        leg.subscription = subscription(form["StatusCallback"], method, list(events))
    if "TimeLimit" in form:
        leg.limit_seconds = number("TimeLimit", CALL_SECONDS, form)
    if form.get("FallbackUrl"):
        leg.fallback = Request(form["FallbackUrl"], form.get("FallbackMethod", "POST"))
    if status:
        end(exchange, leg, status)
    elif "Url" in form or "Twiml" in form:
        if leg.status != "in-progress":
            raise Refused(21220, f"the call is {leg.status}; only one in progress is redirected")
        exchange.clock.post(leg.inbox, Sent(create_call.start_from(form)))
    return leg


def end(exchange: Exchange, leg: Leg, status: str) -> None:
    """Cancel or complete a call; one that still waits for its turn ends without a callback."""
    waiting = leg.status in {"queued", "ringing"}
    if leg.over or (status == "canceled" and not waiting):
        raise Refused(21220, f"the call is {leg.status}; it cannot become {status}")
    if leg.status == "queued":
        leg.subscription = None
    ended = "canceled" if waiting else "completed"
    if waiting:
        leg.status = ended
    exchange.clock.post(leg.inbox, HungUp("bot", ended))
