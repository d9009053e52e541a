"""The embedded Redis: durable, private, one a checkout."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from bot import redis_server
from tests.conftest import answers
from tests.waiting import until

SERVE = "import sys; from pathlib import Path; from bot import redis_server as r;"
SERVE += "r.serve(Path(sys.argv[1]))"


def serve(root: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SERVE, str(root)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


@pytest.fixture
def root(redis_folder: Path, tmp_path: Path) -> Path:
    folder = redis_folder / tmp_path.name  # the short one: of tests that run at once too
    folder.mkdir()
    return folder


def started(root: Path) -> tuple["subprocess.Popen[str]", "redis.Redis"]:
    process = serve(root)
    client = redis.from_url(redis_server.url(root))
    until(lambda: answers(client), what="Redis answers")
    return process, client


def test_what_was_written_a_second_ago_survives_a_kill(root: Path) -> None:
    process, client = started(root)
    with client:
        client.set("call", "under way")
        until(lambda: client.info("persistence")["aof_pending_bio_fsync"] == 0, what="file written")
    process.kill()
    process.communicate()
    process, client = started(root)
    with client:
        assert client.get("call") == b"under way"
    process.terminate()
    process.communicate()


def test_it_listens_on_its_socket_alone_and_removes_it_in_the_end(root: Path) -> None:
    process, client = started(root)
    with client:
        assert client.config_get("port") == {"port": "0"}
    socket = redis_server.socket_path(root)
    assert socket.stat().st_mode & 0o077 == 0
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert not socket.exists()


def test_a_second_one_on_the_same_files_is_refused_in_a_sentence(root: Path) -> None:
    process, client = started(root)
    second = serve(root)
    assert "Another embedded Redis already runs" in second.communicate()[1]
    with client:
        assert answers(client)
    process.terminate()
    process.communicate()


def test_a_deep_folder_gets_a_short_socket_of_its_own(tmp_path: Path) -> None:
    deep, other = tmp_path / ("a" * 120), tmp_path / ("b" * 120)
    path = redis_server.socket_path(deep)
    assert len(str(path)) <= redis_server.LONGEST_SOCKET_PATH
    assert path == redis_server.socket_path(deep) != redis_server.socket_path(other)


def test_a_redis_that_is_too_old_or_does_not_start_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "redis-server"
    old.write_text('#!/bin/sh\necho "Redis server v=5.0.14 sha=0"\n')
    old.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    assert redis_server.find() != str(old)
    assert redis_server.version(redis_server.find()) >= redis_server.OLDEST
    assert redis_server.version(str(tmp_path / "missing")) == ()
