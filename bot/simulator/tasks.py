"""Tasks that Enqueue makes for TaskRouter; workers are played by the tester."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Task:
    """One call that waits for a worker, with the `attributes` that workflows see."""

    sid: str
    workflow_sid: str
    call_sid: str
    attributes: dict[str, Any]
    priority: int = 0
    timeout: int = 86400
