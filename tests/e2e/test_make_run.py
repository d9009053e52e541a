"""From a bare checkout to an answered call with two commands, as a newcomer types them."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.processes import descendants
from tests.architecture.code import ROOT, files
from tests.running.whole import DECROCHE, free_port
from tests.waiting import alive, until

LONGEST = 240.0  # a slow network, and two cores that run the other tests as well
SENTENCE = "bonjour je cherche le garage le plus proche de villeneuve d'ascq\n"


class Checkout:
    """The project's files in a folder of their own: no environment, nothing under var/."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "checkout"
        for path in files():
            target = self.root / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        elsewhere = {name for name in os.environ if name.startswith(("TWILIO_", "REDIS_"))}
        self.environ = {
            **{name: value for name, value in os.environ.items() if name not in elsewhere},
            "PORT": str(free_port()),
            "TWILIO_API_URL": f"http://127.0.0.1:{free_port()}",
            "NLU_URL": "http://nlu.invalid:5005",  # Rasa has tests of its own: here the grammar
        }

    def make_run(self, log: Path) -> "subprocess.Popen[bytes]":
        with log.open("w") as said:
            return subprocess.Popen(
                ["make", "run"],
                cwd=self.root,
                env=self.environ,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # its own group, as a terminal gives each command
            )

    def run(self, *words: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            words,
            cwd=self.root,
            env=self.environ,
            input=typed,
            capture_output=True,
            text=True,
            timeout=60,
        )


@pytest.fixture
def checkout(tmp_path: Path) -> Iterator[Checkout]:
    it = Checkout(tmp_path)
    yield it
    shutil.rmtree(it.root)


def test_make_run_answers_a_call_says_what_runs_and_leaves_nothing(
    checkout: Checkout, tmp_path: Path
) -> None:
    log = tmp_path / "said"
    make = checkout.make_run(log)
    try:
        until(lambda: "Next:" in log.read_text() or make.poll(), "the line answers", LONGEST)
        assert make.poll() is None, log.read_text()
        call = checkout.run(".venv/bin/decroche", "call", typed=SENTENCE)
        assert "Lille" in call.stdout, call.stdout + call.stderr
        second = checkout.run("make", "run")
        assert second.returncode == 0
        assert "Décroché runs here already" in second.stdout
        assert f"http://127.0.0.1:{checkout.environ['PORT']}" in second.stdout
    finally:
        had = descendants(make.pid)
        os.killpg(make.pid, signal.SIGINT)  # Ctrl-C
        make.wait(20)
    assert len(had) > 8
    assert not any(map(alive, had))
    assert not list((checkout.root / "var").rglob("*.sock"))
    assert not (checkout.root / "var" / "run.lock").exists()
    assert "Traceback" not in log.read_text()


def test_a_typo_in_a_flow_is_refused_at_the_start_with_its_line(checkout: Checkout) -> None:
    flow = checkout.root / "ivr_flows" / "find_dealer.yml"
    text = flow.read_text().replace("- collect: place", "- colect: place", 1)
    flow.write_text(text)
    line = text[: text.index("- colect")].count("\n") + 1
    refused = checkout.run(str(DECROCHE), "run")  # this environment, that folder
    assert refused.returncode == 78
    assert f"find_dealer.yml:{line}" in refused.stdout
    assert "collect" in refused.stdout
    assert "cannot start as it is configured (see above)" in refused.stdout
    assert "Traceback" not in refused.stdout + refused.stderr
