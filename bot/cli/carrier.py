"""`decroche carrier`: the telephone simulator as a process."""

import logging
import signal
import sys
from urllib.parse import urlsplit

import click

STOPPED_BY = {signal.SIGTERM, signal.SIGINT}
EX_CONFIG = 78  # sysexits.h: it makes no sense to start this process again


@click.command()
@click.option("--pace", type=float, help="New outbound calls a second, else as config.yml says.")
@click.option("--speed", default=1.0, show_default=True, help="How fast the clock runs.")
@click.option("--strict", is_flag=True, help="End a call when its TwiML draws a warning.")
@click.option(
    "--party",
    "parties",
    multiple=True,
    metavar="PATTERN=KIND[,KEY=VALUE…]",
    help="How numbers behave, such as +3363998*=busy or +33199*=answers,after=3.",
)
def command(pace: float | None, speed: float, strict: bool, parties: tuple[str, ...]) -> None:
    """Play the carrier for development: lines that can be rung, and Twilio's REST API.

    Listens where TWILIO_API_URL points, 127.0.0.1:8010 unless it is set.
    """
    from bot.settings import SettingsError, from_environment
    from bot.simulator.carrier import Carrier
    from bot.simulator.clock import WallClock
    from bot.simulator.errors import SimulatorError
    from bot.simulator.numbers import Number
    from bot.simulator.parties import parse_party

    try:
        settings = from_environment()
    except SettingsError as error:
        click.echo(error, err=True)
        sys.exit(EX_CONFIG)
    listen = urlsplit(settings.twilio_api_url)
    public = settings.public_url.rstrip("/")
    status = f"{public}/voice/status"
    numbers = {
        line.number: Number(f"{public}/voice/incoming", status_callback=status, label=line.name)
        for line in settings.lines
    }
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPPED_BY)
    logging.basicConfig(level=logging.WARNING, format="carrier: %(message)s")
    try:
        carrier = Carrier(
            numbers,
            settings.account_sid,
            settings.auth_token,
            clock=WallClock(speed),
            host=listen.hostname or "127.0.0.1",
            port=listen.port or 8010,
            strict=strict,
            pace=pace or settings.simulator.calls_per_second,
            speech=None,
        )
        for rule in parties:
            carrier.party(*parse_party(rule))
        carrier.start()
    except SimulatorError as error:
        raise SystemExit(str(error)) from None
    click.echo(f"The carrier listens on {carrier.url}; its telephone is at {carrier.url}/phone.")
    try:
        signal.sigwait(STOPPED_BY)
    finally:
        carrier.stop()
