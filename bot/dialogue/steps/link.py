"""`link`: go over to another flow for good."""

from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..then import Enter, Then
from .base import Means, means, step


@step("link")
@dataclass(frozen=True, slots=True)
class Link:
    """Go over to another flow; this one is finished.

    ::

        - link: anything_else
    """

    short: ClassVar[str] = "flow"
    goes_on: ClassVar[bool] = False

    flow: str = means(Means.FLOW, "the flow that takes over")

    def enter(self, scene: Scene) -> Then:
        return Enter(self.flow)
