"""`menu`: offer choices by key and by voice."""

from dataclasses import dataclass
from typing import ClassVar

from nlu.model import Choice, Expected

from ..heard import Digits, Heard, Speech
from ..limits import ACT
from ..scene import Scene
from ..then import Goto, NotForMe, Then, Wait
from .base import Means, means, step


@dataclass(frozen=True, slots=True)
class MenuChoice:
    """One choice: its name (whose phrases live with the prompt), key, intents, and target."""

    name: str
    target: str
    key: str = ""
    intents: tuple[str, ...] = ()


@step("menu")
@dataclass(frozen=True, slots=True)
class Menu:
    """Ask a question with a few answers, each known by a key, by words, or by an intent.

    ::

        - menu:
            prompt: dealer_next
            choices:
              - {choice: next, key: 1, go: next_dealer}
              - {choice: connect, key: 3, intents: [affirm], go: connect}
              - {choice: done, key: 4, intents: [deny], then: [{link: anything_else}]}

    The words for each choice stand under `choices` of the prompt, one list a language.
    """

    short: ClassVar[str] = "prompt"
    goes_on: ClassVar[bool] = False

    prompt: str = means(Means.PROMPT, "the question", asks=True)
    choices: tuple[MenuChoice, ...] = means(Means.CHOICES, "the answers")

    def enter(self, scene: Scene) -> Then:
        scene.say(self.prompt)
        scene.listen(self.expected(scene))
        return Wait()

    def question(self, scene: Scene) -> str:
        return self.prompt

    def expected(self, scene: Scene) -> Expected:
        prompt = scene.prompt(self.prompt)
        intents = {intent for choice in self.choices for intent in choice.intents}
        return Expected(
            choices=tuple(
                Choice(c.name, c.key, prompt.choices.get(c.name, ()), c.intents)
                for c in self.choices
            ),
            yes_no=bool(intents & {"affirm", "deny"}),
            digits=1,
            hints=prompt.hints,
        )

    def claims(self, intent: str) -> bool:
        return any(intent in choice.intents for choice in self.choices)

    def resume(self, scene: Scene, heard: Heard) -> Then:
        for choice in self.choices:
            if _means(choice, heard):
                return Goto(choice.target)
        return NotForMe()


def _means(choice: MenuChoice, heard: Heard) -> bool:
    match heard:
        case Digits(keys):
            return bool(choice.key) and keys == choice.key
        case Speech(said):
            named = said.entity("choice")
            if named is not None and named.readings:
                return named.readings[0].value == choice.name
            return said.confidence >= ACT and said.intent in choice.intents
        case _:
            return False
