"""The use case of the telephone: one turn of one call, whatever goes wrong."""

from bot.sessions.errors import SessionsUnavailable

from .answering import Turns
from .brought import Brought, DialOver, Nothing, Pressed, Spoken
from .ending import Endings
from .errors import CallGone, NoLonger, TurnError, TurnFailed, UnknownNumber
from .ports import Backends, Catalogue, Lines

__all__ = [
    "Backends",
    "Brought",
    "CallGone",
    "Catalogue",
    "DialOver",
    "Endings",
    "Lines",
    "NoLonger",
    "Nothing",
    "Pressed",
    "SessionsUnavailable",
    "Spoken",
    "TurnError",
    "TurnFailed",
    "Turns",
    "UnknownNumber",
]
