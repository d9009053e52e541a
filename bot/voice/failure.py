"""Answers the line whatever failed: always a document, logged once, never a word of detail."""

import logging

from flask import Request, Response
from werkzeug.exceptions import HTTPException

from bot.sessions.errors import SessionsUnavailable, Unreadable
from bot.turns import CallGone, NoLonger, TurnFailed, UnknownNumber

from .apology import Apologies
from .people import People
from .request import SID, BadWebhook, bridged
from .response import NOTHING, xml

log = logging.getLogger(__name__)

STATUS = "/voice/status"

#: Characters of a parameter that the log shows.
LONGEST_SHOWN = 64


class Failure:
    """Turns an exception under /voice into an apology and a person."""

    def __init__(self, apologies: Apologies, people: People) -> None:
        self._apologies = apologies
        self._people = people

    def answer(self, error: Exception, request: Request) -> Response:
        """The document for `request`, which failed with `error`."""
        if request.path == STATUS:  # nobody listens; the worker looks for the end itself
            log.warning("call=%s is not known to have ended: %s", _call(request), error)
            return xml(NOTHING)
        self._log(error, request)
        if isinstance(error, UnknownNumber):
            return xml(self._apologies.unknown_number())
        if bridged(request.form):  # the caller has talked to somebody: nothing more is due
            return xml(self._apologies.hang_up())
        line, people = self._people.of(request.values.get("To", ""))
        language = request.args.get("language", "")
        return xml(self._apologies.sorry(line, language, people=people))

    def _log(self, error: Exception, request: Request) -> None:
        call = _call(request)
        match error:
            case UnknownNumber():
                dialled = request.values.get("To", "")[:LONGEST_SHOWN]
                log.error("call=%s rang %r, which is no line in config.yml", call, dialled)
            case SessionsUnavailable() | Unreadable() | NoLonger() | BadWebhook():
                log.error("call=%s goes to a person: %s", call, error)
            case CallGone():
                log.error("call=%s goes to a person: nothing is known of it any more", call)
            case TurnFailed():
                pass  # logged where it happened
            case HTTPException(code=code):
                where = f"{request.method} {request.path}"
                log.error("call=%s goes to a person: %s is answered by %s", call, where, code)
            case _:
                log.error("failed call=%s", call, exc_info=error)


def _call(request: Request) -> str:
    sid = request.values.get("CallSid", "")
    return sid if SID.fullmatch(sid) else "unknown"
