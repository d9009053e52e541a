"""`connect`: dial somebody else and bridge the caller to them."""

from dataclasses import dataclass
from typing import ClassVar

from nlu.model import Expected

from ..facts import Connected
from ..heard import DialEnded, Heard
from ..instructions import Connect as Dial
from ..scene import Scene
from ..texts import Template
from ..then import Goto, Next, Then, Wait
from .base import Means, means, step


@step("connect")
@dataclass(frozen=True, slots=True)
class Connect:
    """Dial a number and bridge the caller to it; go on when the other party is gone.

    ::

        - connect: {number: "{{ dealers[0].telephone }}", say: connecting, failed: dealer_next}
    """

    short: ClassVar[str] = "number"
    goes_on: ClassVar[bool] = True

    number: Template = means(Means.TEMPLATE, "the number to dial, in E.164")
    failed: str = means(Means.TARGET, "where to go when nobody answers")
    prompt: str = means(Means.PROMPT, "what is said first", default="connecting", named="say")

    def enter(self, scene: Scene) -> Then:
        number = self.number.render(scene.names())
        scene.say(self.prompt)
        scene.record(Connected(number))
        scene.end(Dial(number))
        return Wait()

    def question(self, scene: Scene) -> str:
        return self.prompt

    def expected(self, scene: Scene) -> Expected:
        return Expected()

    def claims(self, intent: str) -> bool:
        return False

    def resume(self, scene: Scene, heard: Heard) -> Then:
        if isinstance(heard, DialEnded) and heard.bridged:
            return Next()
        scene.say("connect_failed")
        return Goto(self.failed)
