"""Part `start`: seconds from `make run` in a fresh clone to the first answered call, and later."""

import asyncio
import os
import shutil
import signal
import subprocess
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot import processes
from bot.settings.environment import DEVELOPMENT_TOKEN
from tests.bench import elsewhere
from tests.bench.edge import Leg, Ours
from tests.bench.options import Options
from tests.bench.running import BenchError, Running, free_port, running
from tests.bench.table import Table, percent
from tests.bench.web import get_json
from tests.bench.wire import Wire

LONGEST = 900.0
STOPPING = 20.0


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the command on; `stopped` from Ctrl-C to the end of the last process."""

    which: str
    first_call: float
    model: float
    stopped: float
    others: float  # share of the machine that other programs used until then

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(options: Options) -> list[Start]:
    """A fresh clone of what is committed, started twice; installers' caches are as they are."""
    clone = options.root / "var" / "bench" / "clone"
    shutil.rmtree(clone, ignore_errors=True)
    words = ["git", "clone", "--quiet", "--no-hardlinks", str(options.root), str(clone)]
    subprocess.run(words, check=True)
    try:
        with running(options.root / "var" / "bench" / "log") as these:
            return [
                started(these, clone, "first time, warm package caches"),
                started(these, clone, "second time"),
            ]
    finally:
        shutil.rmtree(clone, ignore_errors=True)


def started(these: Running, clone: Path, which: str) -> Start:
    """One `make run`, until the model understands; then Ctrl-C, as a terminal sends it."""
    port = free_port()
    before, begun = elsewhere.now(), time.monotonic()
    make = these.start("make run", ["make", "run"], clone, environ(port))
    these.wait("make run", lambda: answers(port), LONGEST)
    first = time.monotonic() - begun
    these.wait("make run", lambda: understands(port), LONGEST)
    model = time.monotonic() - begun
    others, asked = elsewhere.now().others_since(before), time.monotonic()
    os.killpg(make.pid, signal.SIGINT)
    make.wait(STOPPING)
    stopped = time.monotonic() - asked
    left = processes.descendants(os.getpid())
    if left:
        raise BenchError(f"Ctrl-C left {len(left)} processes behind: {left}")
    return Start(which, first, model, stopped, others)


def answers(port: int) -> bool:
    """Whether a signed incoming call is answered with a question."""

    async def ring() -> bool:
        ours = Ours(f"http://127.0.0.1:{port}", DEVELOPMENT_TOKEN)
        request = ours.incoming(Leg(0))
        wire = Wire("127.0.0.1", port)
        answer = await wire.post(request.path, request.form, request.headers)
        wire.close()
        return answer.status == 200 and "<Gather" in answer.body

    return asyncio.run(ring())


def understands(port: int) -> bool:
    """Whether the model has taken over."""
    return get_json(port, "/readyz").get("understanding") == "model"


def environ(port: int) -> dict[str, str]:
    """What a new user's shell holds, with ports that are free."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(
            ("TWILIO_", "PUBLIC_URL", "REDIS_URL", "VIRTUAL_ENV", "MAKE", "MFLAGS")
        )
    }
    return kept | {
        "PORT": str(port),
        "NLU_URL": f"http://127.0.0.1:{free_port()}",
        "TWILIO_API_URL": f"http://127.0.0.1:{free_port()}",
    }


def table(rows: list[Start]) -> Table:
    heads = "make_run first_call_answered_s model_understands_s Ctrl-C_to_the_end_s others"
    found = Table("From `make run` in a clone to the first answered call", heads)
    for row in rows:
        found.add(row.which, row.first_call, row.model, row.stopped, percent(row.others))
    return found
