"""The lives of a leg: rung by a caller, placed by REST, dialled by another leg."""

from bot.simulator.bridge import bridged
from bot.simulator.events import Bridged, LegOver, LegReady
from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg
from bot.simulator.line import Line
from bot.simulator.ringing import ring, settle_end
from bot.simulator.signals import Over, SentElsewhere


def incoming(exchange: Exchange, leg: Leg) -> None:
    """Live as a call to one of the account's numbers."""
    leg.status = "ringing"
    try:
        assert leg.start is not None
        Line(exchange, leg).run(leg.start)
        raise Over("bot")
    except Exception as ending:
        settle_end(exchange, leg, ending)


def outgoing(exchange: Exchange, leg: Leg) -> None:
    """Live as a call that a REST request placed: wait for the pace, ring, run TwiML."""
    try:
        leg.pass_time(leg.queue_milliseconds / 1000)
        with exchange.clock.lock:
            leg.status = "ringing"
        ring(exchange, leg)
        assert leg.start is not None
        Line(exchange, leg, first=False).run(leg.start)
        raise Over("bot")
    except Exception as ending:
        settle_end(exchange, leg, ending)


def dialled(exchange: Exchange, leg: Leg) -> None:
    """Live as a leg that another one dials: ring, hear the whisper, be bridged."""
    assert leg.parent is not None
    try:
        ring(exchange, leg)
        if leg.whisper is not None:
            Line(exchange, leg, place="whisper", first=False).run(leg.whisper)
        exchange.clock.post(leg.parent.inbox, LegReady(leg))
        while not isinstance(leg.take(), Bridged):
            pass
        try:
            bridged(leg, leg.parent)
        except SentElsewhere as sent:
            exchange.clock.post(leg.parent.inbox, LegOver(leg))
            Line(exchange, leg, first=False).run(sent.step)
        raise Over("bot")
    except Exception as ending:
        settle_end(exchange, leg, ending)
    finally:
        exchange.clock.post(leg.parent.inbox, LegOver(leg))
