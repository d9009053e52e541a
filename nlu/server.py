"""Runs the model server: environment, model, Rasa on loopback, warmed; then waits for its end.

    serve(root, os.environ, "http://127.0.0.1:5005", print)

Loopback only, because Rasa's own pages and its REST channel ask for no password. Its log goes to
var/log/nlu.log.
"""

import contextlib
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO
from urllib.parse import urlsplit

import urllib3

from nlu import child, rasa_environment, training
from nlu.errors import ServerFailed
from nlu.rasa_environment import Progress

#: Parsed before we say ready: the first parse of a process takes seconds, and each path once.
WARMING = (
    "bonjour je cherche un garage près de villeneuve d'ascq",
    "à quelle heure passe le film de ce soir sur France 3",
    "oui",
    "soixante-quinze zéro onze",
    "hello I'm looking for a dealer near Annecy",
    "I'd like to speak to someone please",
)
_LONGEST_START = 180.0  # seconds; half a minute is usual on a cold disk
_PATIENCE = 10.0  # seconds that a server is given to stop
_LARGEST_LOG = 5_000_000  # bytes; a longer one is put aside at the next start
_POLL = 0.1


@dataclass(frozen=True, slots=True)
class Running:
    """A warm server: its process, where it answers, the seconds that it took to be ready."""

    process: subprocess.Popen[bytes]
    url: str
    model: Path
    took: float


def serve(root: Path, environ: Mapping[str, str], url: str, say: Progress) -> None:
    """Run the server until we are told to stop. Raises ModelNotMade, one sentence."""
    host, port = address(url)
    require_free(host, port)
    with _told_to_stop():
        model = training.train(root, say, environ)
        require_free(host, port)  # someone may have come while we trained
        with started(root, environ, host, port, model) as running:
            say(f"model {running.model.name.split('.')[0]} warm after {running.took:.0f} s")
            status = running.process.wait()
    log = root / "var" / "log" / "nlu.log"
    raise ServerFailed(
        f"The model server ended by itself (status {status}): {training.last_words(log)}"
        f" (all of it: {log}). Starting again is safe."
    )


@contextlib.contextmanager
def started(
    root: Path,
    environ: Mapping[str, str],
    host: str,
    port: int,
    model: Path,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[Running]:
    """A server of `model` that is warm, and stopped at the end. Raises ServerFailed."""
    began = clock()
    url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    nobody = root / "var" / "nlu" / "credentials.yml"  # no channel of Rasa's own is opened
    nobody.parent.mkdir(parents=True, exist_ok=True)
    nobody.write_text("{}\n")
    words = [rasa_environment.python(root), "-m", "rasa", "run", "--enable-api"]
    words += ["-i", host, "-p", port, "-m", model, "--credentials", nobody]
    with _log(root) as output:
        quiet = training.environment(root, environ)
        process = child.start([str(word) for word in words], quiet, output)
    try:
        _warm(process, url, model, root, clock)
        yield Running(process, url, model, clock() - began)
    finally:
        child.stop(process, _PATIENCE)


def address(url: str) -> tuple[str, int]:
    """Host and port to listen on. Raises ServerFailed if the address is another machine's."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if host not in ("127.0.0.1", "localhost", "::1"):
        raise ServerFailed(
            f"NLU_URL is {url}: a server elsewhere is not started from here, and this one may"
            " listen on loopback only. Leave NLU_URL out, or do not start `decroche serve nlu`."
        )
    return ("127.0.0.1" if host == "localhost" else host), parts.port or 80


def free_address() -> tuple[str, int]:
    """Loopback and a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return "127.0.0.1", probe.getsockname()[1]


def require_free(host: str, port: int) -> None:
    """Raise ServerFailed if something listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise ServerFailed(
                f"Port {port} of {host} cannot be listened on ({problem.strerror}): stop what runs"
                f" there, or set another, such as NLU_URL=http://{host}:{port + 10}"
            ) from None


def _warm(
    process: subprocess.Popen[bytes],
    url: str,
    model: Path,
    root: Path,
    clock: Callable[[], float],
) -> None:
    """Wait until the server answers, then have it parse in both languages."""
    deadline = clock() + _LONGEST_START
    with urllib3.PoolManager(retries=False) as http:
        while True:
            log = root / "var" / "log" / "nlu.log"
            if process.poll() is not None:
                raise ServerFailed(
                    f"The model server could not start: {training.last_words(log)} (see {log})"
                )
            # ValueError: a stranger on the port, who answers with a page.
            with contextlib.suppress(urllib3.exceptions.HTTPError, ValueError):
                status = http.request("GET", f"{url}/status", timeout=2.0)
                # Another server may hold the port: ours is the one that serves our model.
                if status.status == 200 and model.name in str(status.json().get("model_file")):
                    break
            if clock() > deadline:
                raise ServerFailed(
                    f"The model server did not answer within {_LONGEST_START:.0f} s (see {log})"
                )
            time.sleep(_POLL)
        for text in WARMING:
            try:
                answer = http.request(
                    "POST", f"{url}/model/parse", json={"text": text}, timeout=_LONGEST_START
                )
            except urllib3.exceptions.HTTPError as problem:
                raise ServerFailed(f"The model server broke off: {problem} (see {log})") from None
            if answer.status != 200 or not answer.json().get("intent"):
                raise ServerFailed(
                    f"The model server cannot parse: it answered {answer.status} to “{text}”"
                    f" (see {log})"
                )


@contextlib.contextmanager
def _log(root: Path) -> Iterator[IO[bytes]]:
    """Append to the server's log; one that has grown is put aside first."""
    path = root / "var" / "log" / "nlu.log"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > _LARGEST_LOG:
        path.replace(path.with_suffix(".old.log"))
    with path.open("ab") as output:
        yield output


@contextlib.contextmanager
def _told_to_stop() -> Iterator[None]:
    """Let SIGTERM and Ctrl-C unwind as SystemExit, so that children are stopped on the way."""

    def leave(signum: int, frame: FrameType | None) -> None:
        raise SystemExit(0)

    before = {number: signal.signal(number, leave) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
