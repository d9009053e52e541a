"""What a turn needs beside the recogniser and the store."""

from datetime import datetime
from typing import Protocol

from bot.dialogue.consult import Answer, Consult, Unavailable
from bot.dialogue.flow import Flows
from bot.dialogue.line import Line


class Backends(Protocol):
    """Answers what flows ask of the world.

    Never raises and answers within its deadline; asked twice, it may act twice.
    """

    def ask(self, consult: Consult) -> Answer | Unavailable: ...


class Catalogue(Protocol):
    """The flows, present and past."""

    def current(self) -> Flows:
        """The flows that a new call begins with."""
        ...

    def get(self, fingerprint: str) -> Flows:
        """The flows that a call began with; raises LookupError when they are not to be had."""
        ...


class Lines(Protocol):
    """The brands' lines."""

    def dialled(self, number: str) -> str | None:
        """The name of the line with this number (E.164), if there is one."""
        ...

    def at(self, name: str, moment: datetime) -> Line:
        """The line as it is at `moment`; raises LookupError when it is no more."""
        ...
