"""`<Say>`: a synthetic voice reads. https://www.twilio.com/docs/voice/twiml/say"""

from bot.simulator.heard import Prompt
from bot.simulator.limits import LOOP_FOREVER
from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb


@verb("Say")
def say(line: Line, node: Node) -> Step | None:
    """Let the person hear the text `loop` times."""
    voice = node.get("voice")
    language = node.get("language") or language_of(voice) or "en-US"
    for _ in range(node.number("loop", 1) or LOOP_FOREVER):
        line.leg.hear(Prompt(node.text, language, voice))
        line.leg.pass_time(line.speak(node.text))
    return None


def language_of(voice: str) -> str:
    """Return the language in a voice's name, `Google.fr-FR-Wavenet-F`; '' when it has none."""
    for part in voice.split("."):
        pieces = part.split("-")
        if len(pieces) > 1 and len(pieces[0]) == 2 and len(pieces[1]) == 2:
            return f"{pieces[0]}-{pieces[1]}"
    return ""
