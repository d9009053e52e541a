"""`decroche run` over small processes: starting, restarting, stopping, refusing."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import redis_server
from bot.processes import descendants
from tests.running.whole import Whole, make
from tests.waiting import alive, until


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Whole]:
    it = make(tmp_path)
    yield it
    it.kill()


def words(pid: int) -> bytes:
    """The command line of a process."""
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def test_the_addresses_the_lines_and_the_next_step_are_told_once_web_answers(whole: Whole) -> None:
    process = whole.start()
    whole.hears("Next: in another terminal, .venv/bin/decroche call")
    whole.hears("The fallback grammar understands callers")
    said = whole.said()
    assert f"http://127.0.0.1:{whole.port}/readyz" in said
    assert "+33199000001" in said
    assert "| other is here" in said  # the moment that it wrote itself is not said twice
    (whole.root / "state").write_text("model")
    whole.hears("The trained model understands callers now.")
    whole.stop(process)
    assert "pid" not in whole.said()  # none of honcho's own bookkeeping


@pytest.mark.parametrize("signum", [signal.SIGINT, signal.SIGTERM])
def test_a_stop_leaves_no_process_no_socket_and_no_lock(whole: Whole, signum: int) -> None:
    process = whole.start()
    whole.hears("Next:")
    had = whole.stop(process, signum)
    assert process.returncode == 0
    assert len(had) > 8
    assert not any(map(alive, had))
    assert not (whole.root / "var" / "run.lock").exists()
    assert not redis_server.socket_path(whole.root).exists()


def test_a_runner_killed_outright_takes_everything_along(whole: Whole) -> None:
    process = whole.start()
    whole.hears("Next:")
    had = descendants(process.pid)
    process.kill()
    process.wait()
    until(lambda: not any(map(alive, had)), what="all processes ended")
    again = whole.start()  # the lock that it left stops nobody
    whole.hears("Next:")
    whole.stop(again)


def test_a_deaf_process_that_lost_its_keeper_is_ended_too(tmp_path: Path, whole: Whole) -> None:
    (tmp_path / "deaf.py").write_text(
        "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "print('deaf', flush=True)\nsignal.pause()\n"
    )
    with (tmp_path / "Procfile").open("a") as procfile:
        procfile.write("deaf: python deaf.py\n")
    process = whole.start()
    whole.hears("| deaf")
    (keeper,) = (pid for pid in descendants(process.pid) if b"bot.keep\0deaf" in words(pid))
    os.kill(keeper, signal.SIGKILL)
    had = whole.stop(process)
    assert not any(map(alive, had))


def test_a_killed_process_comes_back_while_the_others_go_on(whole: Whole) -> None:
    process = whole.start()
    whole.hears("Next:")
    web, others = None, []
    for pid in descendants(process.pid):
        if words(pid).startswith(b"python\0web.py"):
            web = pid
        elif not words(pid).startswith(b"/bin/sh"):
            others.append(pid)
    assert web
    os.kill(web, signal.SIGKILL)
    whole.hears("web ended (killed by SIGKILL); it starts again in 3 s.")
    (whole.root / "state").write_text("model")
    whole.hears("The trained model understands callers now.")
    assert all(map(alive, others))
    whole.stop(process)


def test_a_second_run_tells_what_runs_already_and_where(whole: Whole) -> None:
    process = whole.start()
    whole.hears("Next:")
    second = whole.run()
    whole.stop(process)
    assert second.returncode == 0
    assert f"Décroché runs here already (process {process.pid}" in second.stdout
    assert f"http://127.0.0.1:{whole.port}" in second.stdout


def test_a_port_taken_is_one_sentence_that_names_port_holder_and_setting(whole: Whole) -> None:
    with socket.create_server(("127.0.0.1", whole.port)):
        refused = whole.run()
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    for word in (f"Port {whole.port}", "web", f"process {os.getpid()}", "set PORT"):
        assert word in refused.stderr
    assert not (whole.root / "var" / "run.lock").exists()


def test_a_broken_setting_is_one_sentence_with_its_line(whole: Whole) -> None:
    config = whole.root / "config.yml"
    text = config.read_text().replace("threads: 16", "treads: 16")
    config.write_text(text)
    line = text[: text.index("treads")].count("\n") + 1
    refused = whole.run()
    assert refused.returncode == 78
    assert refused.stderr.startswith(f"config.yml:{line}: ")
    assert "threads" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_a_process_that_finds_itself_misconfigured_stops_the_whole(tmp_path: Path) -> None:
    flaw = 'flawed: echo "dealers.csv:3: no latitude"; exit 78\n'
    whole = make(tmp_path, "web: python web.py $PORT\n" + flaw)
    refused = whole.run()
    assert refused.returncode == 78
    assert "dealers.csv:3: no latitude" in refused.stdout
    assert "flawed cannot start as it is configured" in refused.stdout


def test_a_redis_of_ones_own_is_used_instead_of_the_embedded_one(whole: Whole) -> None:
    process = whole.start(REDIS_URL="redis://127.0.0.1:1/0")
    whole.hears("Next:")
    whole.stop(process)
    assert "Starting web, other …" in whole.said()
    assert not (whole.root / "var" / "redis").exists()
