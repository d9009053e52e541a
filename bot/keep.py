"""Keeps one process of the development machine going: starts it again when it ends.

    python -m bot.keep web -- gunicorn -c bot/gunicorn_conf.py "bot.app:from_environment()"

`decroche run` wraps every process so, because honcho stops everything when one process ends,
while in production the platform restarts each by itself.
"""

import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from types import FrameType

from bot import processes

FIRST_DELAY = 3.0  # long enough to hear the line without this process, short enough to wait for
LONGEST_DELAY = 30.0
RAN_WELL = 60.0  # seconds after which the next delay is the first again
STOP_PATIENCE = 3.0  # honcho kills after 5; Rasa would wait for idle connections much longer
EX_CONFIG = 78  # sysexits.h: something was found in an unconfigured or misconfigured state
EX_UNAVAILABLE = 69  # sysexits.h: a service is unavailable; soon again would not help
UNAVAILABLE_DELAY = 300.0
CONFIG_ATTEMPTS = 3  # once it ran, a file may be caught half written: one failure proves nothing
CONFIG_DELAY = 1.0


@dataclass(frozen=True, slots=True)
class Restarts:
    """How often the process ended lately: decides whether and when it starts again."""

    delay: float = 0.0
    misconfigured: int = 0
    has_run: bool = False

    def after(self, code: int, ran: float) -> "Restarts":
        """The state once the process ended with `code` after it `ran` so many seconds."""
        if code == EX_CONFIG:
            return Restarts(CONFIG_DELAY, self.misconfigured + 1, self.has_run)
        if code == EX_UNAVAILABLE:
            return Restarts(UNAVAILABLE_DELAY, has_run=True)
        if ran >= RAN_WELL or not self.delay or self.misconfigured:
            return Restarts(FIRST_DELAY, has_run=True)
        return Restarts(min(self.delay * 2, LONGEST_DELAY), has_run=True)

    @property
    def hopeless(self) -> bool:
        """Whether it is pointless to start it again: its configuration is wrong."""
        return self.misconfigured >= (CONFIG_ATTEMPTS if self.has_run else 1)


class Stopped(BaseException):
    """We were told to stop; passes through everything, as KeyboardInterrupt does."""


def keep(name: str, command: list[str]) -> int:
    """Run `command` until told to stop (0), or until it fails at its configuration (78)."""

    def stop(signum: int, frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    processes.die_with_parent()
    processes.adopt_orphans()
    try:
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, stop)
        return keep_going(name, command)
    except Stopped:
        return 0
    finally:
        processes.end_descendants(STOP_PATIENCE)


def keep_going(name: str, command: list[str]) -> int:
    restarts = Restarts()
    while True:
        started = time.monotonic()
        code = run_once(command)
        processes.end_descendants(STOP_PATIENCE)  # what it left would hold its port
        restarts = restarts.after(code, time.monotonic() - started)
        if restarts.hopeless:
            say(f"{name} cannot start as it is configured (see above).")
            return EX_CONFIG
        if not restarts.misconfigured:
            say(f"{name} ended ({describe(code)}); it starts again in {restarts.delay:.0f} s.")
        time.sleep(restarts.delay)


def run_once(command: list[str]) -> int:
    """Run the command to its end.  It leads its own group, so that a stop reaches it once."""
    try:
        child = subprocess.Popen(command, process_group=0, preexec_fn=processes.die_with_parent)
    except OSError as error:
        say(f"{command[0]} cannot be started: {error.strerror}.")
        return EX_CONFIG
    return child.wait()


def describe(code: int) -> str:
    """In words; a shell reports a child's death by a signal as 128 and its number."""
    signum = -code if code < 0 else code - 128
    if signum in set(signal.Signals):
        return f"killed by {signal.Signals(signum).name}"
    return f"exit code {code}"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1], sys.argv[sys.argv.index("--") + 1 :]))
