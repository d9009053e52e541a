"""`decroche serve …`: the servers that the line stands on, one module of this folder each."""

import click

from bot.cli.main import Commands


@click.group(cls=Commands, package="bot.cli.serve")
def command() -> None:
    """Run one of the servers that the line stands on."""
