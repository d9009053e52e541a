"""`decroche serve nlu` as the Procfile starts it, with a stub in Rasa's place."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import urllib3

from nlu import rasa_environment, server
from nlu.errors import ServerFailed
from nlu.training import model_path
from tests.waiting import until

ROOT = Path(__file__).parents[2]
DECROCHE = Path(sys.executable).with_name("decroche")
STUB = Path(__file__).with_name("stub_rasa.py")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout whose uv installs a stub instead of Rasa."""
    root = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "config.yml", root)
    ignore = shutil.ignore_patterns(".venv", "__pycache__")
    shutil.copytree(ROOT / "nlu", root / "nlu", ignore=ignore)
    stub, uv, python = root / "stub", root / "uv", root / "python3.10"
    # Absolute, and never through a link: a stub run elsewhere must not touch what it finds there.
    bin_ = root / "nlu" / "rasa" / ".venv" / "bin"
    stub.write_text(f'#!/bin/sh\nexec {sys.executable} {STUB} "$@"\n')
    uv.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.9.1"\n'
        f'[ "$1" = venv ] && mkdir -p {bin_} && cp --remove-destination {stub} {bin_}/python\n'
        "exit 0\n"
    )
    python.write_text("#!/bin/sh\necho 3.10\n")
    for path in (stub, uv, python):
        path.chmod(0o755)
    return root


@pytest.fixture
def model(checkout: Path) -> Path:
    """A model that is there already, so that nothing is trained."""
    path = model_path(checkout)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("good")
    return path


def environ(checkout: Path) -> dict[str, str]:
    """The environment of a machine that has the stubs only."""
    return {
        "PATH": os.environ["PATH"],
        "UV": str(checkout / "uv"),
        "UV_PYTHON": str(checkout / "python3.10"),
    }


def serve(checkout: Path, port: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [DECROCHE, "serve", "nlu"],
        cwd=checkout,
        env={**environ(checkout), "NLU_URL": f"http://127.0.0.1:{port}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def until_warm(process: "subprocess.Popen[str]") -> str:
    """What was said until the server was warm."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if "warm after" in line:
            return said
    raise AssertionError(f"never warm: {said}")


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_it_says_when_the_model_is_warm_and_stops_when_told(checkout: Path, model: Path) -> None:
    _, port = server.free_address()
    with serve(checkout, port) as process:
        said = until_warm(process)
        assert f"understanding: model {model.name.split('.')[0]} warm after" in said
        assert answers(port)
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
    until(lambda: not answers(port), what="the child ended too")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_the_child_ends_when_its_parent_is_killed(checkout: Path, model: Path) -> None:
    _, port = server.free_address()
    with serve(checkout, port) as process:
        until_warm(process)
        process.kill()
    until(lambda: not answers(port), what="the child ended too")


def test_it_ends_with_a_sentence_when_the_child_does(checkout: Path, model: Path) -> None:
    _, port = server.free_address()
    with serve(checkout, port) as process, urllib3.PoolManager(retries=False) as http:
        until_warm(process)
        with pytest.raises(urllib3.exceptions.HTTPError):
            http.request("POST", f"http://127.0.0.1:{port}/model/parse", json={"text": "end"})
        said, _ = process.communicate()
    assert process.returncode == 1
    assert "ended by itself (status 3): rasa.exceptions.Whatever: the end of it" in said
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_one_sentence(checkout: Path, model: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        process = serve(checkout, taken.getsockname()[1])
        said, _ = process.communicate()
    assert process.returncode == 1
    assert said.count("\n") == 1
    assert "cannot be listened on (Address already in use)" in said


@pytest.mark.parametrize(
    ("behaves", "says"),
    [("broken", "it answered 500 to"), ("refused", "ModelNotFound: this is no model")],
)
def test_a_server_that_cannot_serve_is_one_sentence(
    checkout: Path, model: Path, behaves: str, says: str
) -> None:
    model.write_text(behaves)
    process = serve(checkout, server.free_address()[1])
    said, _ = process.communicate()
    assert process.returncode == 1
    assert says in said
    assert "Traceback" not in said


def test_another_server_on_the_port_is_never_taken_for_ours(checkout: Path, model: Path) -> None:
    _, port = server.free_address()
    with serve(checkout, port) as process:
        until_warm(process)
        other = server.started(checkout, {}, "127.0.0.1", port, model.with_name("other.tar.gz"))
        with pytest.raises(ServerFailed, match="could not start"), other:
            raise AssertionError("not reached")
        process.terminate()


class Page(BaseHTTPRequestHandler):
    """Answers everything with a page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<h1>hello</h1>")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def test_a_server_of_pages_on_the_port_is_never_taken_for_ours(checkout: Path, model: Path) -> None:
    rasa_environment.ensure(checkout, environ(checkout), print)
    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as pages:
        threading.Thread(target=pages.serve_forever).start()
        ours = server.started(checkout, {}, "127.0.0.1", pages.server_port, model)
        try:
            with pytest.raises(ServerFailed, match="could not start"), ours:
                raise AssertionError("not reached")
        finally:
            pages.shutdown()


def test_a_server_elsewhere_is_left_alone() -> None:
    with pytest.raises(ServerFailed, match="may listen on loopback only"):
        server.address("http://nlu.example:5005")
    assert server.address("http://localhost:5005") == ("127.0.0.1", 5005)
