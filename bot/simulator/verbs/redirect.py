"""`<Redirect>`: go on with another document. https://www.twilio.com/docs/voice/twiml/redirect"""

from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb


@verb("Redirect")
def redirect(line: Line, node: Node) -> Step | None:
    """Go to the address in the text; nothing after it is performed."""
    return line.request(node.text, node.get("method", "POST"))
