"""The web application: authentication, error bodies, headers and mishaps of the REST API."""

import hmac
import time
import uuid
from typing import Any

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException

from bot.simulator.errors import Refused
from bot.simulator.exchange import Exchange
from bot.simulator.faults import Fault
from bot.simulator.rest import calls, messages, queues

PREFIX = "/2010-04-01/"


def rest_api(exchange: Exchange) -> Flask:
    """Return the application that serves the account's REST API."""
    app = Flask("bot.simulator")
    for resource in (calls, messages, queues):
        app.register_blueprint(
            resource.blueprint(exchange), url_prefix=f"{PREFIX}Accounts/<account>"
        )

    @app.before_request
    def admit() -> Response | None:
        if not request.path.startswith(PREFIX):
            return None
        g.began = time.monotonic()
        known = request.authorization
        right = (
            known is not None
            and known.type == "basic"
            and hmac.compare_digest(known.username or "", exchange.account_sid)
            and hmac.compare_digest((known.password or "").encode(), exchange.token.encode())
        )
        if not right:
            return error_body(20003, "Authenticate", 401)
        account = (request.view_args or {}).pop("account", exchange.account_sid)
        if account != exchange.account_sid:
            return error_body(20404, f"The requested resource {request.path} was not found", 404)
        g.fault = exchange.faults.rest(request.method, request.path)
        if g.fault is not None and not g.fault.after_effect:
            return strike(g.fault)
        return None

    @app.after_request
    def finish(response: Response) -> Response:
        if not request.path.startswith(PREFIX):
            return response
        fault = g.pop("fault", None)
        if fault is not None and fault.after_effect:
            response = strike(fault)
        response.headers["Twilio-Request-Id"] = "RQ" + uuid.uuid4().hex
        spent = time.monotonic() - g.get("began", time.monotonic())
        response.headers["Twilio-Request-Duration"] = f"{spent:.3f}"
        response.headers["Twilio-Concurrent-Requests"] = "1"
        return response

    @app.errorhandler(Refused)
    def refuse(refused: Refused) -> Response:
        return error_body(refused.code, refused.message, refused.status)

    @app.errorhandler(HTTPException)
    def plain(error: HTTPException) -> Response:
        status = error.code or 500
        code = {404: 20404, 405: 20004}.get(status, 20500)
        return error_body(code, f"{error.name}: {request.path}", status)

    return app


def error_body(code: int, message: str, status: int) -> Response:
    """Return an error as Twilio words its shape."""
    body: dict[str, Any] = {
        "code": code,
        "message": message,
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    response = jsonify(body)
    response.status_code = status
    if status == 401:
        response.headers["WWW-Authenticate"] = 'Basic realm="Twilio API"'
    return response


def strike(fault: Fault) -> Response:
    """Let a mishap happen to a REST request."""
    if fault.kind == "timeout":
        time.sleep(fault.seconds)
        return error_body(20500, "the request took too long", 504)
    code = {429: 20429, 503: 20503}.get(fault.status, 20500)
    return error_body(code, "this failure was asked for", fault.status)
