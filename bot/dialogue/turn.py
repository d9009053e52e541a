"""The result of one turn: what to do on the line, what to record, where the call stands."""

from dataclasses import dataclass

from .consult import Consult
from .facts import Fact
from .instructions import Instruction
from .session import Session


@dataclass(frozen=True, slots=True)
class Turn:
    """What the line must do now, and the call's state afterwards.

    With a `consult`, the turn is not over: ask it, then give its outcome to `engine.answer`,
    whose instructions and facts follow these. Without one the last instruction ends the turn.
    """

    session: Session
    instructions: tuple[Instruction, ...]
    facts: tuple[Fact, ...]
    consult: Consult | None = None
