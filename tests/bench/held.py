"""The application with one page more, `/bench/held`, that holds a connection as a live page does.

A live page asks Redis for news every second and sends something every second. gunicorn serves
`tests.bench.held:application()`, only in the benchmark of worker classes.
"""

import time
from collections.abc import Iterator

import redis
from flask import Flask, Response

import bot.app
from bot.settings import from_environment

BEAT = 1.0
PAGES_AT_MOST = 1000  # redis-py has 100 connections otherwise, and refuses the next


def application() -> Flask:
    """The shipped application and the page."""
    app = bot.app.from_environment()
    address = from_environment().redis_url
    client: redis.Redis = redis.Redis.from_url(address, max_connections=PAGES_AT_MOST)

    @app.get("/bench/held")
    def held() -> Response:
        def beats() -> Iterator[bytes]:
            while True:
                client.exists("decroche:bench")
                yield b"data: beat\n\n"
                time.sleep(BEAT)

        return Response(beats(), mimetype="text/event-stream")

    return app
