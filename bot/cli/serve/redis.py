"""`decroche serve redis`: the embedded Redis, unless REDIS_URL names another."""

import signal
import sys

import click


@click.command()
def command() -> None:
    """Become the embedded Redis (var/redis); idle when REDIS_URL names another."""
    from bot import redis_server
    from bot.running import checks

    settings = checks.settings_or_exit()
    if settings.redis_url_is_set:
        stop = {signal.SIGTERM, signal.SIGINT}
        signal.pthread_sigmask(signal.SIG_BLOCK, stop)
        click.echo("REDIS_URL names a Redis that runs elsewhere; the embedded one stays off.")
        signal.sigwait(stop)
        return
    try:
        redis_server.serve(settings.root)
    except redis_server.RedisServerError as problem:
        sys.exit(str(problem))
