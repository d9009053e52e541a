"""What an examination finds, and how it is printed."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How something is: fine; fine for now; or calls would suffer."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line of the doctor's: the subject, how it is, in words, and the next move if any."""

    subject: str
    state: State
    words: str
    advice: str = ""

    def __str__(self) -> str:
        line = f"{self.state:<5} {self.subject:<12} {self.words}"
        return f"{line}\n{'':19}→ {self.advice}" if self.advice else line


def ok(subject: str, words: str) -> Verdict:
    return Verdict(subject, State.OK, words)


def warn(subject: str, words: str, advice: str) -> Verdict:
    return Verdict(subject, State.WARN, words, advice)


def fail(subject: str, words: str, advice: str) -> Verdict:
    return Verdict(subject, State.FAIL, words, advice)
