"""A `decroche run` of small processes in a folder of its own, as a test drives it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from bot.processes import descendants
from tests.waiting import until

ROOT = Path(__file__).parents[2]
DECROCHE = Path(sys.executable).with_name("decroche")
WEB = """\
import http.server, json, pathlib, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({"understanding": pathlib.Path("state").read_text()}).encode()
        self.send_response(503)
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *words): pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""
PROCFILE = """\
web: python web.py $PORT
redis: decroche serve redis
other: echo 2026-01-31 10:00:00,123 INFO other is here; exec sleep 1000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Whole:
    """A folder to run in, with what `decroche run` needs there."""

    root: Path
    port: int
    started: "list[subprocess.Popen[str]]" = field(default_factory=list)

    def start(self, **environ: str) -> "subprocess.Popen[str]":
        """`decroche run`; what it prints goes to the file `said`."""
        with (self.root / "said").open("w") as said:
            process = subprocess.Popen(
                [DECROCHE, "run"],
                cwd=self.root,
                env=self.environment(environ),
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                text=True,
            )
        self.started.append(process)
        return process

    def kill(self) -> None:
        """Whatever a failed test left; all else dies with it."""
        for process in self.started:
            process.kill()
            process.wait()

    def run(self, **environ: str) -> "subprocess.CompletedProcess[str]":
        """`decroche run` to its end, for one that ends by itself."""
        return subprocess.run(
            [DECROCHE, "run"],
            cwd=self.root,
            env=self.environment(environ),
            capture_output=True,
            text=True,
            timeout=20,
        )

    def environment(self, more: dict[str, str]) -> dict[str, str]:
        clean = {"PATH": os.environ["PATH"], "PORT": str(self.port)}
        return {**clean, "NLU_URL": "http://nlu.invalid:5005", **more}

    def said(self) -> str:
        return (self.root / "said").read_text()

    def hears(self, words: str, seconds: float = 20) -> None:
        until(lambda: words in self.said(), f"{words!r} in what was printed", seconds)

    def stop(self, process: "subprocess.Popen[str]", signum: int = signal.SIGINT) -> list[int]:
        """Stop it as Ctrl-C would; the processes that it had."""
        had = [process.pid, *descendants(process.pid)]
        os.killpg(process.pid, signum)
        process.wait(10)
        return had


def make(root: Path, procfile: str = PROCFILE) -> Whole:
    shutil.copy(ROOT / "config.yml", root)
    (root / "Procfile").write_text(procfile)
    (root / "Procfile.dev").write_text("")
    (root / "web.py").write_text(WEB)
    (root / "state").write_text("grammar")
    return Whole(root, free_port())
