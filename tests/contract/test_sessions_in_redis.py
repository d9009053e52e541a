"""What only Redis can show: lives of keys, a store that is down, and one that comes back."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot import redis_server
from bot.sessions import keys
from bot.sessions.errors import SessionsUnavailable
from bot.sessions.limits import CLAIM_SECONDS, REAP_SECONDS, REST_SECONDS
from bot.sessions.memory import MemorySessions
from bot.sessions.port import Gone, Mine
from bot.sessions.redis import RedisSessions, connect
from tests.contract.test_sessions import AT, CALL, made
from tests.waiting import until


@pytest.fixture
def client(redis_url: str) -> Iterator[Any]:
    client = connect(redis_url, connect_ms=500, answer_ms=2000)
    yield client
    client.close()


def sessions(client: Any, most_facts: int = 1000) -> RedisSessions:
    return RedisSessions(client, life_seconds=7200, most_facts=most_facts)


def test_a_call_lives_two_hours_after_its_last_turn(client: Any) -> None:
    sessions(client).commit(made(0))
    assert 7190 < client.ttl(keys.call(CALL)) <= 7200
    client.expire(keys.call(CALL), 10)
    sessions(client).commit(made(1))
    assert 7190 < client.ttl(keys.call(CALL)) <= 7200


def test_a_call_in_memory_lives_as_long() -> None:
    clock = [0.0]
    memory = MemorySessions(life_seconds=7200, now=lambda: clock[0])
    memory.commit(made(0))
    clock[0] = 7200.0
    assert memory.take(CALL, 1) == Gone()


def test_claims_and_reservations_end_by_themselves(client: Any) -> None:
    sessions(client).take(CALL, 0)
    assert 0 < client.pttl(keys.claim(CALL)) <= CLAIM_SECONDS * 1000
    client.delete(keys.claim(CALL))
    assert sessions(client).take(CALL, 0) == Mine(None)
    sessions(client).commit(made(0))
    sessions(client).idle(AT)
    assert 0 < client.pttl(keys.reap(CALL)) <= REAP_SECONDS * 1000


def test_the_stream_of_facts_is_capped(client: Any) -> None:
    kept = sessions(client, most_facts=100)
    for turn in range(500):
        kept.commit(made(turn))
    assert client.xlen(keys.FACTS) < 300


def test_every_key_is_in_the_catalogue(client: Any) -> None:
    kept = sessions(client)
    kept.commit(made(0))
    kept.take(CALL, 1)
    kept.idle(AT)
    kept.alive()
    patterns = [
        line.split("|")[1].strip()
        for line in (keys.__doc__ or "").splitlines()[2:]
        if "decroche:" in line
    ]
    assert {pattern.partition("{")[0] for pattern in patterns} == {
        key.removesuffix(CALL) for key in client.scan_iter()
    }


def test_a_redis_that_is_not_there_is_said_to_be_unavailable_at_once(tmp_path: Path) -> None:
    nowhere = sessions(connect(f"unix://{tmp_path}/none.sock", connect_ms=300, answer_ms=300))
    asks: list[Callable[[], object]] = [
        lambda: nowhere.take(CALL, 0),
        lambda: nowhere.commit(made(0)),
        lambda: nowhere.load(CALL),
        lambda: nowhere.idle(AT),
        lambda: nowhere.wait(CALL, 0),
    ]
    started = time.monotonic()
    for ask in asks:
        with pytest.raises(SessionsUnavailable):
            ask()
    assert not nowhere.alive()
    assert time.monotonic() - started < 3


def test_calls_go_on_when_redis_was_stopped_and_started_again(redis_folder: Path) -> None:
    folder = redis_folder / "again"
    folder.mkdir()
    socket = folder / "redis.sock"
    client: Any = connect(f"unix://{socket}", connect_ms=500, answer_ms=2000)
    kept = sessions(client)
    listen = ("--port", "0", "--unixsocket", str(socket))
    command = redis_server.command(redis_server.find(), folder, *listen)
    for turn in range(2):
        process = subprocess.Popen(command)
        try:
            until(kept.alive, what="Redis answers")
            assert isinstance(kept.take(CALL, turn), Mine)
            kept.commit(made(turn))
        finally:
            process.terminate()
            process.wait()
        with pytest.raises(SessionsUnavailable):
            kept.take(CALL, turn + 1)
    client.close()


def test_a_redis_that_hangs_is_left_alone_after_three_failures(redis_folder: Path) -> None:
    folder = redis_folder / "hangs"
    folder.mkdir()
    socket = folder / "redis.sock"
    client: Any = connect(f"unix://{socket}", connect_ms=500, answer_ms=200)
    now = [0.0]
    kept = RedisSessions(client, life_seconds=7200, most_facts=10, clock=lambda: now[0])
    listen = ("--port", "0", "--unixsocket", str(socket))
    process = subprocess.Popen(redis_server.command(redis_server.find(), folder, *listen))
    try:
        until(kept.alive, what="Redis answers")
        process.send_signal(signal.SIGSTOP)
        for _ in range(3):
            with pytest.raises(SessionsUnavailable, match="Timeout"):
                kept.load(CALL)
        started = time.monotonic()
        with pytest.raises(SessionsUnavailable, match="left alone"):
            kept.load(CALL)
        assert time.monotonic() - started < 0.1
        process.send_signal(signal.SIGCONT)
        now[0] = REST_SECONDS
        until(kept.alive, what="Redis answers again")
        assert kept.load(CALL) is None
    finally:
        process.kill()
        process.wait()
        client.close()


def test_a_redis_that_answers_and_cannot_be_written_is_not_alive(client: Any) -> None:
    assert sessions(client).alive()
    client.config_set("min-replicas-to-write", 1)
    try:
        assert client.ping()
        assert not sessions(client).alive()
        with pytest.raises(SessionsUnavailable):
            sessions(client).commit(made(0))
    finally:
        client.config_set("min-replicas-to-write", 0)
