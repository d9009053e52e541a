"""`decroche nlu …`: train the model, score it, see what it makes of a sentence."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot.settings import root


@click.group()
def command() -> None:
    """Train the model, score it, see what it makes of a sentence."""


@command.command()
def train() -> None:
    """Train the model, if its sentences, lists or pipeline changed."""
    from nlu import training

    with _told():
        if training.is_trained(root()):
            click.echo(f"nothing changed: {training.model_path(root())}")
            return
        click.echo(training.train(root(), _say, os.environ))


@command.command()
@click.option("--details", is_flag=True, help="Print every sentence that was misunderstood.")
def test(details: bool) -> None:
    """Score the model on sentences that it was not trained on (tests/nlu/heldout)."""
    from nlu import heldout, score_report, server, training

    with _told():
        sentences = heldout.read(root() / "tests" / "nlu" / "heldout")
        model = training.train(root(), _say, os.environ)
        with server.started(root(), os.environ, *server.free_address(), model) as running:
            began = time.perf_counter()
            attempts = heldout.attempt_all(running.url, sentences)
            took = (time.perf_counter() - began) * 1000 / len(sentences)
    for line in score_report.lines(attempts, details):
        click.echo(line)
    click.echo(f"\n{took:.1f} ms a sentence")


def _say(line: str) -> None:
    click.echo(line, err=True)


@contextmanager
def _told() -> Iterator[None]:
    """Foreseeable errors end in one sentence."""
    from nlu.errors import NluError

    try:
        yield
    except NluError as problem:
        sys.exit(str(problem))
