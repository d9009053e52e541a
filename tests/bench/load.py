"""The load generator, a process of its own: calls under way at once, for so long and no more.

    python -m tests.bench.load '{"port": 8000, "calls": 50, …}'   # prints what it saw, as JSON

`think` 0 is a closed loop: each caller answers at once. Otherwise a caller lets so many seconds
pass before each turn, half as much to one and a half times, as people do.
"""

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from tests.bench.edge import Edge, Leg, Ours, Peer, Request
from tests.bench.mix import Turn, calls
from tests.bench.wire import Answer, Wire

MOST_TURNS = 200_000  # in one run, whatever happens


@dataclass(frozen=True, slots=True)
class Spec:
    """One run. `whose` is "ours" or "peer"; seconds are measured after `warm_up`."""

    whose: str
    port: int
    mix: str
    calls: int
    think: float
    seconds: float
    warm_up: float
    seed: int
    token: str = ""


class Load:
    """Keeps `spec.calls` calls under way and notes how long each answer took."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        base = f"http://127.0.0.1:{spec.port}"
        self._edge: Edge = Ours(base, spec.token) if spec.whose == "ours" else Peer()
        self._calls = calls(spec.mix, spec.seed)
        self._numbers: Iterator[int] = iter(range(spec.seed * 100_000, 10**9))
        self._chance = random.Random(spec.seed)
        self._from = self._until = 0.0
        self.samples: list[tuple[str, float, float]] = []
        self.failures: Counter[str] = Counter()

    async def run(self) -> None:
        """All callers, until the time is over; the turn under way is finished."""
        self._from = time.perf_counter() + self._spec.warm_up
        self._until = self._from + self._spec.seconds
        await asyncio.gather(*(self._caller() for _ in range(self._spec.calls)))

    async def _caller(self) -> None:
        wire = Wire("127.0.0.1", self._spec.port)
        await asyncio.sleep(self._chance.random() * self._spec.think)
        try:
            while self._goes_on():
                await self._call(wire, next(self._calls))
        finally:
            wire.close()

    async def _call(self, wire: Wire, turns: list[Turn]) -> None:
        leg = Leg(next(self._numbers))
        answer = await self._post(wire, "incoming", self._edge.incoming(leg))
        for turn in turns:
            if self._spec.think:
                await asyncio.sleep(self._spec.think * (0.5 + self._chance.random()))
            if not self._goes_on():
                break
            request = self._edge.turn(leg, turn, answer.body)
            if request is None:
                break
            answer = await self._post(wire, turn.kind, request)
        if farewell := self._edge.ended(leg):
            await wire.post(farewell.path, farewell.form, farewell.headers)

    async def _post(self, wire: Wire, kind: str, request: Request) -> Answer:
        answer = await wire.post(request.path, request.form, request.headers)
        now = time.perf_counter()
        if self._from <= now <= self._until:
            if answer.status == 200 and "</Response>" in answer.body:
                self.samples.append((kind, round(now - self._from, 4), answer.seconds))
            else:
                self.failures[f"{kind}: status {answer.status}"] += 1
        return answer

    def _goes_on(self) -> bool:
        return time.perf_counter() < self._until and len(self.samples) < MOST_TURNS


def main(words: list[str]) -> None:
    spec = Spec(**json.loads(words[0]))
    load = Load(spec)
    asyncio.run(load.run())
    said = {"samples": load.samples, "failures": load.failures, "cpu": time.process_time()}
    print(json.dumps(said | {"spec": asdict(spec)}))


if __name__ == "__main__":
    main(sys.argv[1:])
