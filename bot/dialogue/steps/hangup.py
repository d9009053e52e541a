"""`hangup`: end the call."""

from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..then import Then
from ..transfer import finish
from .base import Means, means, step


@step("hangup")
@dataclass(frozen=True, slots=True)
class Hangup:
    """Say goodbye and end the call.

    ::

        - hangup: goodbye
    """

    short: ClassVar[str] = "prompt"
    goes_on: ClassVar[bool] = False

    prompt: str = means(Means.PROMPT, "the last words", default="goodbye")

    def enter(self, scene: Scene) -> Then:
        scene.say(self.prompt)
        return finish(scene)
