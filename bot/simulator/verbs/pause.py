"""`<Pause>`: silence. https://www.twilio.com/docs/voice/twiml/pause"""

from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb


@verb("Pause")
def pause(line: Line, node: Node) -> Step | None:
    """Wait `length` seconds; as the first verb of a call the telephone rings on meanwhile."""
    line.leg.pass_time(node.number("length", 1))
    return None
