"""`<Hangup>`: end the call. https://www.twilio.com/docs/voice/twiml/hangup"""

from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.signals import Over
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb


@verb("Hangup")
def hangup(line: Line, node: Node) -> Step | None:
    """End the leg."""
    raise Over("bot")
