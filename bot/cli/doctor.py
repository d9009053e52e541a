"""`decroche doctor`: what is there, what is missing, what to do."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.doctor.verdict import Verdict
    from bot.settings import Settings


@click.command()
def command() -> None:
    """Look at everything that answering calls needs, and say what to do where it lacks."""
    from bot.doctor.verdict import State

    failed = False
    for verdict in examine():
        click.echo(str(verdict))
        failed = failed or verdict.state is State.FAIL
    sys.exit(1 if failed else 0)


def examine() -> Iterator["Verdict"]:
    """All verdicts, in the order of what stands on what."""
    from bot import settings
    from bot.doctor import machine, services
    from bot.doctor.verdict import fail, ok

    yield machine.python()
    yield machine.uv(settings.root())
    yield machine.browser()
    try:
        found = settings.from_environment()
    except settings.SettingsError as problem:
        yield fail("config.yml", str(problem), "correct that first; the rest depends on it")
        return
    yield ok("config.yml", f"{len(found.lines)} lines: {', '.join(x.name for x in found.lines)}")
    yield from contents(found)
    yield from machine.listening(found)
    yield services.store(found)
    yield services.model(found)
    yield services.account(found)
    yield services.way_back(found)


def contents(settings: "Settings") -> Iterator["Verdict"]:
    """The customer's network and the flows can be used; the flows ask for the network."""
    from bot import bootstrap
    from bot.doctor.verdict import fail, ok
    from bot.flows import Sources
    from bot.surroundings import folder
    from bot.voice.carrier import Carrier

    subject = "dealers"
    try:
        with bootstrap.foreseeable():
            network = bootstrap.network(settings)
            yield ok(subject, f"{len(network)} in {settings.dealers.file}")
            subject = "flows"
            carrier = Carrier(settings.account_sid, settings.auth_token, settings.twilio_api_url)
            load = bootstrap.flow_loader(settings, bootstrap.backends(settings, network, carrier))
            loaded = load(Sources.read(folder(settings))).flows
            yield ok(subject, f"{len(loaded)} are fine: {', '.join(loaded)}")
    except bootstrap.CannotStart as problem:
        yield fail(subject, str(problem), "correct that; nothing starts with it")
