"""The carrier's webhooks. Each view parses, makes one turn, and renders."""

from flask import Blueprint, Flask, Response, request
from werkzeug.exceptions import HTTPException

from bot.logs import hush
from bot.turns import Endings, Turns

from . import request as webhook
from .apology import Apologies
from .failure import Failure
from .response import NOTHING, xml
from .signature import Signature
from .twiml import Renderer

PREFIX = "/voice/"

#: The parameters that hold what a caller said, for the log to leave out.
SAID = ("SpeechResult", "Digits")

#: Longest body that is read; the carrier's are about 2 kB, and an utterance is a minute at most.
LONGEST_BODY = 256 * 1024


def routes(turns: Turns, endings: Endings, renderer: Renderer, apologies: Apologies) -> Blueprint:
    """The webhooks of a call, to be registered with `guard`."""
    voice = Blueprint("voice", __name__, url_prefix="/voice")

    @voice.post("/incoming")
    def incoming() -> Response:
        call = webhook.call(request.form)
        return xml(renderer.reply(call.sid, turns.incoming(call.sid, call.dialled, call.caller)))

    @voice.post("/turn")
    def turn() -> Response:
        sid = webhook.named(request.args, request.form)
        brought = webhook.brought(request.form)
        return xml(renderer.reply(sid, turns.turn(sid, webhook.turn(request.args), brought)))

    @voice.post("/status")
    def status() -> Response:
        call = webhook.call(request.form)
        if call.over:
            endings.ended(call.sid)
        return xml(NOTHING)

    @voice.post("/apology")
    def apology() -> Response:
        if webhook.bridged(request.form):
            return xml(apologies.hang_up())
        line = request.args.get("line")
        return xml(apologies.nobody(line, request.args.get("language", "")))

    return voice


def guard(app: Flask, signature: Signature, failure: Failure) -> None:
    """Let only the carrier in under /voice, and let nothing out of there but documents."""

    @app.before_request
    def signed() -> Response | None:
        if not request.path.startswith(PREFIX):
            return None
        request.max_content_length = LONGEST_BODY
        request.max_form_memory_size = LONGEST_BODY
        try:
            signed = signature.signed(request)
            hush(*(request.form.get(name, "") for name in SAID))
        except (HTTPException, ValueError, OSError):  # nothing that a carrier sends
            signed = False
        return None if signed else Response(status=403)

    @app.teardown_request
    def over(error: BaseException | None) -> None:
        hush()

    @app.errorhandler(Exception)
    def failed(error: Exception) -> Response | HTTPException:
        if request.path.startswith(PREFIX):
            return failure.answer(error, request)
        if isinstance(error, HTTPException):
            return error
        raise error
