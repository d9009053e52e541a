"""`decroche keep`: one process, started again whenever it ends."""

import sys

import click

from bot import keep


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("name")
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED)
def command(name: str, words: tuple[str, ...]) -> None:
    """Start a process again whenever it ends; `run` wraps each so."""
    sys.exit(keep.keep(name, list(words)))
