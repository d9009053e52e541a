"""The carrier's REST interface, asked through the SDK at an address of ours."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from bot.voice.carrier import Carrier
from bot.voice.errors import CarrierDown, Refused

SID = "AC" + "1" * 32


class Asked:
    """What was asked, and what is answered: a status and a JSON body."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        self.status, self.body = status, body
        self.line, self.form = "", ""
        self.headers: Any = None


@contextmanager
def answering(status: int, body: dict[str, Any]) -> Iterator[tuple[Carrier, Asked]]:
    asked = Asked(status, body)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.line = self.requestline
            asked.form = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            asked.headers = self.headers
            self.send_response(asked.status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(asked.body).encode())

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Carrier(SID, "token", f"http://127.0.0.1:{server.server_port}"), asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def test_a_message_is_sent_and_its_sid_returned() -> None:
    with answering(201, {"sid": "SM1", "status": "queued"}) as (carrier, asked):
        assert carrier.send("+33261910012", "+33199000001", "Garage & fils, Lille") == "SM1"
    assert asked.line == f"POST /2010-04-01/Accounts/{SID}/Messages.json HTTP/1.1"
    assert asked.form == "To=%2B33261910012&From=%2B33199000001&Body=Garage+%26+fils%2C+Lille"
    assert asked.headers["Authorization"].startswith("Basic ")
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_a_refusal_carries_the_carriers_code() -> None:
    body = {"code": 21614, "message": "not a mobile", "status": 400}
    with answering(400, body) as (carrier, _), pytest.raises(Refused) as raised:
        carrier.send("+33261910012", "+33199000001", "…")
    assert raised.value.code == 21614


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_carrier_that_is_busy_or_broken_is_down(status: int) -> None:
    with answering(status, {"status": status}) as (carrier, _), pytest.raises(CarrierDown):
        carrier.send("+33261910012", "+33199000001", "…")


def test_a_carrier_that_is_not_there_is_down() -> None:
    with pytest.raises(CarrierDown, match="no answer from"):
        Carrier(SID, "token", "http://127.0.0.1:1").fetch("CA1")


@pytest.mark.parametrize(("status", "over"), [("in-progress", False), ("completed", True)])
def test_a_calls_status_is_looked_up(status: str, over: bool) -> None:
    with answering(200, {"sid": "CA1", "status": status}) as (carrier, asked):
        assert carrier.fetch("CA1") == status
        assert carrier.over("CA1") is over
    assert asked.line == f"GET /2010-04-01/Accounts/{SID}/Calls/CA1.json HTTP/1.1"


def test_a_call_that_the_carrier_does_not_know_is_over() -> None:
    with answering(404, {"code": 20404, "status": 404}) as (carrier, _):
        assert carrier.fetch("CA1") is None
        assert carrier.over("CA1")
