"""The line that all scenarios ring: the real application over signed HTTP and a real Redis."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.designer.play import Player
from bot.rehearsal import Overheard, rehearsal
from bot.sessions.port import Made
from bot.sessions.redis import RedisSessions, connect
from bot.settings import load
from nlu.bootstrap import build
from nlu.understanding import Understanding
from tests.waiting import until

ROOT = Path(__file__).parents[2]


class OverheardInRedis(RedisSessions):
    """Calls in Redis; `overheard` is told of every turn."""

    def __init__(self, overheard: Overheard, client: Any) -> None:
        super().__init__(client, life_seconds=7200, most_facts=10_000, pause=time.sleep)
        self._overheard = overheard

    def commit(self, made: Made) -> None:
        super().commit(made)
        self._overheard.note(made)


@pytest.fixture(scope="session", params=["grammar", "model"])
def understanding(request: pytest.FixtureRequest) -> Understanding:
    """Who understands callers: the fallback grammar alone, or the trained model."""
    if request.param == "grammar":
        return build(ROOT, None)
    understanding = build(ROOT, request.getfixturevalue("rasa_server"))
    until(lambda: understanding.ready()[0] == "warm", what="the model is warm")
    return understanding


@pytest.fixture(scope="session")
def player(running_redis: str, understanding: Understanding) -> Iterator[Player]:
    """Plays calls, one after the other."""
    settings = load(ROOT, {"PUBLIC_URL": "http://127.0.0.1:8000", "PORT": "8000"})
    overheard = Overheard()
    with connect(running_redis, connect_ms=300, answer_ms=1000) as client:
        sessions = OverheardInRedis(overheard, client)
        with rehearsal(
            settings, overheard=overheard, sessions=sessions, recogniser=understanding
        ) as player:
            yield player
