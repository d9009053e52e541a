"""`decroche worker`: what must be done without a caller's request."""

import signal
import sys
import threading
from types import FrameType

import click


@click.command()
def command() -> None:
    """Close calls whose end was never reported; runs until it is stopped."""
    from bot.bootstrap import EX_CONFIG, CannotStart, worker
    from bot.worker import loop

    stop = threading.Event()

    def stopped(signum: int, frame: FrameType | None) -> None:
        stop.set()

    try:
        tasks = worker()
    except CannotStart as problem:
        click.echo(problem, err=True)
        sys.exit(EX_CONFIG)
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, stopped)
    loop.run(tasks, stop)
