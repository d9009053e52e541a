"""`decroche serve nlu`: the model server, unless NLU_URL names one elsewhere."""

import os
import signal
import sys

import click


@click.command()
def command() -> None:
    """Install Rasa and train the model if need be, then answer on NLU_URL (loopback only)."""
    from bot.keep import EX_UNAVAILABLE
    from bot.running import checks
    from bot.settings.environment import loopback
    from nlu import server
    from nlu.errors import NluError, ServerFailed

    settings = checks.settings_or_exit()
    url = settings.nlu_url
    if not loopback(url):
        click.echo("NLU_URL names a model server that runs elsewhere; none is started here.")
        signal.sigwait({signal.SIGTERM, signal.SIGINT})
        return
    try:
        server.serve(
            settings.root, os.environ, url, lambda line: click.echo(f"understanding: {line}")
        )
    except ServerFailed as problem:
        click.echo(problem, err=True)
        sys.exit(1)  # a server that died is worth starting again at once
    except NluError as problem:
        click.echo(problem, err=True)
        sys.exit(EX_UNAVAILABLE)
