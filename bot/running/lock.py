"""One `decroche run` a checkout: who holds `var/run.lock`, and what it said of itself."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from bot.running.errors import AlreadyRunning


@contextmanager
def held(path: Path, addresses: dict[str, str]) -> Iterator[None]:
    """Hold the lock while the block runs, with our process id and addresses in the file.

    Raises AlreadyRunning, with what the holder wrote there.  The kernel lets go of the lock when
    its holder dies, however it dies, so a file left behind stops nobody.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = take(path)
    try:
        json.dump({"pid": os.getpid(), "addresses": addresses}, handle)
        handle.flush()
        yield
    finally:
        path.unlink(missing_ok=True)
        handle.close()


def take(path: Path) -> IO[str]:
    while True:
        handle = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            said = handle.read()
            handle.close()
            raise AlreadyRunning(describe(said)) from None
        if is_still(path, handle):
            handle.truncate(0)
            return handle
        handle.close()  # its holder removed the file between our opening and locking it


def is_still(path: Path, handle: IO[str]) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle.fileno()))
    except FileNotFoundError:
        return False


def describe(said: str) -> str:
    """The sentence for what the holder of the lock wrote into it."""
    try:
        holder = json.loads(said)
    except ValueError:  # it is only just starting
        return "Décroché is being started here already."
    lines = [f"Décroché runs here already (process {holder['pid']}; Ctrl-C there stops it):"]
    lines += [f"  {what:<12} {where}" for what, where in holder["addresses"].items()]
    return "\n".join(lines)


def is_held(path: Path) -> bool:
    """Whether a run of this checkout holds the lock at this moment."""
    try:
        with path.open(encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False
