"""The web process: what HTTP reaches. gunicorn runs `bot.app:from_environment()`."""

import sys

from flask import Blueprint, Flask, Response, jsonify

from bot.health import Health, pages
from bot.settings import Settings
from bot.turns import Endings, Lines, Turns
from bot.voice.apology import Apologies
from bot.voice.failure import Failure
from bot.voice.hints import Names
from bot.voice.people import Now, People
from bot.voice.routes import guard, routes
from bot.voice.signature import Signature
from bot.voice.twiml import Renderer

EX_CONFIG = 78  # sysexits.h: something was found in an unconfigured or misconfigured state


def create_app(
    settings: Settings,
    *,
    turns: Turns,
    endings: Endings,
    lines: Lines,
    health: Health,
    now: Now,
    names: dict[str, Names] | None = None,
    more: tuple[Blueprint, ...] = (),
) -> Flask:
    """The application of `settings`; `names` are hints by language, `more` further pages."""
    app = Flask("bot", static_folder=None)
    apologies = Apologies(settings)
    people = People(lines, now)
    guard(app, Signature(settings.auth_token, settings.public_url), Failure(apologies, people))
    app.register_blueprint(routes(turns, endings, Renderer(settings, names), apologies))
    app.register_blueprint(pages(health))
    for blueprint in more:
        app.register_blueprint(blueprint)

    @app.get("/")
    def index() -> Response:
        return jsonify(name="decroche", pages=sorted(_pages(app)))

    return app


def _pages(app: Flask) -> set[str]:
    """The addresses that a browser can open."""
    return {
        rule.rule
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
    }


def from_environment() -> Flask:
    """The application as this machine's settings have it; makes no connection.

    Settings or flows that cannot be used end the process with exit code 78, after one
    sentence for each thing that is wrong.
    """
    from bot.bootstrap import CannotStart, web

    try:
        return web()
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        sys.exit(EX_CONFIG)
