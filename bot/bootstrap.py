"""The one composition root: the only place that makes clients and knows everyone.

Nothing here connects to anything before it is used, so that a server may fork afterwards; a
wrong setting, flow or data file raises CannotStart with one sentence for each finding.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import Flask

from bot import logs, settings
from bot.app import EX_CONFIG, create_app
from bot.backends.dealer import Dealer
from bot.backends.dealers_file import load_dealers
from bot.backends.errors import BackendsError
from bot.backends.find_dealers import FindDealers
from bot.backends.registry import Backends
from bot.backends.send_sms import SendSms
from bot.dialogue.flow import Flows
from bot.flows import Catalogue, FlowFilesError, Sources, load
from bot.flows.redis_archive import RedisArchive
from bot.health import Health
from bot.lines import Lines
from bot.sessions.redis import RedisSessions, connect
from bot.settings import Settings, SettingsError
from bot.simulator import phone_page
from bot.surroundings import folder, surroundings
from bot.turns import Endings, Turns
from bot.voice.carrier import Carrier
from bot.worker.reaper import Reaper
from nlu.bootstrap import WARM_UP
from nlu.bootstrap import build as build_understanding
from nlu.errors import NluError
from nlu.port import Recogniser
from nlu.rasa_client import RasaClient
from nlu.rasa_http import HttpAsker
from nlu.services import read_services
from nlu.understanding import Understanding

__all__ = ["EX_CONFIG", "CannotStart", "Parts", "flow_loader", "turns", "web", "worker"]


class CannotStart(Exception):
    """The machine's settings, flows or data cannot be used; the message says all that is wrong."""


def now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


@contextmanager
def foreseeable() -> Iterator[None]:
    """Turns what is wrong with files into CannotStart."""
    try:
        yield
    except (SettingsError, FlowFilesError, BackendsError, NluError) as error:
        raise CannotStart(str(error)) from error


@dataclass(frozen=True, slots=True)
class Parts:
    """What every process that knows of calls is made of."""

    settings: Settings
    lines: Lines
    sessions: RedisSessions
    catalogue: Catalogue
    backends: Backends
    dealers: tuple[Dealer, ...]
    carrier: Carrier
    endings: Endings


def flow_loader(settings: Settings, asked: Backends) -> Callable[[Sources], Flows]:
    """Makes flows of files, every name in them checked against what this machine has."""
    world = surroundings(settings, asked.actions)
    return lambda sources: load(
        sources,
        actions=world.actions,
        filters=world.filters,
        intents=world.intents,
        lines=world.lines,
    )


def backends(settings: Settings, dealers: tuple[Dealer, ...], carrier: Carrier) -> Backends:
    """All that flows may ask."""
    return Backends(
        (
            FindDealers(dealers, settings.dealers.farthest_km),
            SendSms(carrier, settings.lines[0].number),
        ),
        settings.backends.deadline_ms / 1000,
    )


def network(settings: Settings) -> tuple[Dealer, ...]:
    """The dealers of the settings' file."""
    services = read_services(settings.root / "nlu" / "data" / "services")
    return load_dealers(settings.root / settings.dealers.file, tuple(services.labels["fr"]))


def understanding(settings: Settings) -> Understanding:
    """The model under the settings' deadline, and the grammar behind it."""
    asker = HttpAsker(settings.nlu_url, time.monotonic)
    model = RasaClient(asker, WARM_UP, deadline=settings.understanding.deadline_ms / 1000)
    return build_understanding(settings.root, None, model=model)


def parts(settings: Settings) -> Parts:
    """All but understanding, of these settings. Raises CannotStart."""
    with foreseeable():
        redis = connect(
            settings.redis_url,
            connect_ms=settings.redis.connect_ms,
            answer_ms=settings.redis.answer_ms,
        )
        lines = Lines(settings.lines, settings.time_zone)
        carrier = Carrier(settings.account_sid, settings.auth_token, settings.twilio_api_url)
        dealers = network(settings)
        asked = backends(settings, dealers, carrier)
        catalogue = Catalogue(
            folder(settings), flow_loader(settings, asked), RedisArchive(redis), time.monotonic
        )
    sessions = RedisSessions(
        redis,
        life_seconds=settings.calls.life_minutes * 60,
        most_facts=settings.redis.facts,
    )
    redis.close()  # the catalogue has used it; a server that forks now shares no connection
    endings = Endings(sessions, catalogue, lines, now)
    return Parts(settings, lines, sessions, catalogue, asked, dealers, carrier, endings)


def turns(made: Parts, recogniser: Recogniser) -> Turns:
    """The use case of the telephone."""
    return Turns(
        sessions=made.sessions,
        recogniser=recogniser,
        backends=made.backends,
        catalogue=made.catalogue,
        lines=made.lines,
        now=now,
        timer=time.monotonic,
    )


def _settings() -> Settings:
    with foreseeable():
        found = settings.from_environment()
    logs.configure(found.log.level, found.secrets())
    return found


def web() -> Flask:
    """The web process's application. Raises CannotStart."""
    made = parts(_settings())
    with foreseeable():
        understood = understanding(made.settings)
    towns = tuple(dict.fromkeys(dealer.town for dealer in made.dealers))
    phone = phone_page.blueprint(made.settings.twilio_api_url)
    return create_app(
        made.settings,
        turns=turns(made, understood),
        endings=made.endings,
        lines=made.lines,
        health=Health(made.sessions, Warmth(understood), made.catalogue),
        now=now,
        names={language.name: {"place": towns} for language in made.settings.languages},
        more=(phone,) if made.settings.development else (),
    )


def worker() -> tuple[Callable[[], None], ...]:
    """The tasks of the worker process. Raises CannotStart."""
    made = parts(_settings())
    idle = timedelta(minutes=made.settings.calls.idle_minutes)
    return (Reaper(made.sessions, made.endings, made.carrier, idle=idle, now=now),)


@dataclass(frozen=True, slots=True)
class Warmth:
    """The model's state as /readyz asks for it."""

    understanding: Understanding

    def warm(self) -> bool:
        state, _ = self.understanding.ready()
        return state == "warm"
