"""One line in the log for each turn: what happened and how long it took, never what was said."""

import logging

from bot.dialogue.heard import Digits, Heard, Speech
from bot.sessions.port import Made

log = logging.getLogger("bot.turns")


def report(made: Made, heard: Heard | None, seconds: float) -> None:
    """Log a turn that was made."""
    session = made.session
    log.info(
        "turn call=%s line=%s turn=%d %s does=%s ms=%d",
        session.call,
        session.line,
        session.turn,
        _understood(heard),
        type(made.instructions[-1]).__name__.lower(),
        round(seconds * 1000),
    )


def _understood(heard: Heard | None) -> str:
    what = f"heard={type(heard).__name__.lower() if heard else 'nothing'}"
    said = heard.recognition if isinstance(heard, Speech | Digits) else None
    if said is None:
        return what
    words = f"{what} intent={said.intent} confidence={said.confidence:.2f} source={said.source}"
    return f"{words} degraded={said.degraded}" if said.degraded else words
