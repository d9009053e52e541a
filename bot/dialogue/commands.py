"""What a caller may say at every point: agent, repeat, help, back, goodbye, and courtesies."""

from collections.abc import Callable, Mapping
from typing import cast

from nlu.model import Entity, Recognition

from .facts import LanguageChanged
from .limits import ACT
from .repair import ask_again, missed
from .scene import Scene
from .steps.base import Question
from .then import Goto, Then, Wait
from .transfer import finish, hand_over

#: Keys that work wherever the question itself has no use for them.
KEYS = {"0": "speak_to_agent", "*": "repeat"}


def command(scene: Scene, recognition: Recognition) -> Then | None:
    """Obey a command, or None when `recognition` is none, or not surely one."""
    if recognition.confidence < ACT or recognition.intent not in COMMANDS:
        return None
    if recognition.intent == "goodbye" and recognition.entities:
        return None
    if recognition.intent == "change_language":
        return change_language(scene, recognition.entity("language"))
    return obey(scene, recognition.intent)


def obey(scene: Scene, intent: str) -> Then:
    """Do what the command `intent` asks."""
    return COMMANDS[intent](scene)


def speak_to_agent(scene: Scene) -> Then:
    return hand_over(scene, "asked")


def repeat(scene: Scene) -> Then:
    """Say the bot's last words again, to the letter, unless they were in another language."""
    last = tuple(scene.heard_last)
    if not last or any(said.language != scene.session.language for said in last):
        return ask_again(scene)
    scene.instructions.extend(last)
    scene.change(said=last)
    scene.listen(cast(Question, scene.node.step).expected(scene))
    return Wait()


def greet(scene: Scene) -> Then:
    """A caller who only says hello, or wonders whether anybody is there, is asked again."""
    return ask_again(scene)


def machine(scene: Scene) -> Then:
    """A caller who asks whether a machine is talking is told so.

    https://artificialintelligenceact.eu/article/50/
    """
    scene.say("i_am_a_machine")
    return ask_again(scene)


def thanks(scene: Scene) -> Then:
    """Thanks before the end are a courtesy; the question still stands."""
    scene.say("you_are_welcome")
    return ask_again(scene)


def wait(scene: Scene) -> Then:
    """A caller who looks for a pen gets his time; "repeat" still means what was said before."""
    scene.say("take_your_time")
    scene.change(said=tuple(scene.heard_last) or scene.session.said)
    scene.listen(cast(Question, scene.node.step).expected(scene))
    return Wait()


def unsure(scene: Scene) -> Then:
    """A caller who does not know what to answer is told how one can."""
    return missed(scene, silent=False, hint=True)


def help_(scene: Scene) -> Then:
    scene.say("help")
    return ask_again(scene)


def back(scene: Scene) -> Then:
    """Return to the question before this one, and forget its answer."""
    *earlier, mark = scene.session.trail or (None,)
    if mark is None:
        return ask_again(scene)
    scene.change(stack=mark.stack, trail=tuple(earlier))
    if mark.slot:
        scene.fill(mark.slot, None)
    return Goto(mark.stack[-1].at)


def goodbye(scene: Scene) -> Then:
    scene.say("goodbye")
    return finish(scene)


def change_language(scene: Scene, asked: Entity | None = None) -> Then:
    """Go on in the language that was named, or in the line's next one."""
    languages = scene.line.languages
    after = languages[(languages.index(scene.session.language) + 1) % len(languages)]
    wanted = asked.readings[0].value if asked is not None and asked.readings else after
    if wanted not in languages or len(languages) < 2:
        scene.say("one_language_only")
        return ask_again(scene)
    speak_in(scene, str(wanted))
    scene.say("language_changed")
    return ask_again(scene)


def speak_in(scene: Scene, language: str) -> None:
    """Go on in `language`."""
    if language != scene.session.language:
        scene.change(language=language)
        scene.record(LanguageChanged(language))


#: Each command's intent and what it does.
COMMANDS: Mapping[str, Callable[[Scene], Then]] = {
    "speak_to_agent": speak_to_agent,
    "greet": greet,
    "machine": machine,
    "thanks": thanks,
    "wait": wait,
    "unsure": unsure,
    "repeat": repeat,
    "help": help_,
    "back": back,
    "goodbye": goodbye,
    "change_language": change_language,
}
