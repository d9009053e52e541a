"""What a caller's answer sets in motion: an answer, a correction, a command, another topic."""

from typing import cast

from nlu.model import Recognition

from .commands import KEYS, command, obey, speak_in
from .corrections import corrected
from .facts import DialFinished, KeysPressed, Understood
from .heard import DialEnded, Digits, Heard, Silence, Speech
from .limits import ACT, TRAIL, TURNS_PER_CALL
from .repair import ask_again, missed
from .scene import Scene
from .session import Mark
from .steps.base import Question
from .then import NotForMe, Then, Wait
from .topics import change_topic, confirm_topic, implied_topic, topic_confirmed
from .transfer import came_back, hand_over


def react(scene: Scene, heard: Heard) -> Then:
    """Decide what the call does next; any progress takes the ladder back to its foot."""
    misses = scene.session.misses
    then = _react(scene, heard)
    if scene.session.misses == misses and not isinstance(then, Wait):
        scene.change(misses=0)
    return then


def _react(scene: Scene, heard: Heard) -> Then:
    if isinstance(heard, DialEnded):
        return _dial_ended(scene, heard)
    if scene.session.transferring:
        return came_back(scene, bridged=False)
    if scene.session.turn > TURNS_PER_CALL:
        return hand_over(scene, "not_understood")
    match heard:
        case Silence():
            scene.change(asking="")
            return missed(scene, silent=True)
        case Digits():
            then = _pressed(scene, heard)
        case Speech():
            then = _spoken(scene, heard)
    return missed(scene, silent=False) if isinstance(then, NotForMe) else then


def _dial_ended(scene: Scene, heard: DialEnded) -> Then:
    scene.record(DialFinished(heard.bridged, heard.status))
    if scene.session.transferring:
        return came_back(scene, heard.bridged)
    then = _question(scene).resume(scene, heard)
    return ask_again(scene) if isinstance(then, NotForMe) else then


def _pressed(scene: Scene, heard: Digits) -> Then:
    asked = topic_confirmed(scene, heard)
    if asked is not None:
        return asked
    then = _answered(scene, heard)
    scene.record(KeysPressed(heard.keys if len(heard.keys) == 1 else "#" * len(heard.keys)))
    if isinstance(then, NotForMe) and heard.keys in KEYS:
        return obey(scene, KEYS[heard.keys])
    return then


def _spoken(scene: Scene, heard: Speech) -> Then:
    said = heard.recognition
    _note(scene, said, heard.confidence)
    if said.language is not None and said.language in scene.line.languages:
        speak_in(scene, said.language)
    asked = topic_confirmed(scene, heard)
    if asked is not None:
        return asked
    if not _question(scene).claims(said.intent):
        then = command(scene, said) or change_topic(scene, said)
        if then is not None:
            return then
    then = corrected(scene, said) or _answered(scene, heard)
    if isinstance(then, NotForMe):
        return (
            _declined(scene, said)
            or confirm_topic(scene, said)
            or implied_topic(scene, said)
            or then
        )
    return then


def _declined(scene: Scene, said: Recognition) -> Then | None:
    """A caller who would rather not give a value goes back to the question before, if any."""
    asks_value = hasattr(scene.node.step, "slot")
    if said.intent != "deny" or said.confidence < ACT or not asks_value or not scene.session.trail:
        return None
    return obey(scene, "back")


def _note(scene: Scene, said: Recognition, confidence: float | None) -> None:
    scene.record(
        Understood(said.text, said.intent, said.confidence, said.source, said.degraded, confidence)
    )


def _answered(scene: Scene, heard: Heard) -> Then:
    """Let the present question take the answer, and keep it for "back" if it does."""
    mark = Mark(scene.session.stack, getattr(scene.node.step, "slot", ""))
    then = _question(scene).resume(scene, heard)
    if not isinstance(then, NotForMe | Wait):
        scene.change(trail=(*scene.session.trail, mark)[-TRAIL:])
    return then


def _question(scene: Scene) -> Question:
    return cast(Question, scene.node.step)
