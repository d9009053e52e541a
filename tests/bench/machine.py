"""What the figures were measured on."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nlu import rasa_environment

PACKAGES = ("flask", "gunicorn", "redis", "twilio")


def facts(root: Path) -> dict[str, Any]:
    """Processors, memory, versions, the commit, and how busy the machine was just before."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "processor": _processor(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1),
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "versions": {name: version(name) for name in PACKAGES} | {"rasa": _rasa(root)},
        "commit": _git(root, "rev-parse", "--short", "HEAD"),
        "load_before": [round(each, 2) for each in os.getloadavg()],
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _rasa(root: Path) -> str:
    pinned = (root / "nlu" / "rasa" / "requirements.txt").read_text(encoding="utf-8")
    found = [line for line in pinned.splitlines() if line.startswith("rasa==")]
    python = "" if rasa_environment.is_ready(root) else " (not installed)"
    return found[0].split()[0].removeprefix("rasa==") + python if found else "?"


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True)
    return done.stdout.strip() or "?"
