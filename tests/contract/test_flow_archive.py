"""What every archive of flow files does, in memory and in Redis."""

import pytest
import redis

from bot.flows import ArchiveUnavailable, FlowArchive, MemoryArchive
from bot.flows.redis_archive import LIFE_SECONDS, RedisArchive
from tests.flows.world import sources


@pytest.fixture(params=["memory", "redis"])
def archive(request: pytest.FixtureRequest) -> FlowArchive:
    if request.param == "memory":
        return MemoryArchive()
    return RedisArchive(redis.from_url(request.getfixturevalue("redis_url")))


def test_what_is_kept_is_found_to_the_letter(archive: FlowArchive) -> None:
    archive.keep(sources())
    archive.keep(sources())
    found = archive.find(sources().fingerprint)
    assert found == sources()
    assert found.fingerprint == sources().fingerprint


def test_what_was_never_kept_is_not_found(archive: FlowArchive) -> None:
    assert archive.find("0" * 64) is None


def test_redis_forgets_after_a_day_that_each_keeping_begins_anew(redis_url: str) -> None:
    with redis.from_url(redis_url) as client:
        archive = RedisArchive(client)
        archive.keep(sources())
        (key,) = client.keys("decroche:flows:*")
        client.expire(key, 5)
        archive.keep(sources())
        assert LIFE_SECONDS - 5 < client.ttl(key) <= LIFE_SECONDS


def test_a_redis_that_is_down_is_said_to_be_unavailable() -> None:
    archive = RedisArchive(redis.from_url("unix:///nowhere/redis.sock"))
    with pytest.raises(ArchiveUnavailable):
        archive.keep(sources())
    with pytest.raises(ArchiveUnavailable):
        archive.find("0" * 64)
