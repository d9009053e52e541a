"""The checks, which register themselves."""

from collections.abc import Callable

from ..workspace import Workspace

Check = Callable[[Workspace], None]

#: Those that note who speaks which prompt, and so run first.
SPEAKERS: list[Check] = []

CHECKS: list[Check] = []


def check(function: Check) -> Check:
    """Have this function run over every set of flows that is loaded."""
    CHECKS.append(function)
    return function


def speaker(function: Check) -> Check:
    """Have this function run before the checks: it notes prompts that are spoken."""
    SPEAKERS.append(function)
    return function
