"""Part `peer`: ours and Rasa's own dialogue server, in turns, under the same load."""

from dataclasses import dataclass
from typing import Any

from tests.bench import memory, peer
from tests.bench.drive import drive
from tests.bench.figures import Run
from tests.bench.mix import WITH_MODEL
from tests.bench.options import Options
from tests.bench.running import BenchError
from tests.bench.stack import Stack
from tests.bench.table import Table, percent
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


def measure(options: Options, stack: Stack) -> tuple[list[Row], Peer]:
    """Both servers stand; each run is made with ours and then at once with the peer's, so that
    a machine that grows busier or quieter does so for both."""
    model = peer.make(options.root)
    port, seconds = peer.start(options.root, stack.running, model)
    rows = []
    for seed, (mix, calls, paced) in enumerate(RUNS, 200):
        stack.forget_facts()
        run = drive(options.root, options.spec("ours", stack.port, mix, calls, paced, seed))
        rows.append(Row("ours", mix, paced, run, stack.understood()))
        run = drive(options.root, options.spec("peer", port, mix, calls, paced, seed))
        rows.append(Row("peer", mix, paced, run, {}))
    held = memory.of_process(stack.running.pid("peer"))
    stack.running.stop("peer")
    if held is None:
        raise BenchError("The peer ended before its memory was looked at; see var/bench/log.")
    return rows, Peer(seconds, held)


def table(rows: list[Row], cost: Peer) -> Table:
    heads = "mix calls pace whose p50_ms p95_ms p99_ms turns/s failed degraded others"
    found = Table("Ours beside Rasa's dialogue server with its twilio_voice channel", heads)
    for row in rows:
        took = row.run.of(WITH_MODEL) if row.mix == "with_model" else row.run.all
        if took is None:
            continue
        found.add(
            NAMES[row.mix], row.run.calls_at_once, pace(row.paced), row.whose,
            took.p50, took.p95, took.p99, round(row.run.turns_a_second),
            sum(row.run.failures.values()), degraded(row.understood) if row.understood else "",
            percent(row.run.others),
        )  # fmt: skip
    found.notes += [
        "The peer checks no signature, keeps calls in memory, and takes keys for silence.",
        f"It starts in {cost.seconds_to_start:.0f} s and holds {cost.held.rss:.0f} MB (RSS).",
    ]
    return found
