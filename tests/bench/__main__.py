"""`python -m tests.bench`: runs the parts, prints their tables, keeps the figures as JSON."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import click

from tests.bench import footprint, machine, starting, throughput, turns, versus
from tests.bench.options import Options
from tests.bench.running import BenchError
from tests.bench.stack import Stack, stack

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("turns", "throughput", "start", "memory", "peer")
CALM = 0.5  # load average below which the machine is ours


@click.command()
@click.option(
    "--only", type=click.Choice(PARTS), multiple=True, help="This part alone; repeatable."
)
@click.option("--quick", is_flag=True, help="Short runs, for a look; the figures are rough.")
@click.option("--calm", default=0.0, help="Wait up to so many seconds for a quiet machine.")
def main(only: tuple[str, ...], quick: bool, calm: float) -> None:
    """Measure this machine's turns, workers, start, memory, and the peer, and print tables."""
    os.chdir(ROOT)
    options = Options(ROOT, 4.0, 3.0, True) if quick else Options(ROOT, 15.0, 4.0)
    wait_for_calm(calm)
    results: dict[str, Any] = {"machine": machine.facts(ROOT), "quick": quick}
    click.echo(described(results["machine"]))
    try:
        run(options, only or PARTS, results)
    except BenchError as problem:
        sys.exit(str(problem))
    except KeyboardInterrupt:
        sys.exit("stopped; nothing of it runs any more")
    finally:
        keep(results)


def run(options: Options, parts: tuple[str, ...], results: dict[str, Any]) -> None:
    """The parts in a fixed order; each is in `results` as soon as it is done."""
    if {"turns", "throughput", "memory", "peer"} & set(parts):
        with stack(ROOT) as application:
            application.start_web()
            application.start_model()
            with_application(options, application, parts, results)
    if "start" in parts:
        starts = starting.measure(options)
        done(results, "start", starts, starting.table(starts))


def with_application(
    options: Options, application: Stack, parts: tuple[str, ...], results: dict[str, Any]
) -> None:
    """The parts that need the application warm."""
    if "turns" in parts:
        rows = turns.measure(options, application)
        done(results, "turns", rows, turns.table(rows))
    if "throughput" in parts:
        workers = throughput.measure(options, application)
        done(results, "throughput", workers, throughput.table(workers))
    if "memory" in parts:
        held = footprint.measure(options, application)
        done(results, "memory", held, footprint.table(held))
    if "peer" in parts:
        compared, cost = versus.measure(options, application)
        done(results, "peer", compared, versus.table(compared, cost))
        results["peer_cost"] = {"start": cost.seconds_to_start, "rss": cost.held.rss}


def done(results: dict[str, Any], part: str, rows: Any, table: object) -> None:
    results[part] = [row.as_json() for row in rows]
    click.echo(f"\n{table}")


def keep(results: dict[str, Any]) -> None:
    """Write what there is to var/bench/<date>.json."""
    if not set(results) & set(PARTS):
        return
    path = ROOT / "var" / "bench" / f"{results['machine']['at'].replace(':', '')}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(results, indent=1, ensure_ascii=False), encoding="utf-8")
    click.echo(f"\nKept in {path.relative_to(ROOT)}")


def described(facts: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in facts["versions"].items())
    load = facts["load_before"][0]
    busy = "" if load < CALM else f" (the machine was busy before: load {load}; figures are rough)"
    return (
        f"{facts['cores']} cores of {facts['processor']}, {facts['memory_gb']} GB,"
        f" {facts['system']}\nPython {facts['python']}, {versions}; commit {facts['commit']}{busy}"
    )


def wait_for_calm(seconds: float) -> None:
    until = time.monotonic() + seconds
    while os.getloadavg()[0] >= CALM and time.monotonic() < until:
        time.sleep(2)


if __name__ == "__main__":
    main()
