"""A server with Rasa's parse route, for tests of the client: loopback only, behaves as told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ANSWER = {
    "intent": {"name": "find_dealer", "confidence": 0.91},
    "intent_ranking": [
        {"name": "find_dealer", "confidence": 0.91},
        {"name": "inform", "confidence": 0.05},
    ],
    "entities": [
        {"entity": "place", "start": 8, "end": 12, "value": "lens", "confidence_entity": 0.8}
    ],
}


class SmallRasa:
    """Answers every parse with `body` and `status`; `before` runs first and may wait."""

    def __init__(self) -> None:
        self.body: Any = ANSWER
        self.status = 200
        self.before: Callable[[], object] = lambda: None
        self.parsed: list[str] = []
        self.connections: set[int] = set()
        self.url = ""


@contextmanager
def small_rasa() -> Iterator[SmallRasa]:
    """A running server; gone afterwards."""
    told = SmallRasa()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 65536

        def do_POST(self) -> None:
            told.connections.add(self.client_address[1])
            length = int(self.headers["Content-Length"])
            told.parsed.append(json.loads(self.rfile.read(length))["text"])
            told.before()
            body = json.dumps(told.body).encode()
            self.send_response(told.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
