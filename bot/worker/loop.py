"""Does each task again and again until the process is told to stop."""

import logging
import threading
from collections.abc import Callable, Sequence

log = logging.getLogger(__name__)

#: Seconds between two rounds; calls are idle for minutes before anyone looks at them.
PAUSE = 5.0


def run(tasks: Sequence[Callable[[], None]], stop: threading.Event, pause: float = PAUSE) -> None:
    """Do all tasks, pause, and so on; a task that fails is logged and done again next time."""
    while not stop.is_set():
        for task in tasks:
            try:
                task()
            except Exception:
                log.exception("failed task=%s", type(task).__name__)
        stop.wait(pause)
