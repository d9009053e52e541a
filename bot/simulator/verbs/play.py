"""`<Play>`: an audio file, or tones. https://www.twilio.com/docs/voice/twiml/play"""

from bot.simulator.heard import Prompt
from bot.simulator.limits import LOOP_FOREVER
from bot.simulator.line import Line
from bot.simulator.requests import Step
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb

#: Nothing is fetched: a piece of sound counts as this long.
SOUND_SECONDS = 5.0


@verb("Play")
def play(line: Line, node: Node) -> Step | None:
    """Let the person hear the sound `loop` times, or the `digits` as tones."""
    if digits := node.get("digits"):
        line.leg.hear(Prompt(digits, kind="tone"))
        return None
    for _ in range(node.number("loop", 1) or LOOP_FOREVER):
        line.leg.hear(Prompt(line.request(node.text).url, kind="play"))
        line.leg.pass_time(SOUND_SECONDS if line.exchange.speech else 0.0)
    return None
