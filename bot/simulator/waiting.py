"""What a queued caller hears: the waitUrl's document, again and again.

https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
"""

from bot.simulator.events import Silent
from bot.simulator.heard import Prompt
from bot.simulator.line import Line
from bot.simulator.queues import CallQueue, Member
from bot.simulator.requests import Fields
from bot.simulator.twiml.document import Node

MUSIC = Prompt("music on hold", kind="music", by="carrier")
#: On the wall's clock speech takes no time, so a round of the document takes at least this.
ROUND_SECONDS = 5.0


def wait_for_turn(line: Line, node: Node, queue: CallQueue, member: Member) -> None:
    """Play the wait document, or music, until something takes the caller out.

    A tester's phone rests after each round until it waits on; so does time.

    Raises:
        Left, Taken, SentElsewhere, Over: what took the caller out.
        Unusable: the document cannot be had or read.
    """

    def fields() -> Fields:
        now = line.exchange.clock.now()
        return (
            ("QueuePosition", str(queue.position(line.leg))),
            ("QueueSid", queue.sid),
            ("QueueTime", str(round(now - member.entered))),
            ("AvgQueueTime", str(queue.average_wait(now))),
            ("CurrentQueueSize", str(len(queue.members))),
            ("MaxQueueSize", str(queue.max_size)),
        )

    url = node.get("waitUrl")
    if "waitUrl" not in node.attributes:
        line.leg.hear(MUSIC)
    while True:
        if url:
            waiting = Line(line.exchange, line.leg, "wait", extra=fields, first=False)
            waiting.run(line.request(url, node.get("waitUrlMethod")))
        rest(line, forever=not url)


def rest(line: Line, *, forever: bool) -> None:
    """Let time pass between two rounds."""
    leg = line.leg
    leg.become("queued")
    free = line.exchange.clock.free
    while True:
        event = leg.take(None if free or forever else ROUND_SECONDS)
        if event is None:
            break
        if isinstance(event, Silent):
            leg.heard.clear()
            leg.become("queued")
            leg.pass_time(event.seconds or 0.0 if free else 0.0)
            break
    leg.become("talking")
