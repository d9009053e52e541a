"""/sim/…: numbers, behaviours, mishaps, the clock, and what went over the wires."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from flask import Blueprint, request

from bot.simulator.control.phones import body
from bot.simulator.errors import UnknownParty
from bot.simulator.numbers import Number
from bot.simulator.parties import party_from
from bot.simulator.rest.call_json import call_json
from bot.simulator.virtual_clock import VirtualClock

if TYPE_CHECKING:
    from bot.simulator.carrier import Carrier


def blueprint(carrier: "Carrier") -> Blueprint:
    """Return the resources over a carrier."""
    api = Blueprint("world", __name__)
    exchange = carrier.exchange

    @api.get("/")
    def about() -> Any:
        return {
            "carrier": "decroche",
            "account_sid": exchange.account_sid,
            "now": exchange.clock.now(),
            "numbers": {number: asdict(target) for number, target in exchange.numbers.items()},
        }

    @api.put("/numbers/<number>")
    def own(number: str) -> Any:
        try:
            carrier.own(number, target := Number(**body()))
        except TypeError as error:
            raise UnknownParty(f"A number has voice_url and other addresses: {error}.") from error
        return asdict(target)

    @api.put("/parties/<path:pattern>")
    def behave(pattern: str) -> Any:
        carrier.party(pattern, party := party_from(body()))
        return {"pattern": pattern, **asdict(party)}

    @api.post("/faults")
    def fail() -> Any:
        try:
            carrier.fault(**body())
        except TypeError as error:
            raise UnknownParty(f"A fault has a kind and details: {error}.") from error
        return "", 204

    @api.delete("/faults")
    def mend() -> Any:
        exchange.faults.clear()
        return "", 204

    @api.get("/debugger")
    def complaints() -> Any:
        return {"events": [complaint.as_json() for complaint in exchange.debugger]}

    @api.get("/deliveries")
    def deliveries() -> Any:
        call = request.args.get("call")
        sent = [d for d in carrier.deliveries if call in {None, d.params.get("CallSid")}]
        return {"deliveries": [delivery.as_json() for delivery in sent]}

    @api.get("/messages")
    def messages() -> Any:
        to = request.args.get("to")
        return {"messages": [asdict(m) for m in carrier.messages if to in {None, m.to}]}

    @api.get("/calls")
    def calls() -> Any:
        return {"calls": [call_json(leg) for leg in carrier.calls]}

    @api.get("/tasks")
    def tasks() -> Any:
        return {"tasks": [asdict(task) for task in exchange.tasks]}

    @api.post("/clock")
    def clock() -> Any:
        if not isinstance(carrier.clock, VirtualClock):
            raise UnknownParty("This carrier runs on the clock of the wall; it cannot be moved.")
        carrier.clock.advance(float(body().get("advance", 0)))
        return {"now": carrier.clock.now()}

    @api.post("/settle")
    def settle() -> Any:
        return {"settled": carrier.settle(float(body().get("seconds", 30)))}

    return api
