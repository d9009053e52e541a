"""Clients that connect and say nothing, or half of it, keep no caller waiting for long."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.web_worker import PATIENCE
from tests.waiting import until

APP = """
def app(environ, start_response):
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
"""
WHOLE = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello"

Connect = Callable[[], socket.socket]


@pytest.fixture
def connect(tmp_path: Path) -> Iterator[Connect]:
    """Connects to a web process of two threads that echoes."""
    (tmp_path / "echo.py").write_text(APP)
    path = tmp_path / "web.sock"
    words = ["-k", "bot.web_worker.Worker", "--threads", "2", "--bind", f"unix:{path}"]
    words += ["--no-control-socket", "--log-level", "error", "--graceful-timeout", "1", "echo:app"]
    log = (tmp_path / "log").open("wb")
    gunicorn = subprocess.Popen(
        [Path(sys.executable).with_name("gunicorn"), *words], cwd=tmp_path, stderr=log
    )
    opened: list[socket.socket] = []

    def open_one() -> socket.socket:
        opened.append(client := socket.socket(socket.AF_UNIX))
        client.settimeout(10)
        client.connect(str(path))
        return client

    until(path.exists, what="the web process listens")
    yield open_one
    for client in opened:
        client.close()
    gunicorn.terminate()
    gunicorn.wait()
    log.close()
    assert (tmp_path / "log").read_text() == ""


def answered(client: socket.socket, request: bytes = WHOLE) -> str:
    client.sendall(request)
    said = b""
    while not said.endswith(b"hello"):
        piece = client.recv(4096)
        assert piece, said
        said += piece
    return said.decode().splitlines()[0]


def test_silent_clients_take_no_thread(connect: Connect) -> None:
    assert answered(connect()) == "HTTP/1.1 200 OK"
    for _ in range(20):
        connect()
    started = time.monotonic()
    assert answered(connect()) == "HTTP/1.1 200 OK"
    assert time.monotonic() - started < 1.0


@pytest.mark.parametrize("half", [WHOLE[:20], WHOLE[:-2]])
def test_half_a_request_holds_a_thread_for_two_seconds_at_most(
    connect: Connect, half: bytes
) -> None:
    for _ in range(2):
        connect().sendall(half)
    started = time.monotonic()
    assert answered(connect()) == "HTTP/1.1 200 OK"
    assert time.monotonic() - started < PATIENCE + 2.0


def test_a_connection_is_kept_for_requests_that_come_later_and_in_pieces(connect: Connect) -> None:
    client = connect()
    for _ in range(3):
        client.sendall(WHOLE[:30])
        assert answered(client, WHOLE[30:]) == "HTTP/1.1 200 OK"
