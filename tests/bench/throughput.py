"""Part `throughput`: turns a second of one web worker, gthread against gevent.

Turns wait on the model and on backends, live pages hold their connections for minutes: so each
worker class is measured alone, and with 200 connections held open meanwhile.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.prepare import find_uv, pip_settings
from tests.bench.drive import drive
from tests.bench.figures import Run
from tests.bench.options import Options
from tests.bench.running import environment
from tests.bench.stack import WEB, Stack
from tests.bench.table import Table, percent
from tests.bench.turns import degraded

GEVENT = "gevent==25.9.1"
HELD = 200
CALLS = 16
APP = "tests.bench.held:application()"
ONE = ("-w", "1")
SHIPPED = (*WEB, *ONE, "-k", "gthread")
WORKERS = {
    "gthread, 16 threads": (*SHIPPED, "--threads", "16"),
    "gthread, 256 threads": (*SHIPPED, "--threads", "256"),
    "gevent": ("gunicorn", "-c", "tests/bench/gevent_conf.py", *ONE),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One worker class in one situation; `pages` is what the held connections saw."""

    worker: str
    mix: str
    run: Run
    pages: dict[str, float]
    understood: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        return {
            "worker": self.worker,
            "mix": self.mix,
            "held": self.pages,
            "understood_by": self.understood,
            **self.run.as_json(),
        }


def measure(options: Options, stack: Stack) -> list[Measured]:
    """Every worker class, both mixes, with and without held connections."""
    gevent = install_gevent(options.root)
    rows = []
    for seed, (name, words) in enumerate(WORKERS.items(), 100):
        if name == "gevent" and gevent is None:
            continue
        path = {"PYTHONPATH": f"{options.root}:{gevent}" if name == "gevent" else str(options.root)}
        for mix in ("without_model", "realistic"):
            for held in (0, HELD):
                stack.start_web(words, APP, **path)
                stack.forget_facts()
                run, pages = loaded(options, stack, mix, held, seed)
                rows.append(Measured(name, mix, run, pages, stack.understood()))
    stack.start_web()
    return rows


def loaded(
    options: Options, stack: Stack, mix: str, held: int, seed: int
) -> tuple[Run, dict[str, float]]:
    """A closed loop of `CALLS` callers while `held` live pages stay open."""
    spec = options.spec("ours", stack.port, mix, CALLS, seed=seed)
    seconds = spec.warm_up + spec.seconds + 1
    words = [sys.executable, "-m", "tests.bench.hold", str(stack.port), str(held), str(seconds)]
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
        "worker mix held turns/s p50_ms p99_ms failed degraded pages_served longest_gap_s others"
    )
    found = Table(f"One web worker, {CALLS} callers at once, closed loop", heads)
    for row in rows:
        took = row.run.all
        served = f"{row.pages['served']:.0f}" if row.pages["asked"] else "-"
        gap = row.pages["longest_gap"] if row.pages["asked"] else "-"
        found.add(
            row.worker, row.mix, int(row.pages["asked"]), round(row.run.turns_a_second),
            took.p50 if took else "-", took.p99 if took else "-",
            sum(row.run.failures.values()), degraded(row.understood), served, gap,
            percent(row.run.others),
        )  # fmt: skip
    return found
