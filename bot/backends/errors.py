"""What can go wrong with backends.

BackendsError
├── DealersFileError   the dealers' file is wrong: every finding, with line and column
├── UnknownAction      a consult names no backend of ours: the flows were not checked
└── DeadlinePassed     no answer in time
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class BackendsError(Exception):
    """Anything that this package raises."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong in a file: where, what was expected, what to write. Lines begin at 1.

    `column` is the column's name, or "" where the whole line is meant.
    """

    line: int
    column: str
    problem: str

    def __str__(self) -> str:
        where = f"line {self.line}" + (f", {self.column}" if self.column else "")
        return f"{where}: {self.problem}"


class DealersFileError(BackendsError):
    """A dealers' file that nothing starts with; `findings` holds all that is wrong with it."""

    #: More findings than this are one mistake made many times.
    SHOWN = 20

    def __init__(self, path: Path, findings: Sequence[Finding]) -> None:
        shown = [f"{path}, {finding}" for finding in findings[: self.SHOWN]]
        if len(findings) > self.SHOWN:
            shown.append(f"and {len(findings) - self.SHOWN} more like these")
        super().__init__("\n".join(shown))
        self.path = path
        self.findings = tuple(findings)


class UnknownAction(BackendsError):
    """No backend has the name that a consult asks for."""


class DeadlinePassed(BackendsError):
    """The backend did not answer in time; it may yet act."""
