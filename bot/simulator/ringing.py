"""Rings a telephone, and lets its owner behave as the directory says."""

from collections import deque

from bot.simulator.detection import detect
from bot.simulator.errors import CallFailed
from bot.simulator.events import PickedUp
from bot.simulator.exchange import Exchange
from bot.simulator.heard import Prompt
from bot.simulator.leg import Leg
from bot.simulator.parties import Answers, Busy, Declines, Fails, Party, Rings, Voicemail
from bot.simulator.signals import Over

#: SIP's answers, as Twilio hands them on: https://www.twilio.com/docs/voice/api/call-resource
SIP_BUSY, SIP_GIVEN_UP = 486, 487
#: How long a voicemail listens after its greeting. Ours.
VOICEMAIL_SECONDS = 30.0


def ring(exchange: Exchange, leg: Leg) -> None:
    """Ring until the leg is answered.

    Raises:
        Over: it was not; with the status that Twilio reports.
    """
    exchange.callbacks.progress(leg, "initiated")
    ringer = exchange.ringers.get(leg.to_number)
    party: Party = Rings() if ringer else exchange.directory.find(leg.to_number)
    match party:
        case Fails(sip):
            leg.sip_code = sip
            raise Over("carrier", "failed")
        case Busy(after):
            leg.pass_time(after)
            leg.sip_code = SIP_BUSY
            raise Over("called party", "busy")
    with exchange.clock.lock:
        leg.status = "ringing"
        leg.become("ringing")
    exchange.callbacks.progress(leg, "ringing")
    if ringer:
        ringer(leg)
    _wait(leg, party)
    leg.become("talking")
    exchange.answered(leg)
    detect(exchange, leg)


def _wait(leg: Leg, party: Party) -> None:
    match party:
        case Answers(after, _, talks) if after <= leg.ring_seconds:
            leg.pass_time(after)
            leg.talks = talks
            leg.replies = deque(party.inputs())
        case Voicemail(after, greeting) if after <= leg.ring_seconds:
            leg.pass_time(after)
            leg.talks = VOICEMAIL_SECONDS
            leg.replies = deque(Answers(replies=(greeting,)).inputs())
            leg.machine = True
            if leg.parent is not None:
                leg.parent.hear(Prompt(greeting, by="machine"))
        case Declines(after) if after <= leg.ring_seconds:
            leg.pass_time(after)
            leg.sip_code = SIP_BUSY
            raise Over("called party", "busy")
        case Rings():
            _by_hand(leg)
        case _:
            leg.pass_time(leg.ring_seconds)
            _given_up(leg)


def _by_hand(leg: Leg) -> None:
    end = leg.clock.now() + leg.ring_seconds
    while (left := end - leg.clock.now()) > 0:
        if isinstance(leg.take(left, eager=False), PickedUp):
            return
    _given_up(leg)


def _given_up(leg: Leg) -> None:
    leg.sip_code = SIP_GIVEN_UP
    raise Over("carrier", "no-answer")


def settle_end(exchange: Exchange, leg: Leg, ending: Exception) -> None:
    """Write down how a leg ended, by a signal or by a complaint that a strict carrier raised."""
    if isinstance(ending, CallFailed):
        leg.failure = leg.failure or ending
        exchange.ended(leg, "completed" if leg.answered_at else "failed", "application error")
    elif isinstance(ending, Over):
        status = ending.status
        if status == "completed" and leg.answered_at is None:
            status = "canceled" if ending.by == "caller" else "no-answer"
        exchange.ended(leg, status, ending.by)
    else:
        leg.failure = ending
        exchange.ended(leg, "failed", "simulator")
