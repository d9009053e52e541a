"""Starting with what is on the disk: what is wrong is said in sentences, without a traceback."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from bot import bootstrap
from bot.sessions import keys
from bot.sessions.redis import connect
from bot.settings import Settings, load
from nlu.model import Expected, Recognition
from tests.waiting import until

ROOT = Path(__file__).parents[2]
DECROCHE = Path(sys.executable).with_name("decroche")
CALL = "CA" + "0" * 32


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout whose settings, flows and dealers may be broken."""
    shutil.copy(ROOT / "config.yml", tmp_path)
    shutil.copytree(ROOT / "ivr_flows", tmp_path / "ivr_flows")
    (tmp_path / "nlu").symlink_to(ROOT / "nlu")
    return tmp_path


def settings(root: Path, **environ: str) -> Settings:
    return load(root, {"REDIS_URL": f"unix://{root}/none.sock", **environ})


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_typo_in_a_flow_is_refused_with_file_and_line(copy: Path) -> None:
    change(copy / "ivr_flows" / "find_dealer.yml", "say: dealer_found", "say: dealer_fuond")
    with pytest.raises(
        bootstrap.CannotStart, match=r"ivr_flows/find_dealer\.yml:\d+.*dealer_fuond"
    ):
        bootstrap.parts(settings(copy))


def test_a_broken_network_of_dealers_is_refused_with_its_line(copy: Path) -> None:
    (copy / "ivr_flows" / "data" / "dealers.csv").write_text("name;street\n", encoding="utf-8")
    with pytest.raises(bootstrap.CannotStart, match=r"dealers\.csv, line 1"):
        bootstrap.parts(settings(copy))


def test_nothing_has_to_run_for_the_parts_to_be_made(copy: Path) -> None:
    made = bootstrap.parts(settings(copy))
    assert made.catalogue.current().flow("find_dealer").triggers == ("find_dealer",)
    assert not made.sessions.alive()


def test_broken_settings_end_both_processes_with_78_and_sentences(copy: Path) -> None:
    change(copy / "config.yml", "threads: 16", "threads: many")
    change(copy / "config.yml", "brand: Vega", "barnd: Vega")
    web = [sys.executable, "-c", "import bot.app; bot.app.from_environment()"]
    for command in (web, [str(DECROCHE), "worker"]):
        done = subprocess.run(command, cwd=copy, capture_output=True, text=True)
        assert done.returncode == 78, done.stderr
        assert "web.threads: expected a whole number" in done.stderr
        assert "did you mean 'brand'?" in done.stderr
        assert "Traceback" not in done.stderr


class Completed(BaseHTTPRequestHandler):
    """A carrier for which every call is over."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"status": "completed"}')

    def log_message(self, *_: object) -> None:
        pass


class Deaf:
    """Understands nothing: the call ends before anything was said."""

    def recognise(self, text: str, expected: Expected, language: str) -> Recognition:
        raise AssertionError(text)


@pytest.fixture
def carrier_url() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Completed)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_worker_closes_a_call_whose_end_was_never_reported(
    copy: Path, redis_url: str, carrier_url: str
) -> None:
    environ = {"REDIS_URL": redis_url, "TWILIO_API_URL": carrier_url}
    made = bootstrap.parts(replace(load(copy, environ), root=copy))
    bootstrap.turns(made, Deaf()).incoming(CALL, "+33199000001", "+33261910012")
    client: Any = connect(redis_url, connect_ms=500, answer_ms=2000)
    client.zadd(keys.LIVE, {CALL: 0})  # long ago
    worker = subprocess.Popen([str(DECROCHE), "worker"], cwd=copy, env=environ)
    try:
        until(lambda: client.zcard(keys.LIVE) == 0, what="the call is closed")
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(10) == 0
    finally:
        worker.kill()
        worker.wait()
    last = client.xrevrange(keys.FACTS, count=1)[0][1]
    client.close()
    assert (last["call"], last["fact"]) == (CALL, '{"fact":"CallEnded","outcome":"hung_up"}')
