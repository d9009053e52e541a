"""Part `peer`: ours and Rasa's own dialogue server, one after the other, under the same load."""

from dataclasses import dataclass
from typing import Any

from tests.bench import memory, peer
from tests.bench.drive import drive
from tests.bench.figures import Run
from tests.bench.mix import WITH_MODEL
from tests.bench.options import Options
from tests.bench.running import running
from tests.bench.stack import Stack
from tests.bench.table import Table
from tests.bench.turns import NAMES, degraded, pace

RUNS = tuple(
    (mix, calls, paced)
    for mix in ("with_model", "realistic")
    for calls, paced in ((1, False), (8, False), (32, False), (50, False), (50, True))
)


@dataclass(frozen=True, slots=True)
class Row:
    """One run of one of the two; `understood` is empty for the peer, which has the model alone."""

    whose: str
    mix: str
    paced: bool
    run: Run
    understood: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        return {
            "whose": self.whose,
            "mix": self.mix,
            "pace": pace(self.paced),
            "understood_by": self.understood,
            **self.run.as_json(),
        }


@dataclass(frozen=True, slots=True)
class Peer:
    """What the peer costs: seconds to start, megabytes after the load."""

    seconds_to_start: float
    held: memory.Held


def ours(options: Options, stack: Stack) -> list[Row]:
    """The application's side."""
    rows = []
    for seed, (mix, calls, paced) in enumerate(RUNS, 200):
        stack.forget_facts()
        run = drive(options.root, options.spec("ours", stack.port, mix, calls, paced, seed))
        rows.append(Row("ours", mix, paced, run, stack.understood()))
    return rows


def theirs(options: Options) -> tuple[list[Row], Peer]:
    """The peer's side, alone on the machine, with the same calls."""
    model = peer.make(options.root)
    with running(options.root / "var" / "bench" / "log") as processes:
        port, seconds = peer.start(options.root, processes, model)
        rows = []
        for seed, (mix, calls, paced) in enumerate(RUNS, 200):
            run = drive(options.root, options.spec("peer", port, mix, calls, paced, seed))
            rows.append(Row("peer", mix, paced, run, {}))
        held = memory.of_process(processes.pid("peer"))
    assert held is not None
    return rows, Peer(seconds, held)


def table(rows: list[Row]) -> Table:
    heads = (
        "mix",
        "calls",
        "pace",
        "whose",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "turns/s",
        "failed",
        "degraded",
    )
    found = Table("Ours beside Rasa's dialogue server with its twilio_voice channel", heads)
    for row in sorted(
        rows, key=lambda row: RUNS.index((row.mix, row.run.calls_at_once, row.paced))
    ):
        took = row.run.of(WITH_MODEL) if row.mix == "with_model" else row.run.all
        if took is None:
            continue
        found.add(
            NAMES[row.mix], row.run.calls_at_once, pace(row.paced), row.whose,
            took.p50, took.p95, took.p99, round(row.run.turns_a_second),
            sum(row.run.failures.values()), degraded(row.understood) if row.understood else "",
        )  # fmt: skip
    found.notes.append(
        "The peer checks no signature, keeps calls in memory, and takes keys for silence."
    )
    return found
