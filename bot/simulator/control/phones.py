"""/sim/phones: ring a line, or be a telephone that is rung; talk, press keys, listen."""

import uuid
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from flask import Blueprint, json, request

from bot.simulator.errors import CallFailed, NotListening, TooSlow, UnknownParty
from bot.simulator.phone import Phone

if TYPE_CHECKING:
    from bot.simulator.carrier import Carrier

#: A page waits so many seconds at most for something to happen.
LONGEST_POLL = 25.0


def blueprint(carrier: "Carrier") -> Blueprint:
    """Return the resource over the phones of a carrier."""
    api = Blueprint("phones", __name__)
    phones: dict[str, Phone] = {}

    def show(ident: str) -> dict[str, Any]:
        with carrier.clock.lock:
            return {"id": ident, "version": version(phones[ident]), **phones[ident].as_json()}

    def find(ident: str) -> Phone:
        if ident not in phones:
            raise UnknownParty(f"There is no telephone {ident!r}; POST /sim/phones makes one.")
        return phones[ident]

    @api.post("/phones")
    def create() -> Any:
        given = body()
        ident = "PH" + uuid.uuid4().hex
        if number := given.get("number"):
            phones[ident] = carrier.phone(number)
            return show(ident), 201
        caller = given.get("from", "+33261910012")
        patient = given.get("patient", True)
        phones[ident] = carrier.dial(given.get("to", ""), caller, patient=patient)
        settle(phones[ident])
        return show(ident), 201

    @api.get("/phones/<ident>")
    def look(ident: str) -> Any:
        phone = find(ident)
        seen = request.args.get("version")
        seconds = min(float(request.args.get("wait", 0)), LONGEST_POLL)
        if seen is not None and seconds > 0:
            carrier.clock.watch(lambda: version(phone) != seen, seconds)
        return show(ident)

    @api.post("/phones/<ident>")
    def act(ident: str) -> Any:
        phone, given = find(ident), body()
        with_words: dict[str, Callable[[Any], object]] = {
            "say": phone.say,
            "press": phone.press,
            "wait": phone.wait,
        }
        plain: dict[str, Callable[[], object]] = {
            "silence": phone.silence,
            "hang_up": phone.hang_up,
            "answer": phone.answer,
        }
        if len(given) != 1 or not set(given) <= {*with_words, *plain}:
            names = ", ".join([*with_words, *plain])
            raise UnknownParty(f"A telephone does one thing at a time: {names}.")
        [(name, value)] = given.items()
        with suppress(TooSlow, CallFailed):  # the state and the failure are shown
            plain[name]() if name in plain else with_words[name](value)
        return show(ident)

    @api.post("/phones/<ident>/dialled/<int:place>")
    def other(ident: str, place: int) -> Any:
        legs, given = find(ident).dialled, body()
        if place >= len(legs):
            raise UnknownParty(f"The call has dialled {len(legs)} telephones; {place} is none.")
        leg = legs[place]
        plain = {"answer": leg.answer, "decline": leg.decline, "hang_up": leg.hang_up}
        for name in given:
            if name in plain:
                plain[name]()
            elif name == "say":
                leg.say(given["say"])
            else:
                raise UnknownParty(f"The other side can {', '.join(plain)} or say, not {name!r}.")
        return show(ident)

    @api.delete("/phones/<ident>")
    def remove(ident: str) -> Any:
        phone = phones.pop(ident, None)
        if phone is not None:
            if phone.state not in {"idle", "ended"}:
                settle(phone, hang_up=True)
            if carrier.exchange.ringers.get(phone.number) == phone.take:
                del carrier.exchange.ringers[phone.number]
        return "", 204

    return api


def body() -> dict[str, Any]:
    """Return the request's JSON object.

    Raises:
        UnknownParty: there is none.
    """
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise UnknownParty("The body must be a JSON object.")
    return given


def settle(phone: Phone, *, hang_up: bool = False) -> None:
    """Let the line come to rest; what went wrong is part of what is shown."""
    with suppress(TooSlow, CallFailed, NotListening):
        phone.hang_up() if hang_up else phone.settle()


def version(phone: Phone) -> str:
    """Return a text that differs when anything about the phone does."""
    return format(zlib.crc32(json.dumps(phone.as_json(), sort_keys=True).encode()), "08x")
