"""Makes this checkout's environment; run by the machine's own Python, before anything is there.

    python3 -I bot/prepare.py app     what answering calls needs, into .venv
    python3 -I bot/prepare.py dev     the same and what tests and checks need
    python3 -I bot/prepare.py lock    pin anew what requirements/*.in allow

Standard library only.  An environment that fits its requirements costs a few milliseconds.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
STAMP = VENV / "decroche.json"
OLDEST_UV = (0, 5)  # the first that takes all the options used here
COMPILE = "pip compile -q --universal --generate-hashes --no-annotate --no-header --upgrade"


class PrepareError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def main(wanted: str) -> None:
    with one_at_a_time():
        if wanted == "lock":
            lock()
        else:
            prepare(wanted)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two `make` at once must not fill one environment together: the second waits."""
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "prepare.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def prepare(kind: str) -> None:
    """Bring .venv up to `kind` ("app" or "dev"); one that holds "dev" already stays so."""
    stamp = read_stamp()
    if stamp.get("kind") == "dev":
        kind = "dev"
    wanted = {"kind": kind, "fingerprint": fingerprint(kind)}
    if stamp == wanted and all((VENV / "bin" / name).exists() for name in ("python", "decroche")):
        return
    uv = find_uv()
    say(f"Making the {kind} environment in .venv (again only when requirements change) …")
    if not works(VENV / "bin" / "python"):
        run_uv(uv, "venv", "--clear", "--python", sys.executable, str(VENV))
    STAMP.unlink(missing_ok=True)
    python = ("--python", str(VENV / "bin" / "python"))
    run_uv(uv, "pip", "sync", "--require-hashes", *python, f"requirements/{kind}.txt")
    own = ("--no-deps", "--no-build-isolation", "--editable", ".")
    run_uv(uv, "pip", "install", *python, *own)
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    say("The environment is ready.")


def read_stamp() -> dict[str, str]:
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def fingerprint(kind: str) -> str:
    """A hash of all that decides what belongs in the environment, and of where it stands."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    package = [project["build-system"], project["project"], project["tool"]["setuptools"]]
    digest = hashlib.sha256(json.dumps([str(ROOT), package]).encode())
    for name in (f"{kind}.txt", "app.in"):
        digest.update((ROOT / "requirements" / name).read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Whether this interpreter starts and is new enough: a Python that moved breaks its venvs."""
    check = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-I", "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def find_uv() -> str:
    """The uv on the PATH if it is recent enough, else the one in .tools, fetched if need be."""
    ours = TOOLS / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(ours)):
        if candidate and uv_version(candidate) >= OLDEST_UV:
            return candidate
    say("Fetching uv, the installer, into .tools (once) …")
    complaint = fetch_uv()
    if uv_version(str(ours)) >= OLDEST_UV:
        return str(ours)
    raise PrepareError(
        f"uv is missing and could not be fetched with {sys.executable}, by venv or by pip"
        f" ({complaint}). Install uv (https://docs.astral.sh/uv/), or python3-venv, and try again."
    )


def fetch_uv() -> str:
    """Put uv into .tools, in a venv or, where the machine has none, by pip; the last complaint."""
    python, pins = sys.executable, ("--require-hashes", "-r", str(ROOT / "requirements" / "uv.txt"))
    shutil.rmtree(TOOLS, ignore_errors=True)
    complaint = last_line(python, "-m", "venv", str(TOOLS))
    if not complaint:
        return last_line(str(TOOLS / "bin" / "python"), "-m", "pip", "install", *pins)
    return last_line(python, "-m", "pip", "install", "--target", str(TOOLS), *pins)


def last_line(*command: str) -> str:
    """Run a command; "" when it succeeds, else the last line of its complaint."""
    done = subprocess.run(command, capture_output=True, text=True)
    words = (done.stderr or done.stdout).strip()
    return words.rpartition("\n")[2] or "it failed" if done.returncode else ""


def uv_version(path: str) -> tuple[int, ...]:
    """(0, 9, 1) for "uv 0.9.1 (…)"; () when that uv does not start, as a shim may not."""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True)
        return tuple(int(part) for part in done.stdout.split()[1].split(".")[:2])
    except (OSError, ValueError, IndexError):
        return ()


def run_uv(uv: str, *arguments: str) -> None:
    """Run uv in the checkout, showing its progress in a terminal and only its errors elsewhere."""
    quiet = () if sys.stderr.isatty() else ("--quiet",)
    environ = {**os.environ, **pip_settings()}
    environ.pop("VIRTUAL_ENV", None)
    done = subprocess.run([uv, *arguments, *quiet], cwd=ROOT, env=environ)
    if done.returncode:
        raise PrepareError(f"uv {arguments[0]} failed; its own words are above.")


def pip_settings() -> dict[str, str]:
    """What pip is told of mirror and certificates, in uv's words: uv does not read pip's files."""
    if any(name.startswith("UV_") and "INDEX" in name for name in os.environ):
        return {}
    listing = subprocess.run(
        [sys.executable, "-m", "pip", "config", "list"], capture_output=True, text=True
    ).stdout
    found = {}
    for line in listing.splitlines():
        name, _, value = line.partition("=")
        for theirs, ours in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE")):
            if name.rpartition(".")[2] == theirs and ours not in os.environ:
                found[ours] = value.strip("'\"")
    return found


def lock() -> None:
    """Pin anew, with hashes, every requirements file; Rasa's with its overrides."""
    uv, ours = find_uv(), ("--python-version", "3.11")
    rasa = ("--python-version", "3.10", "--overrides", "nlu/rasa/overrides.txt")
    for name, options in (
        ("requirements/uv", ours),
        ("requirements/app", ours),
        ("requirements/dev", ours),
        ("nlu/rasa/requirements", rasa),
    ):
        say(f"Pinning {name}.txt …")
        run_uv(uv, *COMPILE.split(), *options, f"{name}.in", "-o", f"{name}.txt")


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except PrepareError as problem:
        sys.exit(str(problem))
    except OSError as problem:
        sys.exit(
            f"{problem.filename or ROOT} cannot be used: {problem.strerror}."
            f" Everything is made in {ROOT}: this user must be able to write there."
        )
