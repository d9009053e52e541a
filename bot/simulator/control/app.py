"""The control API: what a driver, a terminal or a browser does with phones, over HTTP.

Only for programs of this machine: a request that names a web page of elsewhere is refused.
"""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, request

from bot.simulator.control import phones, world
from bot.simulator.errors import CallFailed, NotListening, SimulatorError, TooSlow

if TYPE_CHECKING:
    from bot.simulator.carrier import Carrier

LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def control_api(carrier: "Carrier") -> Blueprint:
    """Return the API over a carrier, below `/sim`."""
    api = Blueprint("control", __name__, url_prefix="/sim")
    api.register_blueprint(phones.blueprint(carrier))
    api.register_blueprint(world.blueprint(carrier))

    @api.before_request
    def admit() -> Any:
        if not from_here(request.headers.get("Origin"), request.host):
            return {"error": "The control API serves pages of this machine only."}, 403
        return "" if request.method == "OPTIONS" else None

    @api.after_request
    def allow(response: Response) -> Response:
        origin = request.headers.get("Origin")
        if origin and from_here(origin, request.host):
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = "Content-Type"
            response.headers["Access-Control-Allow-Methods"] = "GET, POST, PUT, DELETE"
            response.headers["Vary"] = "Origin"
        response.headers["Cache-Control"] = "no-store"
        return response

    @api.errorhandler(SimulatorError)
    def refuse(error: SimulatorError) -> Any:
        status = 409 if isinstance(error, NotListening) else 400
        if isinstance(error, TooSlow | CallFailed):
            status = 504
        return jsonify(error=str(error)), status

    @api.route("/", methods=["OPTIONS"])
    @api.route("/<path:path>", methods=["OPTIONS"])
    def preflight(path: str = "") -> Any:
        return "", 204

    return api


def from_here(origin: str | None, host: str) -> bool:
    """Say whether a request is one of this machine, by its own names."""
    name = urlsplit(f"//{host}").hostname
    return name in LOOPBACK and (origin is None or urlsplit(origin).hostname in LOOPBACK)
