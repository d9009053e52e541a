"""How much of the machine other programs used while we measured: figures need a quiet one."""

import os
from dataclasses import dataclass
from pathlib import Path

from bot.processes import descendants

_BUSY = slice(0, 8)  # user nice system idle iowait irq softirq steal, proc(5)
_IDLE = (3, 4)


@dataclass(frozen=True, slots=True)
class Clock:
    """Ticks that the machine had, and was busy, and of those the ones that were ours."""

    total: int
    busy: int
    ours: int

    def others_since(self, before: "Clock") -> float:
        """The share of the machine, 0 to 1, that others used since `before`."""
        total = self.total - before.total
        others = (self.busy - before.busy) - (self.ours - before.ours)
        return max(0.0, others / total) if total else 0.0


def now() -> Clock:
    """The clock at this moment (Linux; elsewhere nobody else is ever seen)."""
    try:
        first = Path("/proc/stat").read_text().splitlines()[0]
    except OSError:
        return Clock(0, 0, 0)
    ticks = [int(each) for each in first.split()[1:]][_BUSY]
    idle = sum(ticks[each] for each in _IDLE)
    ours = sum(map(_used, (os.getpid(), *descendants(os.getpid()))))
    return Clock(sum(ticks), sum(ticks) - idle, ours)


def _used(pid: int) -> int:
    """Ticks of a process and of its children that have ended: utime stime cutime cstime."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15]))
