"""What the operating system does for us about processes: dying with a parent, adopting, ending.

Linux does all of it.  Elsewhere the calls do nothing, and only an unclean death of a parent
(kill -9) can leave a child behind.
"""

import ctypes
import os
import signal
import sys
import time
from pathlib import Path

# https://man7.org/linux/man-pages/man2/prctl.2.html
PR_SET_PDEATHSIG = 1
PR_SET_CHILD_SUBREAPER = 36
POLL_SECONDS = 0.1

_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None


def die_with_parent(signum: int = signal.SIGTERM) -> None:
    """Have the kernel send this process `signum` when its parent ends; survives an exec."""
    if _prctl:
        _prctl(PR_SET_PDEATHSIG, int(signum), 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends, so that none can slip away."""
    if _prctl:
        _prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(pid: int) -> list[int]:
    """Process ids of all living children, grandchildren and so on of `pid`."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:  # ended while we were reading
            continue
        if fields[0] != "Z":
            children.setdefault(int(fields[1]), []).append(int(entry.parent.name))
    found, unseen = [], [pid]
    while unseen:
        below = children.get(unseen.pop(), [])
        found += below
        unseen += below
    return found


def end_descendants(patience: float) -> None:
    """Ask all our descendants to stop, then after `patience` seconds kill those that have not."""
    for signum, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 1.0)):
        deadline = time.monotonic() + seconds
        asked: set[int] = set()
        while living := descendants(os.getpid()):
            reap()
            for pid in living:
                if pid not in asked:
                    asked.add(pid)
                    send(pid, signum)
            if time.monotonic() > deadline:
                break
            time.sleep(POLL_SECONDS)
        reap()


def reap() -> None:
    """Let go of children that have ended, adopted ones among them."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:  # none left
        return


def send(pid: int, signum: int) -> None:
    """Send a signal; a process that has just ended is fine."""
    try:
        os.kill(pid, signum)
    except ProcessLookupError:
        return
