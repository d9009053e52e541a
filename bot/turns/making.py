"""Makes a turn: the dialogue, and the backends it asks, until the line knows what to do."""

from bot.dialogue import engine
from bot.dialogue.flow import Flows
from bot.dialogue.line import Line
from bot.dialogue.turn import Turn

from .ports import Backends

#: Consults in one turn; more is a flow that asks in a circle. A turn has 15 s in all
#: (https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
CONSULTS = 4


class TooManyConsults(Exception):
    """A turn asked the backends more often than `CONSULTS`: a bug in the flow."""


def settled(backends: Backends, flows: Flows, line: Line, turn: Turn) -> Turn:
    """`turn` once all its consults are answered: instructions and facts in their order."""
    instructions, facts = turn.instructions, turn.facts
    for _ in range(CONSULTS):
        if turn.consult is None:
            return Turn(turn.session, instructions, facts)
        outcome = backends.ask(turn.consult)
        turn = engine.answer(flows, line, turn.session, outcome)
        instructions += turn.instructions
        facts += turn.facts
    if turn.consult is None:
        return Turn(turn.session, instructions, facts)
    raise TooManyConsults(f"{turn.session.frame}: more than {CONSULTS} consults in one turn")
