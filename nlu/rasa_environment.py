"""Makes Rasa's own environment in nlu/rasa/.venv: Python 3.10, pinned packages, hashes checked.

Standard library only. A stamp in the environment holds the hash of its requirements, so that a
second start costs a few milliseconds; two that start at once wait for each other.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from nlu.errors import EnvironmentNotMade
from nlu.rasa_python import find_python, find_uv

#: Told what is being done, a line at a time.
Progress = Callable[[str], None]


def folder(root: Path) -> Path:
    """Where the environment of the checkout at `root` is."""
    return root / "nlu" / "rasa" / ".venv"


def python(root: Path) -> Path:
    """The interpreter that has Rasa, once the environment is made."""
    return folder(root) / "bin" / "python"


def is_ready(root: Path) -> bool:
    """Whether the environment is there and holds what requirements.txt asks for now."""
    try:
        stamp = _stamp(root).read_text(encoding="utf-8")
    except OSError:
        return False
    return stamp == _wanted(root) and python(root).exists()


def ensure(root: Path, environ: Mapping[str, str], progress: Progress) -> Path:
    """Make the environment if need be and give its interpreter. Raises EnvironmentNotMade."""
    if is_ready(root):
        return python(root)
    with alone(root / "var" / "nlu" / "environment.lock"):
        if not is_ready(root):
            _make(root, environ, progress)
    return python(root)


def _make(root: Path, environ: Mapping[str, str], progress: Progress) -> None:
    uv = find_uv(root, environ)
    interpreter = find_python(uv, environ)
    progress(f"installing Rasa with {interpreter} (about 1.5 GB, once)")
    quiet = {**environ, **_mirror(environ)}
    for name in ("VIRTUAL_ENV", "UV_PYTHON", "UV_PROJECT_ENVIRONMENT"):
        quiet.pop(name, None)
    requirements = root / "nlu" / "rasa" / "requirements.txt"
    shutil.rmtree(folder(root), ignore_errors=True)
    _run(uv, quiet, "venv", "--python", str(interpreter), str(folder(root)))
    into = ("--python", str(python(root)))
    _run(uv, quiet, "pip", "sync", "--require-hashes", *into, str(requirements))
    _stamp(root).write_text(_wanted(root), encoding="utf-8")


def _run(uv: str, environ: Mapping[str, str], *words: str) -> None:
    done = subprocess.run(
        [uv, *words, "--quiet"], capture_output=True, text=True, env=dict(environ)
    )
    if done.returncode:
        said = [line.strip(" ×╰─▶├│") for line in done.stderr.splitlines() if line.strip()]
        raise EnvironmentNotMade(
            f"Rasa could not be installed: `uv {' '.join(words[:2])}` said"
            f" “{' '.join(said)[:400] or 'nothing'}”. Check the network, then start again."
        )


def _mirror(environ: Mapping[str, str]) -> dict[str, str]:
    """What pip is told of mirror and certificates, in uv's words: uv does not read pip's files."""
    if any(name.startswith("UV_") and "INDEX" in name for name in environ):
        return {}
    base = getattr(sys, "_base_executable", sys.executable)  # our own environment has no pip
    try:
        listing = subprocess.run(
            [base, "-m", "pip", "config", "list"], capture_output=True, text=True, timeout=30
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return {}
    found = {}
    for line in listing.splitlines():
        name, _, value = line.partition("=")
        for theirs, ours in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
            if name.rpartition(".")[2] == theirs and ours not in environ:
                found[ours] = value.strip("'\"")
    return found


def _stamp(root: Path) -> Path:
    return folder(root) / "decroche.stamp"


def _wanted(root: Path) -> str:
    requirements = (root / "nlu" / "rasa" / "requirements.txt").read_bytes()
    return hashlib.sha256(requirements + os.fsencode(root.resolve())).hexdigest()


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold the lock file `path`; another process that wants it waits."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
