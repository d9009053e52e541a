"""Part `memory`: what each process of `make run` holds after a minute of calls."""

from dataclasses import asdict, dataclass
from typing import Any

from tests.bench import memory
from tests.bench.drive import drive
from tests.bench.options import Options
from tests.bench.stack import Stack
from tests.bench.table import Table

PROCESSES = ("web", "worker", "nlu", "redis", "carrier")


@dataclass(frozen=True, slots=True)
class Measured:
    """One process and the name in the Procfile that it belongs to."""

    name: str
    role: str
    held: memory.Held

    def as_json(self) -> dict[str, Any]:
        return {"name": self.name, "role": self.role, **asdict(self.held)}


def measure(options: Options, stack: Stack) -> list[Measured]:
    """Load all of them, then look."""
    stack.start_rest()
    drive(options.root, options.spec("ours", stack.port, "realistic", 50, paced=True, seed=300))
    found = []
    for name in PROCESSES:
        for held in memory.of_tree(stack.running.pid(name)):
            found.append(Measured(name, role(name, held, stack.running.pid(name)), held))
    return found


def role(name: str, held: memory.Held, first: int) -> str:
    """What a process does within its name."""
    if name == "web":
        return "master" if held.pid == first else "worker"
    if name == "nlu":
        return "keeps Rasa" if held.pid == first else "Rasa"
    return ""


def table(rows: list[Measured]) -> Table:
    found = Table("Memory after 50 calls at a human pace, MB", "process role RSS PSS")
    for row in rows:
        found.add(row.name, row.role, row.held.rss, row.held.pss)
    found.add("all", "", sum(row.held.rss for row in rows), sum(row.held.pss for row in rows))
    found.notes.append("PSS counts a page that several processes share once in all.")
    return found
