"""`<Reject>`: refuse an inbound call. https://www.twilio.com/docs/voice/twiml/reject"""

from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.signals import Over
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb


@verb("Reject")
def reject(line: Line, node: Node) -> Step | None:
    """Refuse with `reason` busy, or as a number out of service; later in a call just end it."""
    if line.leg.answered_at is not None:
        raise Over("bot")
    raise Over("bot", "busy" if node.get("reason") == "busy" else "no-answer")
