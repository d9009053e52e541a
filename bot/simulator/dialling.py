"""Rings several telephones for one leg and bridges it with the first that answers."""

from dataclasses import dataclass

from bot.simulator.bridge import bridged
from bot.simulator.events import Bridged, HungUp, LegOver, LegReady
from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg
from bot.simulator.lives import dialled
from bot.simulator.requests import Fields
from bot.simulator.signals import Signal


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a Dial went: DialCallStatus, and the leg that it speaks of."""

    status: str
    leg: Leg | None = None
    bridged: bool = False
    extra: Fields = ()

    def fields(self) -> Fields:
        """Return what the Dial's action is told."""
        fields = [("DialCallStatus", self.status)]
        if self.leg is not None and self.leg.to_number.startswith("sip"):
            code = 200 if self.bridged else self.leg.sip_code or 480
            fields += [("DialSipCallId", f"{self.leg.sid}@sip"), ("DialSipResponseCode", str(code))]
        if self.leg is not None:
            fields.append(("DialCallSid", self.leg.sid))
            if self.leg.over:
                fields.append(("DialCallDuration", str(self.leg.seconds())))
        fields.append(("DialBridged", "true" if self.bridged else "false"))
        return (*fields, *self.extra)


def dial_all(
    exchange: Exchange, caller: Leg, legs: list[Leg], limit: float, *, hang_up_on_star: bool
) -> Outcome:
    """Ring all legs at once; the first to answer is put through, the others are cancelled.

    Raises:
        Over, SentElsewhere: the caller went; every leg is ended.
    """
    for leg in legs:
        exchange.open(leg, dialled)
    caller.become("dialling")
    try:
        winner = _first_ready(caller, legs)
        if winner is None:
            caller.become("talking")
            return Outcome(legs[0].status, legs[0])
        _end(exchange, [leg for leg in legs if leg is not winner])
        exchange.clock.post(winner.inbox, Bridged(caller))
        exchange.answered(caller) if caller.answered_at is None else None
        bridged(caller, winner, limit=limit, hang_up_on_star=hang_up_on_star)
    except Signal:
        _end(exchange, legs)
        raise
    _end(exchange, legs)
    _wait_for_end(caller, winner)
    return Outcome("completed", winner, bridged=True)


def _first_ready(caller: Leg, legs: list[Leg]) -> Leg | None:
    ringing = list(legs)
    while ringing:
        event = caller.take()
        if isinstance(event, LegReady) and event.leg in ringing:
            ready: Leg = event.leg
            return ready
        if isinstance(event, LegOver) and event.leg in ringing:
            ringing.remove(event.leg)
            caller.become("dialling")
    return None


def _wait_for_end(caller: Leg, leg: Leg) -> None:
    """Wait until a leg is over, or goes its own way, so that its length is known."""
    while not leg.over and leg.state != "talking":
        caller.take(1.0)


def _end(exchange: Exchange, legs: list[Leg]) -> None:
    with exchange.clock.lock:
        for leg in legs:
            if not leg.over:
                status = "completed" if leg.answered_at else "canceled"
                exchange.clock.post(leg.inbox, HungUp("caller", status))
