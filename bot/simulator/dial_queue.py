"""`<Dial><Queue>`: an agent's leg takes the head of a queue, or waits for one.

https://www.twilio.com/docs/voice/twiml/queue
"""

from bot.simulator.bridge import bridged
from bot.simulator.dialling import Outcome
from bot.simulator.events import Called, LegOver, LegReady, Parted
from bot.simulator.leg import Leg
from bot.simulator.line import Line
from bot.simulator.queues import CallQueue, Member
from bot.simulator.signals import Signal
from bot.simulator.twiml.document import Node


def dial_queue(line: Line, noun: Node, timeout: float) -> Outcome:
    """Bridge with the head of the queue; wait `timeout` seconds for one if it is empty.

    Raises:
        Over, SentElsewhere: the agent's leg went.
    """
    queue = line.exchange.queues.named(noun.text)
    whisper = line.request(noun.get("url"), noun.get("method")) if noun.get("url") else None
    end = line.exchange.clock.now() + timeout
    line.leg.become("dialling")
    while True:
        member = _head(line, queue, end)
        if member is None:
            line.leg.become("talking")
            return Outcome(line.exchange.doubts.empty_queue_status)
        line.exchange.clock.post(member.leg.inbox, Called(line.leg, whisper))
        if _ready(line, member.leg):
            break
    waited = round(line.exchange.clock.now() - member.entered)
    _talk(line, member.leg)
    extra = (("QueueResult", "bridged"), ("QueueSid", queue.sid), ("QueueTime", str(waited)))
    return Outcome("completed", member.leg, bridged=True, extra=extra)


def _head(line: Line, queue: CallQueue, end: float) -> Member | None:
    queue.takers.append(line.leg)
    try:
        while True:
            member = line.exchange.queues.take(queue)
            left = end - line.exchange.clock.now()
            if member is not None or left <= 0:
                return member
            line.leg.take(left, eager=False)
    finally:
        queue.takers.remove(line.leg)


def _ready(line: Line, queued: Leg) -> bool:
    try:
        while True:
            event = line.leg.take()
            if isinstance(event, LegReady) and event.leg is queued:
                return True
            if isinstance(event, LegOver) and event.leg is queued:
                return False
    except Signal:
        line.exchange.clock.post(queued.inbox, Parted(line.leg))
        raise


def _talk(line: Line, queued: Leg) -> None:
    try:
        bridged(line.leg, queued)
    finally:
        if not queued.over:
            line.exchange.clock.post(queued.inbox, Parted(line.leg))
