"""Waiting for real processes: the one place where tests look again and again."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Value = TypeVar("Value")

INTERVAL = 0.02
LONGEST = 20.0


def until(condition: Callable[[], Value], what: str, seconds: float = LONGEST) -> Value:
    """What `condition` returns, once it is true; fails with `what` after so many seconds."""
    deadline = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(INTERVAL)
    return value


def alive(pid: int) -> bool:
    """Whether this process still runs; one that ended and waits to be reaped does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"
