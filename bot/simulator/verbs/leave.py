"""`<Leave>`: take the caller out of the queue. https://www.twilio.com/docs/voice/twiml/leave"""

from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.signals import Left
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb


@verb("Leave")
def leave(line: Line, node: Node) -> Step | None:
    """Go on after the Enqueue, or with its action; outside a queue's wait it does nothing."""
    if line.place == "wait":
        raise Left
    return None
