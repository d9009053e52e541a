"""What tests of several folders share: a real Redis, and ports nobody else has."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from bot import redis_server
from tests.waiting import until

pytest_plugins = ["tests.nlu.rasa_fixture"]


@pytest.fixture(scope="session")
def redis_folder() -> Iterator[Path]:
    """A short path: a Unix socket's may have 108 bytes at most."""
    folder = Path(tempfile.mkdtemp(prefix="decroche-test-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def running_redis(redis_folder: Path) -> Iterator[str]:
    """The address of this worker's embedded Redis, as `decroche serve redis` would run it."""
    socket = redis_folder / "redis.sock"
    listen = ("--port", "0", "--unixsocket", str(socket))
    process = subprocess.Popen(redis_server.command(redis_server.find(), redis_folder, *listen))
    address = f"unix://{socket}"
    try:
        with redis.from_url(address) as client:
            until(lambda: answers(client), what="Redis answers")
        yield address
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def redis_url(running_redis: str) -> str:
    """The address of a real, empty Redis."""
    with redis.from_url(running_redis) as client:
        client.flushall()
    return running_redis


def answers(client: "redis.Redis") -> bool:
    try:
        return bool(client.ping())
    except redis.ConnectionError:
        return False
