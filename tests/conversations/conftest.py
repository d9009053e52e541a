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

ROOT = Path(__file__).parents[2]


class OverheardInRedis(RedisSessions):
    """Calls in Redis; `overheard` is told of every turn."""

    def __init__(self, overheard: Overheard, client: Any) -> None:
        super().__init__(client, life_seconds=7200, most_facts=10_000, pause=time.sleep)
        self._overheard = overheard

    def commit(self, made: Made) -> None:
        super().commit(made)
        self._overheard.note(made)


@pytest.fixture(scope="session")
def player(running_redis: str) -> Iterator[Player]:
    """Plays calls that the fallback grammar understands."""
    settings = load(ROOT, {"PUBLIC_URL": "http://127.0.0.1:8000", "PORT": "8000"})
    overheard = Overheard()
    with connect(running_redis, connect_ms=300, answer_ms=1000) as client:
        sessions = OverheardInRedis(overheard, client)
        with rehearsal(settings, overheard=overheard, sessions=sessions) as player:
            yield player
