"""Part `turns`: how long a turn takes, without the model and with it, at 1 and 50 calls."""

from dataclasses import dataclass
from typing import Any

from tests.bench.drive import drive
from tests.bench.figures import Run
from tests.bench.mix import WITH_MODEL, WITHOUT_MODEL
from tests.bench.options import THINK, Options
from tests.bench.stack import Stack
from tests.bench.table import Table, percent

#: mix, kinds of turn that the row is about (None: all), calls, whether callers take their time
RUNS = (
    ("without_model", WITHOUT_MODEL, 1, False),
    ("without_model", WITHOUT_MODEL, 50, True),
    ("without_model", WITHOUT_MODEL, 50, False),
    ("with_model", WITH_MODEL, 1, False),
    ("with_model", WITH_MODEL, 50, True),
    ("with_model", WITH_MODEL, 50, False),
    ("realistic", None, 1, False),
    ("realistic", None, 50, True),
    ("realistic", None, 50, False),
)
NAMES = {
    "without_model": "without the model",
    "with_model": "with the model (fresh utterances)",
    "realistic": "realistic mix",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """One row: which run, and who understood what was said in it."""

    mix: str
    kinds: tuple[str, ...] | None
    paced: bool
    run: Run
    understood: dict[str, int]

    def as_json(self) -> dict[str, Any]:
        return {
            "mix": self.mix,
            "pace": pace(self.paced),
            "understood_by": self.understood,
            **self.run.as_json(),
        }


def measure(options: Options, stack: Stack) -> list[Measured]:
    """All runs, against the application as shipped, warm."""
    return [one(options, stack, *run, seed=seed) for seed, run in enumerate(RUNS, 1)]


def one(
    options: Options,
    stack: Stack,
    mix: str,
    kinds: tuple[str, ...] | None,
    calls: int,
    paced: bool,
    seed: int,
) -> Measured:
    """One run. Each has a seed of its own: what was fresh in one is known in the next."""
    stack.forget_facts()
    run = drive(options.root, options.spec("ours", stack.port, mix, calls, paced, seed))
    return Measured(mix, kinds, paced, run, stack.understood())


def table(rows: list[Measured]) -> Table:
    heads = "turns calls pace p50_ms p95_ms p99_ms turns/s failed degraded others"
    found = Table("Turn latency, POST /voice/… to the last byte of TwiML", heads)
    for row in rows:
        took = row.run.of(row.kinds) if row.kinds else row.run.all
        if took is None:
            found.add(NAMES[row.mix], row.run.calls_at_once, pace(row.paced), "-", "-", "-")
            continue
        found.add(
            NAMES[row.mix], row.run.calls_at_once, pace(row.paced), took.p50, took.p95, took.p99,
            round(row.run.turns_a_second), sum(row.run.failures.values()),
            degraded(row.understood), percent(row.run.others),
        )  # fmt: skip
    return found


def pace(paced: bool) -> str:
    return f"{THINK:g} s a turn" if paced else "at once"


def degraded(understood: dict[str, int]) -> str:
    """How much of what the model should have understood was left to the fallback grammar."""
    late = sum(times for who, times in understood.items() if "(" in who)
    asked = late + understood.get("model", 0)
    return percent(late / asked) if asked else "-"
