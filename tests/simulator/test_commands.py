"""`decroche carrier` and `decroche call`, as they are typed."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

from bot.simulator.remote import RemoteCarrier
from tests.simulator.conftest import LINE

DECROCHE = [sys.executable, "-c", "from bot.cli.main import main; main()"]
ROOT = Path(__file__).parents[2]


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TWILIO_")}
    return {**kept, "NO_COLOR": "1", **more}


@contextmanager
def running_carrier(bot, port, *options):
    """A carrier process on a port that is free (0 is not: the address is in the environment)."""
    process = subprocess.Popen(
        [*DECROCHE, "carrier", *options],
        env=environment(TWILIO_API_URL=f"http://127.0.0.1:{port}", PUBLIC_URL=bot.url),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process, process.stdout.readline()
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=10)
        assert process.returncode == 0


@pytest.fixture
def free_port():
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def call(url, *arguments, typed=""):
    return subprocess.run(
        [*DECROCHE, "call", "--carrier", url, *arguments],
        env=environment(),
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_the_carrier_process_serves_the_lines_and_says_where(bot, free_port):
    bot.serve("/voice/incoming", "<Say>Bonjour</Say><Dial>+33199000101</Dial>")
    rule = "+33199000101=busy"
    with running_carrier(bot, free_port, "--party", rule) as (_, said):
        assert f"http://127.0.0.1:{free_port}/phone" in said
        remote = RemoteCarrier(f"http://127.0.0.1:{free_port}")
        assert remote.about()["numbers"][LINE]["label"] == "auto"
        phone = remote.ring(LINE)
        while phone.state != "ended":
            phone.look(5)
        assert phone.dialled[0]["outcome"] == "busy"


def test_a_port_that_is_taken_is_one_clear_sentence(bot, carrier):
    done = subprocess.run(
        [*DECROCHE, "carrier"],
        env=environment(TWILIO_API_URL=carrier.url, PUBLIC_URL=bot.url),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("The carrier cannot listen on 127.0.0.1:")
    assert len(done.stderr.splitlines()) == 1


def test_what_is_piped_in_is_said_and_the_call_is_kept(bot, carrier, tmp_path):
    bot.serve("/in", "<Gather input='speech' action='/turn'><Say>Bonjour</Say></Gather>")
    bot.serve("/turn", "<Say>Merci</Say>")
    kept = tmp_path / "call.yml"
    done = call(carrier.url, "--scenario", str(kept), typed="un garage\n")
    assert done.returncode == 0, done.stderr
    assert "you: un garage" in done.stdout
    [written] = yaml.safe_load(kept.read_text(encoding="utf-8"))
    assert (written["line"], written["ends"]) == ("auto", "resolved")


def test_a_script_is_read_from_a_file(bot, carrier, tmp_path):
    bot.serve("/in", "<Gather input='speech' action='/turn'><Say>Bonjour</Say></Gather>")
    script = tmp_path / "script.txt"
    script.write_text("un garage\n", encoding="utf-8")
    done = call(carrier.url, "--to", LINE, "--script", str(script), "--scenario", "-")
    assert bot.params("/turn")[0]["SpeechResult"] == "un garage"
    assert '- caller: "un garage"' in done.stdout


def test_an_unknown_line_brings_the_nearest_name(carrier):
    done = call(carrier.url, "--line", "pay-tv")
    assert done.returncode == 1
    assert "No line is called 'pay-tv'; did you mean 'paytv'?" in done.stderr


def test_without_a_carrier_one_sentence_says_what_to_do():
    done = call("http://127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr == (
        "No carrier answers at http://127.0.0.1:9; start everything with `make run`.\n"
    )
