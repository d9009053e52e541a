"""Is a port free, and if not, who holds it?"""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from bot.running.errors import PortTaken

LISTENING = "0A"  # the state column of /proc/net/tcp, proc(5)


@dataclass(frozen=True, slots=True)
class Address:
    """Where one of our processes will listen, and the setting that moves it."""

    process: str
    host: str
    port: int
    setting: str  # "PORT", "NLU_URL" …


def require_free(address: Address) -> None:
    """Raise PortTaken when nobody could listen at this address now."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as error:
            raise PortTaken(
                f"Port {address.port}, which {address.process} needs, is taken"
                f" ({holder(address.port) or error.strerror}):"
                f" stop what holds it, or set {address.setting} to another one in .env."
            ) from None


def holder(port: int) -> str | None:
    """ "gunicorn, process 4711" for who listens on this port, as far as we may see it."""
    inodes = {f"socket:[{inode}]" for inode in listening_inodes(port)}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            links = (os.fspath(each.readlink()) for each in (process / "fd").iterdir())
            if inodes and any(link in inodes for link in links):
                return f"{(process / 'comm').read_text().strip()}, process {process.name}"
        except OSError:  # not ours to see, or just ended
            continue
    return None


def listening_inodes(port: int) -> set[str]:
    """The inodes of sockets that listen on this TCP port, from /proc/net/tcp and tcp6."""
    found = set()
    for table in ("tcp", "tcp6"):
        try:
            lines = Path("/proc/net", table).read_text().splitlines()[1:]
        except OSError:
            continue
        for columns in map(str.split, lines):
            if columns[3] == LISTENING and int(columns[1].rpartition(":")[2], 16) == port:
                found.add(columns[9])
    return found
