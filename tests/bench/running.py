"""Processes that a benchmark starts: each with a log, all ended when it ends, however it ends."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from bot import processes

PATIENCE = 15.0  # seconds that a process is given to stop
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class BenchError(Exception):
    """A benchmark cannot be run; the message says why and where to look."""


class Running:
    """Started processes by name. Their output is in `folder`/<name>.log."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._started: dict[str, subprocess.Popen[bytes]] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def start(
        self, name: str, words: Sequence[str], cwd: Path, environ: Mapping[str, str]
    ) -> subprocess.Popen[bytes]:
        """Start a process in a session of its own, so that Ctrl-C reaches only us."""
        with self.log(name).open("wb") as log:
            process = subprocess.Popen(
                words,
                cwd=cwd,
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=processes.die_with_parent,
            )
        self._started[name] = process
        return process

    def stop(self, name: str, signum: int = signal.SIGTERM) -> None:
        """End a process and what it started."""
        process = self._started.pop(name, None)
        if process is None:
            return
        group = [process.pid, *processes.descendants(process.pid)]
        processes.send(process.pid, signum)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            print(f"{name} did not stop within {PATIENCE:.0f} s and is killed", file=sys.stderr)
        for pid in group:
            processes.send(pid, signal.SIGKILL)
        process.wait()

    def stop_all(self) -> None:
        """End everything, the last started first."""
        for name in reversed(list(self._started)):
            self.stop(name)

    def has(self, name: str) -> bool:
        return name in self._started

    def pid(self, name: str) -> int:
        return self._started[name].pid

    def log(self, name: str) -> Path:
        return self._folder / f"{name}.log"

    def wait(self, name: str, ready: Callable[[], bool], seconds: float) -> float:
        """Wait until `ready()`; the seconds that took. Raises BenchError with the log's end."""
        begun = time.monotonic()
        while not ready():
            ended = self._started[name].poll() is not None
            if ended or time.monotonic() - begun > seconds:
                why = "ended by itself" if ended else f"was not ready within {seconds:.0f} s"
                tail = "\n  ".join(self.log(name).read_text("utf-8", "replace").splitlines()[-5:])
                raise BenchError(f"{name} {why}; its last words:\n  {tail}")
            time.sleep(0.05)
        return time.monotonic() - begun


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """Processes that are all gone afterwards; SIGTERM and SIGHUP end it, too."""
    processes.adopt_orphans()
    before = {each: signal.signal(each, _interrupt) for each in STOPS}
    these = Running(folder)
    try:
        yield these
    finally:
        these.stop_all()
        processes.end_descendants(2.0)
        for signum, handler in before.items():
            signal.signal(signum, handler)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def free_port() -> int:
    """A loopback port that nobody listens on at the moment."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def environment(**more: str) -> dict[str, str]:
    """Our environment with our own commands first on the PATH, and no account of the user's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TWILIO_", "PUBLIC_URL"))}
    path = os.pathsep.join([os.fspath(Path(sys.executable).parent), kept.get("PATH", os.defpath)])
    return kept | {"PATH": path, "PYTHONUNBUFFERED": "1"} | more
