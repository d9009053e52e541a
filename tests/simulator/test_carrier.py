"""`decroche carrier`, as it is typed."""

import signal
import socket
import subprocess
from contextlib import contextmanager

import pytest

from bot.simulator.remote import RemoteCarrier
from tests.simulator.commands import DECROCHE, ROOT, decroche, environment
from tests.simulator.conftest import LINE


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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


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
    done = decroche("carrier", TWILIO_API_URL=carrier.url, PUBLIC_URL=bot.url)
    assert done.returncode == 1
    assert done.stderr.startswith("The carrier cannot listen on 127.0.0.1:")
    assert len(done.stderr.splitlines()) == 1
