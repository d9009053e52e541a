"""What processes hold in memory: RSS, and PSS, which counts a shared page only once in a sum."""

from dataclasses import dataclass
from pathlib import Path

from bot.processes import descendants


@dataclass(frozen=True, slots=True)
class Held:
    """Megabytes of one process. `pss` shares each common page among those who map it."""

    pid: int
    command: str
    rss: float
    pss: float


def of_tree(pid: int) -> list[Held]:
    """A process and all its descendants; those that ended meanwhile are left out."""
    found = (of_process(each) for each in (pid, *descendants(pid)))
    return [held for held in found if held is not None]


def of_process(pid: int) -> Held | None:
    """One process, from /proc (Linux); None if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return None
    kilobytes = {line.split(":")[0]: int(line.split()[1]) for line in lines if line.endswith(" kB")}
    command = " ".join(word.decode("utf-8", "replace") for word in words).strip()
    return Held(pid, command, kilobytes["Rss"] / 1024, kilobytes["Pss"] / 1024)
