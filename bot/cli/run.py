"""`decroche run`: everything on this machine, until Ctrl-C."""

import os
import sys

import click

from bot.running.errors import AlreadyRunning, RunError


@click.command()
def command() -> None:
    """Start everything on this machine: Redis, web, understanding, and a carrier to ring it."""
    from bot.running import checks, whole

    settings = checks.settings_or_exit()
    try:
        sys.exit(whole.run(settings, os.environ))
    except AlreadyRunning as already:
        click.echo(already)
    except RunError as problem:
        sys.exit(str(problem))
