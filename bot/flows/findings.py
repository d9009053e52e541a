"""What is wrong with the flow files, said so that the designer can mend it at once."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from bot.marked_yaml import Marked


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend: where it stands, what it is, what was expected, what to write.

    `line` is 0 when the file as a whole is meant; `step` and `field` are "" when the finding is
    not about one. A `warning` does not keep the flows from being used.
    """

    file: str
    line: int
    what: str
    expected: str = ""
    write: str = ""
    step: str = ""
    field: str = ""
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        parts = [f'step "{self.step}"' if self.step else "", self.field]
        about = "; ".join(part for part in (self.what, self.expected, self.write) if part)
        text = ": ".join(part for part in (place, *parts, about) if part)
        return f"{text} (warning)" if self.warning else text


class Findings:
    """Gathers findings while flows are read, so that all are told at once."""

    def __init__(self) -> None:
        self.all: list[Finding] = []
        #: Whether a whole file could not be read.
        self.unreadable = False

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.all if not finding.warning)

    def add(
        self,
        at: Marked,
        what: str,
        *,
        expected: str = "",
        write: str = "",
        step: str = "",
        field: str = "",
        line: int = 0,
        warning: bool = False,
    ) -> None:
        """Note a finding at a place of a file; `line` overrides the place's own."""
        where = line or at.line
        self.all.append(Finding(at.file, where, what, expected, write, step, field, warning))

    def unknown(
        self,
        at: Marked,
        thing: str,
        name: object,
        known: Iterable[str],
        *,
        of: str = "",
        step: str = "",
        field: str = "",
        line: int = 0,
    ) -> None:
        """Note a name that means nothing here, or nothing to `of`, with the nearest that does."""
        names = sorted(known)
        self.add(
            at,
            f'{of} has no {thing} "{name}"' if of else f'there is no {thing} "{name}"',
            expected=f"expected {one_of(names)}" if names else "there is none at all",
            write=did_you_mean(str(name), names),
            step=step,
            field=field,
            line=line,
        )

    def sorted(self) -> tuple[Finding, ...]:
        """Every finding once, by file and line."""
        return tuple(sorted(dict.fromkeys(self.all), key=lambda f: (f.file, f.line, f.what)))


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The nearest known name as a suggestion, or "" when none is near."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f'write "{near[0]}"?' if near else ""


def one_of(names: list[str], most: int = 12) -> str:
    """The names as a list for reading, not more than can be read."""
    if len(names) == 1:
        return names[0]
    shown = ", ".join(names[:most])
    return f"one of {shown}" if len(names) <= most else f"one of {shown}, …"
