"""`handoff`: pass the caller to a person."""

from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..then import Then
from ..transfer import hand_over
from .base import Means, means, step


@step("handoff")
@dataclass(frozen=True, slots=True)
class Handoff:
    """Pass the caller to a person of the line, who is told why.

    ::

        - handoff: {reason: backend_down}

    What is said first is the prompt `transfer_<reason>`.
    """

    short: ClassVar[str] = "reason"
    goes_on: ClassVar[bool] = False

    reason: str = means(Means.REASON, "why a person is needed")

    def enter(self, scene: Scene) -> Then:
        return hand_over(scene, self.reason)
