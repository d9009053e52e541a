"""Finds what Rasa's environment is made with: uv, and a Python 3.10 that really starts.

Standard library only: it may run before anything is installed. A name on the PATH proves nothing
(pyenv's `python3.10` is a shim that ends with an error unless that version is chosen), so every
candidate is run and asked for its version.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from nlu.errors import EnvironmentNotMade

VERSION = "3.10"
_NAMES = ("python3.10", "python3", "python")
_CHECK = "import sys; print('%d.%d' % sys.version_info[:2])"
_PATIENCE = 30.0  # seconds for an interpreter to start on a cold disk


def find_uv(root: Path, environ: Mapping[str, str]) -> str:
    """The uv to use: $UV, the PATH's, or the checkout's own. Raises EnvironmentNotMade."""
    ours = root / ".tools" / "bin" / "uv"
    for candidate in (environ.get("UV"), shutil.which("uv", path=environ.get("PATH")), str(ours)):
        if candidate and _answer([candidate, "--version"], environ).startswith("uv "):
            return candidate
    raise EnvironmentNotMade(
        f"uv, which installs Rasa, was not found: not in $UV, not on the PATH, not as {ours}."
        " Run `make run`, which fetches it, or install it (https://docs.astral.sh/uv/)."
    )


def find_python(uv: str, environ: Mapping[str, str]) -> Path:
    """A Python 3.10 of this machine, or one that uv downloads. Raises EnvironmentNotMade."""
    for candidate in _candidates(environ):
        if _is_right(candidate, environ):
            return candidate
    managed = _managed(uv, environ)
    if managed is None:
        install = [uv, "python", "install", "--no-bin", VERSION]
        done = subprocess.run(install, capture_output=True, text=True, env=dict(environ))
        if done.returncode and "--no-bin" in done.stderr:  # an older uv, without that option
            subprocess.run([*install[:-2], VERSION], capture_output=True, env=dict(environ))
        managed = _managed(uv, environ)
    if managed is None:
        raise EnvironmentNotMade(
            "Rasa needs Python 3.10, and none was found: not in $UV_PYTHON, not on the PATH, not"
            f" under {_pyenv(environ)}, not among uv's own, and `uv python install 3.10` could not"
            " download one. Install Python 3.10, or name it: UV_PYTHON=/path/to/python3.10"
        )
    return managed


def _candidates(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where a Python 3.10 may be, the most explicit first."""
    if named := environ.get("UV_PYTHON"):
        found = shutil.which(named, path=environ.get("PATH"))
        yield Path(found or named)
    folders = [Path(entry) for entry in environ.get("PATH", "").split(os.pathsep) if entry]
    yield from (folder / name for name in _NAMES for folder in folders)
    yield from sorted(_pyenv(environ).glob(f"{VERSION}.*/bin/python"), key=_release, reverse=True)


def _pyenv(environ: Mapping[str, str]) -> Path:
    home = environ.get("PYENV_ROOT") or Path(environ.get("HOME") or Path.home()) / ".pyenv"
    return Path(home) / "versions"


def _release(python: Path) -> int:
    """13 of ~/.pyenv/versions/3.10.13/bin/python."""
    digits = re.findall(r"\d+", python.parents[1].name)
    return int(digits[-1])


def _managed(uv: str, environ: Mapping[str, str]) -> Path | None:
    """The Python 3.10 that uv itself has installed."""
    asked = {key: value for key, value in environ.items() if key != "UV_PYTHON"}
    words = [uv, "python", "find", "--python-preference", "only-managed", "--no-python-downloads"]
    found = _answer([*words, VERSION], asked)
    return Path(found) if found and _is_right(Path(found), environ) else None


def _is_right(python: Path, environ: Mapping[str, str]) -> bool:
    return python.is_file() and _answer([str(python), "-I", "-c", _CHECK], environ) == VERSION


def _answer(words: list[str], environ: Mapping[str, str]) -> str:
    """What a command prints; nothing if it fails, hangs or cannot be started."""
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, timeout=_PATIENCE, env=dict(environ)
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
