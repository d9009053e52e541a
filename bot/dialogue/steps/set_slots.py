"""`set_slots`: give slots a value."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..texts import Expression
from ..then import Next, Then
from .base import Means, means, step


@step("set_slots")
@dataclass(frozen=True, slots=True)
class SetSlots:
    """Give slots a value; `null` empties one. Texts are expressions: quote a literal twice.

    ::

        - set_slots: {place: null, nth: nth + 1}
    """

    short: ClassVar[str] = "slots"
    goes_on: ClassVar[bool] = True

    slots: Mapping[str, Expression] = means(Means.SLOTS, "slots and their new values")

    def enter(self, scene: Scene) -> Then:
        names = scene.names()
        for slot, expression in self.slots.items():
            scene.fill(slot, expression.value(names))
        return Next()
