"""`action`: ask a backend, then branch on what it said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from ..consult import Answer, Consult, Unavailable
from ..facts import Consulted
from ..scene import Scene
from ..texts import Expression
from ..then import Ask, Next, Then
from .base import Means, means, step


@step("action")
@dataclass(frozen=True, slots=True)
class Action:
    """Ask a backend. The answer binds names; `unavailable` is true when there was none.

    ::

        - action: find_dealers
          next:
            - if: unavailable
              then: [{handoff: {reason: backend_down}}]
            - else: read_dealer

    Arguments come from `with`, from `texts` (prompts that are rendered and not spoken), and
    otherwise from the slots of the same names.
    """

    short: ClassVar[str] = "action"
    goes_on: ClassVar[bool] = True

    action: str = means(Means.ACTION, "what to ask")
    arguments: Mapping[str, Expression] | None = means(
        Means.EXPRESSIONS, "arguments and their values", default=None, named="with"
    )
    texts: Mapping[str, str] | None = means(
        Means.PROMPTS, "arguments that are a prompt's text", default=None
    )

    def enter(self, scene: Scene) -> Then:
        names = scene.names()
        given = {name: e.value(names) for name, e in (self.arguments or {}).items()}
        texts = {
            name: scene.prompt(prompt).say[0].render(names)
            for name, prompt in (self.texts or {}).items()
        }
        slots = {name: v for name, v in scene.session.slots.items() if v is not None}
        return Ask(Consult(self.action, {**slots, **given, **texts}))

    def answered(self, scene: Scene, outcome: Answer | Unavailable) -> Then:
        match outcome:
            case Answer(values):
                bound = {**scene.session.bound, **values, "unavailable": False}
                scene.record(Consulted(self.action, answered=True))
            case Unavailable(reason):
                bound = {**scene.session.bound, "unavailable": True}
                scene.record(Consulted(self.action, answered=False, reason=reason))
        scene.change(bound=bound)
        return Next()
