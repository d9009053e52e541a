"""`decroche nlu …`: train the model, score it, see what it makes of a sentence."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from bot.settings import SettingsError, root
from nlu.sentences import LANGUAGES


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
        folder = root() / "tests" / "nlu" / "heldout"
        if not (sentences := heldout.read(folder)):
            sys.exit(f"There are no held-out sentences: expected {folder}/fr.yml or en.yml")
        model = training.train(root(), _say, os.environ)
        with server.started(root(), os.environ, *server.free_address(), model) as running:
            began = time.perf_counter()
            attempts = heldout.attempt_all(running.url, sentences)
            took = (time.perf_counter() - began) * 1000 / len(sentences)
    for line in score_report.lines(attempts, details):
        click.echo(line)
    click.echo(f"\n{took:.1f} ms a sentence")


@command.command()
@click.argument("text")
@click.option("--language", type=click.Choice(LANGUAGES), default=LANGUAGES[0], show_default=True)
def parse(text: str, language: str) -> None:
    """Print what is understood of TEXT, said when nothing was asked."""
    from bot.settings import load
    from nlu import bootstrap
    from nlu.model import Expected
    from nlu.rasa_client import RasaClient

    where = root()
    with _told():
        client = RasaClient.at(load(where, os.environ).nlu_url, bootstrap.WARM_UP)
        client.probe()  # a call would not wait for this
        understanding = bootstrap.build(where, None, model=client)
    understood = understanding.recognise(text, Expected(), language)
    click.echo(f"{understood.intent} {understood.confidence:.2f}")
    by = f"{understood.source}, because {understood.degraded}"
    click.echo(f"  understood by: {by if understood.degraded else understood.source}")
    for ranked in understood.ranking:
        click.echo(f"  {ranked.confidence:.2f} {ranked.intent}")
    for entity in understood.entities:
        readings = "; ".join(
            f"{reading.label} ({reading.detail})" if reading.detail else reading.label
            for reading in entity.readings
        )
        click.echo(f"  {entity.kind} “{entity.text}”: {readings or 'nothing that we know'}")


def _say(line: str) -> None:
    click.echo(line, err=True)


@contextmanager
def _told() -> Iterator[None]:
    """Foreseeable errors end in one sentence."""
    from nlu.errors import NluError

    try:
        yield
    except (NluError, SettingsError) as problem:
        sys.exit(str(problem))
