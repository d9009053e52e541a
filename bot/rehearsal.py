"""A whole line for calls that are played: the real application, and a carrier to ring it.

Everything is real but the carrier and what a designer's machine lacks: calls are kept in memory
and understood by the grammar unless other sessions or another recogniser are given.
"""

import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot import bootstrap
from bot.app import create_app
from bot.backends.registry import Backends
from bot.designer.play import Player
from bot.dialogue.consult import Answer, Consult, Unavailable
from bot.dialogue.instructions import Say
from bot.flows import Catalogue, MemoryArchive
from bot.health import Health
from bot.lines import Lines
from bot.sessions.memory import MemorySessions
from bot.sessions.port import Made, Sessions
from bot.settings import Settings
from bot.simulator import Carrier, Number
from bot.surroundings import folder
from bot.turns import Endings, Turns
from bot.voice.carrier import Carrier as CarrierApi
from nlu.bootstrap import build
from nlu.port import Recogniser


class Overheard:
    """All that the bot said, by call: the prompts' names are not in what a telephone hears."""

    def __init__(self) -> None:
        self._said: dict[str, list[Say]] = defaultdict(list)

    def note(self, made: Made) -> None:
        said = (each for each in made.instructions if isinstance(each, Say))
        self._said[made.session.call].extend(said)

    def said(self, call: str) -> Sequence[Say]:
        return self._said[call]


class OverheardSessions(MemorySessions):
    """Calls in memory; `overheard` is told of every turn."""

    def __init__(self, overheard: Overheard) -> None:
        super().__init__()
        self._overheard = overheard

    def commit(self, made: Made) -> None:
        super().commit(made)
        self._overheard.note(made)


class Failing:
    """Backends of which some are down for now."""

    def __init__(self, backends: Backends) -> None:
        self.real = backends
        self._down: frozenset[str] = frozenset()

    def fail(self, actions: Sequence[str]) -> None:
        """Let these fail from now on, and no others."""
        self._down = frozenset(actions)

    def ask(self, consult: Consult) -> Answer | Unavailable:
        if consult.name in self._down:
            return Unavailable("down for this call")
        return self.real.ask(consult)


class Model:
    """The model, as far as health goes: rehearsals do not ask it how it is."""

    def warm(self) -> bool:
        return False


@contextmanager
def rehearsal(
    settings: Settings,
    *,
    overheard: Overheard | None = None,
    sessions: Any = None,
    recogniser: Recogniser | None = None,
) -> Iterator[Player]:
    """A player of scenarios, for as long as the context lasts.

    `sessions`, if given, must tell `overheard` of every turn. Raises FlowErrors for broken
    flows and BackendsError for a broken network.
    """
    heard = overheard or Overheard()
    kept: Sessions = sessions or OverheardSessions(heard)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        public = f"http://127.0.0.1:{listening.getsockname()[1]}"
        carrier = Carrier(_numbers(settings, public), settings.account_sid, settings.auth_token)
        with carrier:
            here = replace(settings, public_url=public, twilio_api_url=carrier.url)
            api = CarrierApi(here.account_sid, here.auth_token, here.twilio_api_url)
            failing = Failing(bootstrap.backends(here, bootstrap.network(here), api))
            app = _app(here, kept, recogniser or build(settings.root, None), failing)
            with _served(app, listening):
                yield Player(
                    carrier,
                    {line.name: line.number for line in settings.lines},
                    said=heard.said,
                    session=kept.load,
                    fail=failing.fail,
                )


def _app(settings: Settings, sessions: Any, recogniser: Recogniser, backends: Failing) -> Flask:
    lines = Lines(settings.lines, settings.time_zone)
    load = bootstrap.flow_loader(settings, backends.real)
    catalogue = Catalogue(folder(settings), load, MemoryArchive(), time.monotonic)
    turns = Turns(
        sessions=sessions,
        recogniser=recogniser,
        backends=backends,
        catalogue=catalogue,
        lines=lines,
        now=bootstrap.now,
        timer=time.monotonic,
    )
    health = Health(sessions, Model(), catalogue)
    return create_app(
        settings,
        turns=turns,
        endings=Endings(sessions, catalogue, lines, bootstrap.now),
        lines=lines,
        health=health,
        now=bootstrap.now,
    )


def _numbers(settings: Settings, public: str) -> dict[str, Number | str]:
    return {
        line.number: Number(
            f"{public}/voice/incoming", status_callback=f"{public}/voice/status", label=line.name
        )
        for line in settings.lines
    }


class _Quiet(WSGIRequestHandler):
    """Says nothing about each request."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


@contextmanager
def _served(app: Flask, listening: socket.socket) -> Iterator[None]:
    host, port = listening.getsockname()
    server = make_server(
        host, port, app, threaded=True, request_handler=_Quiet, fd=listening.fileno()
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
