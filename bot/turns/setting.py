"""What a call goes on with: the flows it began with, and its line as it is now."""

from datetime import datetime

from bot.dialogue.flow import Flows
from bot.dialogue.line import Line
from bot.dialogue.session import Session

from .errors import NoLonger
from .ports import Catalogue, Lines


def setting(
    catalogue: Catalogue, lines: Lines, session: Session, now: datetime
) -> tuple[Flows, Line]:
    """Flows and line of `session`; raises NoLonger when either is not to be had."""
    try:
        return catalogue.get(session.flows), lines.at(session.line, now)
    except LookupError as error:
        raise NoLonger(str(error)) from error
