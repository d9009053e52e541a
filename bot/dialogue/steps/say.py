"""`say`: speak a prompt and go on."""

from dataclasses import dataclass
from typing import ClassVar

from ..scene import Scene
from ..then import Next, Then
from .base import Means, means, step


@step("say")
@dataclass(frozen=True, slots=True)
class Say:
    """Speak a prompt, then go on.

    ::

        - say: dealer_found
          resolves: true
    """

    short: ClassVar[str] = "prompt"
    goes_on: ClassVar[bool] = True

    prompt: str = means(Means.PROMPT, "what is said")
    resolves: bool = means(
        Means.FLAG, "whether the caller's errand is solved once this is said", default=False
    )

    def enter(self, scene: Scene) -> Then:
        scene.say(self.prompt)
        if self.resolves:
            scene.resolve()
        return Next()
