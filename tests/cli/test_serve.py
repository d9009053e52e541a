"""`decroche serve redis` as the Procfile starts it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import redis

from bot import redis_server
from tests.conftest import answers
from tests.waiting import alive, until

ROOT = Path(__file__).parents[2]
DECROCHE = Path(sys.executable).with_name("decroche")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "config.yml", tmp_path)
    return tmp_path


def serve(root: Path, **environ: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [DECROCHE, "serve", "redis"],
        cwd=root,
        env={"PATH": os.environ["PATH"], **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_it_becomes_the_embedded_redis_and_ends_cleanly(root: Path) -> None:
    with serve(root) as process, redis.from_url(redis_server.url(root)) as client:
        until(lambda: answers(client), what="Redis answers")
        process.terminate()
        assert process.wait() == 0
    assert "Redis is now ready to exit" in (root / "var" / "redis" / "redis.log").read_text()


def test_it_stays_off_and_alive_where_another_redis_is_named(root: Path) -> None:
    with serve(root, REDIS_URL="redis://127.0.0.1:1/0") as process:
        assert process.stdout is not None
        assert "the embedded one stays off" in process.stdout.readline()
        assert alive(process.pid)
        process.terminate()
        assert process.wait() == 0


def test_a_broken_config_ends_it_with_the_code_that_stops_the_whole(root: Path) -> None:
    (root / "config.yml").write_text("lines: none of these\n")
    process = serve(root)
    said, _ = process.communicate()
    assert process.returncode == 78
    assert "config.yml:1" in said
    assert "Traceback" not in said


def test_a_folder_that_cannot_be_written_is_one_sentence(root: Path) -> None:
    (root / "var").write_text("a file in its place")
    with serve(root) as process:
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.startswith(f"Error: {root / 'var' / 'redis'} cannot be written: Not a directory.")
    assert said.count("\n") == 1
