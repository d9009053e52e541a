"""`call`: run another flow, then come back."""

from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..then import Enter, Then
from .base import Means, means, step


@step("call")
@dataclass(frozen=True, slots=True)
class Call:
    """Run another flow, then go on here.

    ::

        - call: ask_telephone
    """

    short: ClassVar[str] = "flow"
    goes_on: ClassVar[bool] = True

    flow: str = means(Means.FLOW, "the flow to run")

    def enter(self, scene: Scene) -> Then:
        return Enter(self.flow, keep=True)
