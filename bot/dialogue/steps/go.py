"""`go`: jump to another step of the same flow."""

from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..then import Goto, Then
from .base import Means, means, step


@step("go")
@dataclass(frozen=True, slots=True)
class Go:
    """Jump to another step of this flow.

    ::

        - go: place
    """

    short: ClassVar[str] = "target"
    goes_on: ClassVar[bool] = False

    target: str = means(Means.TARGET, "the step to go to")

    def enter(self, scene: Scene) -> Then:
        return Goto(self.target)
