"""Stands where Rasa's interpreter does: `stub_rasa.py -m rasa run … -p PORT -m MODEL`.

Answers as Rasa does, in a moment instead of half a minute. What the model file says decides how
it behaves: "mute" never answers, "broken" cannot parse, "dies" ends on the first text "end".
"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

WORDS = sys.argv[sys.argv.index("run") :]
PORT = int(WORDS[WORDS.index("-p") + 1])
MODEL = Path(WORDS[WORDS.index("-m") + 1])


class Handler(BaseHTTPRequestHandler):
    """The two routes that the server of ours uses."""

    def do_GET(self) -> None:
        self._answer(200, {"model_file": MODEL.name})

    def do_POST(self) -> None:
        said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
        if said == "end":
            print("rasa.exceptions.Whatever: the end of it", flush=True)
            os._exit(3)
        broken = MODEL.read_text() == "broken"
        self._answer(500 if broken else 200, {"intent": {"name": "x", "confidence": 1.0}})

    def _answer(self, status: int, content: object) -> None:
        body = json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the log is for what went wrong."""


if MODEL.read_text() == "refused":
    sys.exit("rasa.exceptions.ModelNotFound: this is no model")
ThreadingHTTPServer(("127.0.0.1", PORT), Handler).serve_forever()
