"""A whole line for calls that are played: the real application, and a carrier to ring it.

Everything is real but the carrier and what a designer's machine lacks: calls are kept in memory
and understood by the grammar unless other sessions or another recogniser are given.
"""

import socket
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.app import create_app
from bot.backends.dealers_file import load_dealers
from bot.backends.find_dealers import FindDealers
from bot.backends.registry import Backends
from bot.backends.send_sms import SendSms
from bot.designer.play import Player
from bot.dialogue.consult import ActionSpec, Answer, Consult, Unavailable
from bot.dialogue.instructions import Say
from bot.flows import Catalogue, MemoryArchive, Sources, load
from bot.health import Health
from bot.lines import Lines
from bot.sessions.memory import MemorySessions
from bot.sessions.port import Made, Sessions
from bot.settings import Settings
from bot.simulator import Carrier, Number
from bot.surroundings import folder, surroundings
from bot.turns import Turns
from bot.voice.carrier import Carrier as CarrierApi
from nlu.bootstrap import build
from nlu.port import Recogniser
from nlu.services import read_services


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
        self._backends = backends
        self._down: frozenset[str] = frozenset()

    def fail(self, actions: Sequence[str]) -> None:
        """Let these fail from now on, and no others."""
        self._down = frozenset(actions)

    def ask(self, consult: Consult) -> Answer | Unavailable:
        if consult.name in self._down:
            return Unavailable("down for this call")
        return self._backends.ask(consult)


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
    flows and DealersFileError for a broken network.
    """
    heard = overheard or Overheard()
    kept: Sessions = sessions or OverheardSessions(heard)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        public = f"http://127.0.0.1:{listening.getsockname()[1]}"
        carrier = Carrier(_numbers(settings, public), settings.account_sid, settings.auth_token)
        with carrier:
            here = replace(settings, public_url=public, twilio_api_url=carrier.url)
            backends = backends_of(here)
            failing = Failing(backends)
            app = _app(here, kept, recogniser or build(settings.root, None), failing, backends)
            with _served(app, listening):
                yield Player(
                    carrier,
                    {line.name: line.number for line in settings.lines},
                    said=heard.said,
                    session=kept.load,
                    fail=failing.fail,
                )


def backends_of(settings: Settings) -> Backends:
    """The backends of these settings."""
    services = read_services(settings.root / "nlu" / "data" / "services").labels
    codes = {code for labels in services.values() for code in labels}
    dealers = load_dealers(settings.root / settings.dealers.file, codes)
    api = CarrierApi(settings.account_sid, settings.auth_token, settings.twilio_api_url)
    sender = settings.lines[0].number
    return Backends(
        [FindDealers(dealers, settings.dealers.farthest_km), SendSms(api, sender)],
        deadline=settings.backends.deadline_ms / 1000,
    )


def _app(
    settings: Settings,
    sessions: Any,
    recogniser: Recogniser,
    failing: Failing,
    backends: Backends,
) -> Flask:
    lines = Lines(settings.lines, settings.time_zone)
    catalogue = _catalogue(settings, backends.actions)
    turns = Turns(
        sessions=sessions,
        recogniser=recogniser,
        backends=failing,
        catalogue=catalogue,
        lines=lines,
        now=_now,
        timer=time.monotonic,
    )
    health = Health(sessions, Model(), catalogue)
    return create_app(settings, turns=turns, lines=lines, health=health, now=_now)


def _catalogue(settings: Settings, actions: Mapping[str, ActionSpec]) -> Catalogue:
    world = surroundings(settings, actions)

    def loaded(sources: Sources) -> Any:
        return load(
            sources,
            actions=world.actions,
            filters=world.filters,
            intents=world.intents,
            lines=world.lines,
        )

    return Catalogue(folder(settings), loaded, MemoryArchive(), time.monotonic)


def _now() -> datetime:
    return datetime.now(UTC)


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
