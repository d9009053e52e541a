"""Part `throughput`: turns a second of one web worker, gthread against gevent.

Turns wait on the model and on backends, live pages hold their connections for minutes, and
neither may starve the other: so each worker class is measured alone, with 200 connections held
open meanwhile, and with a model that takes 700 ms for each parse.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bot.prepare import find_uv, pip_settings
from tests.bench.drive import drive
from tests.bench.figures import Run
from tests.bench.mix import WITHOUT_MODEL
from tests.bench.options import Options
from tests.bench.running import environment, free_port
from tests.bench.stack import WEB, Stack
from tests.bench.table import Table, percent
from tests.bench.turns import NAMES, degraded

GEVENT = "gevent==25.9.1"
APP = "tests.bench.held:application()"
ONE = ("-w", "1")
SHIPPED = (*WEB, *ONE)
WORKERS = {
    **{f"gthread, {n} threads": (*SHIPPED, "--threads", str(n)) for n in (16, 64, 256)},
    "gevent": ("gunicorn", "-c", "tests/bench/gevent_conf.py", *ONE),
}


@dataclass(frozen=True, slots=True)
class Situation:
    """What else goes on: `held` live pages, a `slow` model; `calls` callers in a closed loop."""

    mix: str
    calls: int = 16
    held: int = 0
    slow: bool = False

    def __str__(self) -> str:
        return "slow model" if self.slow else f"{self.held} pages held" if self.held else "alone"


SITUATIONS = (
    Situation("without_model"),
    Situation("without_model", held=200),
    Situation("realistic"),
    Situation("realistic", held=200),
    Situation("realistic", calls=64, slow=True),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One worker class in one situation; `pages` is what the held connections saw."""

    worker: str
    situation: Situation
    run: Run
    pages: dict[str, float]
    understood: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        without = self.run.of(WITHOUT_MODEL)
        return {
            "worker": self.worker,
            "mix": self.situation.mix,
            "situation": str(self.situation),
            "pages": self.pages,
            "understood_by": self.understood,
            "without_model": asdict(without) if without else None,
            **self.run.as_json(),
        }


def measure(options: Options, stack: Stack) -> list[Measured]:
    """Every worker class in every situation."""
    gevent = install_gevent(options.root)
    slow = free_port()
    words = [sys.executable, "-m", "tests.bench.slow_model", str(slow)]
    stack.running.start("slow model", words, options.root, stack.environ)
    rows = []
    for seed, (name, command) in enumerate(WORKERS.items(), 100):
        if name == "gevent" and gevent is None:
            continue
        path = f"{options.root}:{gevent}" if name == "gevent" else str(options.root)
        for situation in SITUATIONS:
            more = {"NLU_URL": f"http://127.0.0.1:{slow}"} if situation.slow else {}
            stack.start_web(command, APP, PYTHONPATH=path, **more)
            stack.forget_facts()
            run, pages = loaded(options, stack, situation, seed)
            rows.append(Measured(name, situation, run, pages, stack.understood()))
    stack.running.stop("slow model")
    stack.start_web()
    return rows


def loaded(
    options: Options, stack: Stack, situation: Situation, seed: int
) -> tuple[Run, dict[str, float]]:
    """A closed loop of callers while live pages stay open."""
    spec = options.spec("ours", stack.port, situation.mix, situation.calls, seed=seed)
    seconds = spec.warm_up + spec.seconds + 1
    words = [sys.executable, "-m", "tests.bench.hold"]
    words += [str(stack.port), str(situation.held), str(seconds)]
    holder = subprocess.Popen(words, cwd=options.root, stdout=subprocess.PIPE, text=True)
    try:
        run = drive(options.root, spec)
        said, _ = holder.communicate(timeout=seconds + 30)
    finally:
        holder.kill()
    return run, json.loads(said)


def install_gevent(root: Path) -> Path | None:
    """A folder under var/bench that holds gevent; None if it cannot be installed."""
    folder = root / "var" / "bench" / "gevent"
    if (folder / "gevent").is_dir():
        return folder
    words = ["pip", "install", "-q", "--python", sys.executable, "--target", str(folder), GEVENT]
    done = subprocess.run(
        [find_uv(), *words], env=environment() | pip_settings(), capture_output=True, text=True
    )
    if done.returncode:
        print(f"gevent could not be installed, so it is not measured: {done.stderr[-300:]}")
        return None
    return folder


def table(rows: list[Measured]) -> Table:
    heads = (
        "worker mix callers meanwhile turns/s p50_ms p99_ms failed degraded"
        " pages_served longest_gap_s others"
    )
    found = Table("One web worker, callers who answer at once", heads)
    for row in rows:
        took = row.run.of(WITHOUT_MODEL)
        pages = row.situation.held
        found.add(
            row.worker, NAMES[row.situation.mix], row.situation.calls, row.situation,
            round(row.run.turns_a_second), took.p50 if took else "-", took.p99 if took else "-",
            sum(row.run.failures.values()), degraded(row.understood),
            f"{row.pages['served']:.0f}" if pages else "-",
            row.pages["longest_gap"] if pages else "-", percent(row.run.others),
        )  # fmt: skip
    found.notes.append("p50 and p99 are those of the turns that do not ask the model.")
    return found
