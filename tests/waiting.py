"""Waiting for a real process: the one place where tests look again and again."""

import time
from collections.abc import Callable
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
