"""Runs the load generator and takes what it saw."""

import json
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from tests.bench import elsewhere
from tests.bench.figures import Run, Sample
from tests.bench.load import Spec
from tests.bench.running import BenchError
from tests.bench.wire import PATIENCE


def drive(root: Path, spec: Spec) -> Run:
    """One run, in a process of its own; it ends some seconds after its time at the latest."""
    words = [sys.executable, "-m", "tests.bench.load", json.dumps(asdict(spec))]
    bound = spec.warm_up + spec.seconds + spec.think * 2 + 2 * PATIENCE + 10
    before = elsewhere.now()
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, timeout=bound)
    if done.returncode:
        raise BenchError(f"The load generator failed: {done.stderr[-800:]}")
    said = json.loads(done.stdout)
    return Run(
        calls_at_once=spec.calls,
        seconds=spec.seconds,
        samples=tuple(Sample(*sample) for sample in said["samples"]),
        failures=dict(Counter(said["failures"])),
        generator_cpu=said["cpu"] / (spec.warm_up + spec.seconds),
        others=elsewhere.now().others_since(before),
    )
