"""Percentiles and what a run of the load generator amounts to."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Latency:
    """How long turns took, in milliseconds; `turns` is how many were measured."""

    turns: int
    p50: float
    p95: float
    p99: float
    worst: float


@dataclass(frozen=True, slots=True)
class Sample:
    """One answered request: what kind of turn, at which second of the run, how long it took."""

    kind: str
    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Run:
    """What the load generator saw after the warm-up. `failures` by reason, turns not in `all`."""

    calls_at_once: int
    seconds: float
    samples: tuple[Sample, ...]
    failures: dict[str, int]
    generator_cpu: float  # share of one core that the generator itself used
    others: float  # share of the machine that other programs used meanwhile

    @property
    def all(self) -> Latency | None:
        return latency(self.samples)

    def of(self, kinds: Iterable[str]) -> Latency | None:
        """The latency of some kinds of turn alone; None when there was none."""
        wanted = set(kinds)
        return latency([sample for sample in self.samples if sample.kind in wanted])

    @property
    def turns_a_second(self) -> float:
        return len(self.samples) / self.seconds if self.seconds else 0.0

    def shares(self) -> dict[str, float]:
        """Which part of the turns was of each kind, the most frequent first."""
        counted = Counter(sample.kind for sample in self.samples)
        return {kind: n / len(self.samples) for kind, n in counted.most_common()}

    def as_json(self) -> dict[str, Any]:
        """For the results file: by kind and in all, without the single samples."""
        by_kind = {kind: self.of([kind]) for kind in self.shares()}
        return {
            "calls_at_once": self.calls_at_once,
            "seconds": round(self.seconds, 2),
            "turns_a_second": round(self.turns_a_second, 1),
            "all": asdict(self.all) if self.all else None,
            "by_kind": {kind: asdict(of) for kind, of in by_kind.items() if of},
            "shares": {kind: round(share, 3) for kind, share in self.shares().items()},
            "failures": self.failures,
            "generator_cpu": round(self.generator_cpu, 2),
            "others": round(self.others, 2),
        }


def latency(samples: Sequence[Sample]) -> Latency | None:
    """Nearest-rank percentiles, in milliseconds; None of nothing."""
    if not samples:
        return None
    taken = sorted(sample.seconds * 1000 for sample in samples)

    def rank(share: float) -> float:
        return round(taken[max(0, math.ceil(share * len(taken)) - 1)], 2)

    return Latency(len(taken), rank(0.50), rank(0.95), rank(0.99), round(taken[-1], 2))
