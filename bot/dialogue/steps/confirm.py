"""`confirm`: ask yes or no."""

from dataclasses import dataclass
from typing import ClassVar

from nlu.model import Expected

from ..heard import Digits, Heard, Speech
from ..limits import ACT
from ..scene import Scene
from ..then import Goto, NotForMe, Then, Wait
from .base import Means, means, step

#: The keys that mean yes and no.
YES, NO = "1", "2"


@step("confirm")
@dataclass(frozen=True, slots=True)
class Confirm:
    """Ask a question that yes or no answers; key 1 is yes, key 2 is no.

    ::

        - confirm: send_it
          then: send
          else: dealer_next
    """

    short: ClassVar[str] = "prompt"
    goes_on: ClassVar[bool] = False

    prompt: str = means(Means.PROMPT, "the question", asks=True)
    yes: str = means(Means.TARGET, "where yes leads", named="then")
    no: str = means(Means.TARGET, "where no leads", named="else")

    def enter(self, scene: Scene) -> Then:
        scene.say(self.prompt)
        scene.listen(self.expected(scene))
        return Wait()

    def question(self, scene: Scene) -> str:
        return self.prompt

    def expected(self, scene: Scene) -> Expected:
        return Expected(yes_no=True, digits=1)

    def claims(self, intent: str) -> bool:
        return intent in ("affirm", "deny")

    def resume(self, scene: Scene, heard: Heard) -> Then:
        match heard:
            case Digits(keys) if keys in (YES, NO):
                return Goto(self.yes if keys == YES else self.no)
            case Speech(said) if said.confidence >= ACT and self.claims(said.intent):
                return Goto(self.yes if said.intent == "affirm" else self.no)
            case _:
                return NotForMe()
