"""Starts a process that never outlives us, whatever ends us."""

import ctypes
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import IO

# https://man7.org/linux/man-pages/man2/prctl.2.html
_PR_SET_PDEATHSIG = 1
_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None


def start(
    words: Sequence[str], environ: Mapping[str, str], output: IO[bytes]
) -> subprocess.Popen[bytes]:
    """Start a command that writes all it says to `output`.

    On Linux the kernel ends it when the thread that called this ends, by kill -9 too: call it
    from the main thread.
    """
    return subprocess.Popen(
        words,
        env=dict(environ),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        preexec_fn=_die_with_parent,
    )


def stop(child: subprocess.Popen[bytes], patience: float) -> None:
    """Ask a child to end, and make it after `patience` seconds."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(patience)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _die_with_parent() -> None:
    if _prctl:
        _prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)
