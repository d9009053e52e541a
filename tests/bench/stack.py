"""The application as it is shipped, on free loopback ports and a Redis of the benchmark's own."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from bot import redis_server
from bot.settings.environment import DEVELOPMENT_TOKEN
from tests.bench.running import Running, environment, free_port, running
from tests.bench.web import get, get_json

MODEL_PATIENCE = 600.0  # Rasa may have to be installed and trained first
#: A connection goes to any of the workers: asked so often, each one has been.
WORKERS, ASKED_OF_EACH = 2, 6
#: As in the Procfile; more words may follow, which win over the file's.
WEB = ("gunicorn", "-c", "bot/gunicorn_conf.py")
APP = "bot.app:from_environment()"


@dataclass(frozen=True, slots=True)
class Stack:
    """A running application. `token` signs what is posted to `port`."""

    root: Path
    running: Running
    environ: dict[str, str]
    port: int
    token: str = DEVELOPMENT_TOKEN

    def start_web(self, words: Sequence[str] = WEB, app: str = APP, **more: str) -> None:
        """Start the web process, in place of the one that runs, and wait until it answers."""
        self.running.stop("web")
        self.running.start("web", [*words, app], self.root, self.environ | more)
        self.running.wait("web", lambda: get(self.port, "/healthz") == 200, 60.0)
        if self.running.has("nlu"):
            self.running.wait("web", self._all_understand, 60.0)

    def start_model(self) -> float:
        """Start the model server; the seconds until the web process had it understand."""
        self.running.start("nlu", ["decroche", "serve", "nlu"], self.root, self.environ)
        return self.running.wait("nlu", self._all_understand, MODEL_PATIENCE)

    def _all_understand(self) -> bool:
        """Whether every web worker has the model: each finds that out by itself."""
        return all(
            get_json(self.port, "/readyz").get("understanding") == "model"
            for _ in range(ASKED_OF_EACH * WORKERS)
        )

    def start_rest(self) -> None:
        """What `make run` starts beside: the worker, and the carrier that SMS go to."""
        for name in ("worker", "carrier"):
            self.running.start(name, ["decroche", name], self.root, self.environ)

    def forget_facts(self) -> None:
        """Empty the record, so that the next run is counted alone."""
        with self._redis() as client:
            client.delete("decroche:facts")

    def understood(self) -> dict[str, int]:
        """Who understood the utterances since then, and why not the model, if it did not."""
        counted: Counter[str] = Counter()
        with self._redis() as client:
            for _, entry in client.xrange("decroche:facts"):
                found = _understood(entry)
                if found:
                    counted[found] += 1
        return dict(counted.most_common())

    def _redis(self) -> redis.Redis:
        return redis.Redis.from_url(self.environ["REDIS_URL"], decode_responses=True)


def _understood(entry: dict[str, str]) -> str:
    fact = json.loads(entry["fact"])
    if fact.get("fact") != "Understood":
        return ""
    return f"{fact['source']} ({fact['degraded']})" if fact["degraded"] else fact["source"]


@contextmanager
def stack(root: Path) -> Iterator[Stack]:
    """Redis, web and model, warm; all gone afterwards."""
    folder = root / "var" / "bench"
    socket = redis_server.socket_path(folder)
    shutil.rmtree(socket.parent, ignore_errors=True)
    socket.parent.mkdir(parents=True)
    with running(folder / "log") as processes:
        port = free_port()
        environ = environment(
            PORT=str(port),
            PUBLIC_URL=f"http://127.0.0.1:{port}",
            REDIS_URL=f"unix://{socket}",
            NLU_URL=f"http://127.0.0.1:{free_port()}",
            TWILIO_API_URL=f"http://127.0.0.1:{free_port()}",
        )
        listen = ("--port", "0", "--unixsocket", str(socket))
        command = redis_server.command(redis_server.find(), socket.parent, *listen)
        processes.start("redis", command, root, environ)
        processes.wait("redis", socket.exists, 10.0)
        yield Stack(root, processes, environ, port)
