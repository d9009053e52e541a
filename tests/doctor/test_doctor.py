"""`decroche doctor`: each thing that can lack has its line, and a next move."""

import base64
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import main
from bot.doctor import machine, services
from bot.doctor.verdict import State
from bot.running import lock
from bot.settings import Settings, load
from tests.running.whole import free_port

ROOT = Path(__file__).parents[2]
PRODUCTION = {
    "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
    "TWILIO_AUTH_TOKEN": "right",
    "PUBLIC_URL": "https://telephone.invalid",
}


class Api(BaseHTTPRequestHandler):
    """Knows one account, as https://www.twilio.com/docs/iam/api/account describes."""

    def do_GET(self) -> None:
        account = f"{PRODUCTION['TWILIO_ACCOUNT_SID']}:right".encode()
        known = self.headers["Authorization"] == f"Basic {base64.b64encode(account).decode()}"
        self.send_response(200 if known else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words: object) -> None:
        """Quiet."""


@pytest.fixture(scope="module")
def api() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        threading.Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("config.yml", "Procfile", "Procfile.dev"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def settings(root: Path) -> Settings:
    return load(root, {"PORT": str(free_port())})


def test_a_redis_that_answers_is_told_with_its_version(settings: Settings, redis_url: str) -> None:
    verdict = services.store(replace(settings, redis_url=redis_url, redis_url_is_set=True))
    assert verdict.state is State.OK
    assert "answers" in verdict.words


def test_a_redis_of_ones_own_that_is_down_is_a_failure(settings: Settings) -> None:
    down = replace(settings, redis_url="redis://127.0.0.1:1/0", redis_url_is_set=True)
    assert services.store(down).state is State.FAIL


def test_the_embedded_redis_need_not_run_yet(settings: Settings) -> None:
    assert services.store(settings).state is State.OK


def test_rasa_that_is_not_installed_is_no_failure_since_the_grammar_understands(
    settings: Settings,
) -> None:
    verdict = services.model(replace(settings, nlu_url="http://127.0.0.1:1"))
    assert verdict.state is State.WARN
    assert "Rasa is not installed" in verdict.words


def test_a_model_server_elsewhere_that_is_silent_is_told(settings: Settings) -> None:
    verdict = services.model(replace(settings, nlu_url="http://nlu.invalid:5005"))
    assert verdict.state is State.WARN
    assert "no answer at NLU_URL" in verdict.words


@pytest.mark.parametrize(
    ("token", "state"), [("right", State.OK), ("wrong", State.FAIL)], ids=["right", "wrong"]
)
def test_the_carriers_account_is_tried(root: Path, api: str, token: str, state: State) -> None:
    environ = {**PRODUCTION, "TWILIO_AUTH_TOKEN": token, "TWILIO_API_URL": api}
    assert services.account(load(root, environ)).state is state


def test_a_public_address_that_nobody_answers_is_a_failure(root: Path) -> None:
    verdict = services.way_back(load(root, PRODUCTION))
    assert verdict.state is State.FAIL
    assert "https://telephone.invalid/healthz" in verdict.words


def test_a_port_that_a_stranger_holds_is_a_failure_unless_the_run_is_ours(
    settings: Settings,
) -> None:
    with socket.create_server(("127.0.0.1", settings.port)):
        (verdict,) = (each for each in machine.listening(settings) if "web" in each.words)
        assert verdict.state is State.FAIL
        with lock.held(settings.root / "var" / "run.lock", {}):
            (verdict,) = (each for each in machine.listening(settings) if "web" in each.words)
            assert verdict.state is State.OK


def test_a_broken_config_ends_the_examination_with_its_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "config.yml").write_text("time_zone: Europe/Paris\nnothing: 1\n")
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 1
    assert "config.yml:2" in done.output
    assert "Redis" not in done.output


def test_a_dealer_and_a_flow_that_cannot_be_used_are_told_with_their_line(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    shutil.copytree(ROOT / "ivr_flows", root / "ivr_flows")
    (root / "nlu").symlink_to(ROOT / "nlu")
    flow = root / "ivr_flows" / "find_dealer.yml"
    flow.write_text(flow.read_text().replace("- collect: place", "- colect: place"))
    done = CliRunner().invoke(main, ["doctor"])
    assert "ok    dealers" in done.output
    assert "find_dealer.yml:" in done.output
    (root / "ivr_flows" / "data" / "dealers.csv").write_text("name,street\n")
    done = CliRunner().invoke(main, ["doctor"])
    assert done.exit_code == 1
    assert "dealers.csv, line 1" in done.output


def test_a_whole_examination_has_one_line_a_thing_and_a_next_move_where_it_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    for name in PRODUCTION:
        monkeypatch.delenv(name, raising=False)
    lines = CliRunner().invoke(main, ["doctor"]).output.splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        assert line.split()[0] in ("ok", "warn", "fail", "→")
        assert following.lstrip().startswith("→") or line.split()[0] in ("ok", "→")
