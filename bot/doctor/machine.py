"""The machine: Python, uv, a browser for the tests, ports."""

import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.doctor.verdict import Verdict, fail, ok, warn
from bot.running import lock, plan, ports
from bot.running.errors import RunError
from bot.settings import Settings

OLDEST_PYTHON = (3, 11)
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def python() -> Verdict:
    words = f"{platform.python_version()} at {sys.executable}"
    if sys.version_info >= OLDEST_PYTHON:
        return ok("Python", words)
    return fail("Python", words, "Décroché needs 3.11 or later: make run PYTHON=/path/to/it")


def uv(root: Path) -> Verdict:
    found = shutil.which("uv") or shutil.which("uv", path=str(root / ".tools" / "bin"))
    if found:
        return ok("uv", found)
    return warn("uv", "not found", "`make run` fetches it into .tools")


def browser() -> Verdict:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found:
        return ok("browser", found)
    return warn("browser", "no chromium", "install one, or the tests of pages are skipped")


def listening(settings: Settings) -> Iterator[Verdict]:
    """Each port that `make run` needs: free, or taken by a run of this very checkout."""
    running = lock.is_held(settings.root / "var" / "run.lock")
    try:
        addresses = plan.make(settings).listens
    except RunError as problem:
        yield fail("ports", str(problem), "restore the Procfile")
        return
    for address in addresses:
        subject = f"port {address.port}"
        try:
            ports.require_free(address)
            yield ok(subject, f"free for {address.process}")
        except RunError as problem:
            if running:
                yield ok(subject, f"{address.process} of this checkout's own run")
            else:
                taken, _, advice = str(problem).partition(": ")
                yield fail(subject, taken, advice)
