"""Changing the topic: the caller asks for another errand than the one at hand."""

from dataclasses import replace

from nlu.model import Expected, Recognition

from .candidates import from_speech, sure
from .flow import Flow
from .heard import Digits, Heard, Speech
from .limits import ACT, ASK
from .repair import ask_again
from .scene import Scene
from .then import Enter, Then, Wait


def change_topic(scene: Scene, said: Recognition) -> Then | None:
    """Start the errand that was plainly asked for, or None when none was."""
    flow = _topic(scene, said)
    if flow is None or said.confidence < ACT:
        return None
    return _start(scene, flow, said)


def implied_topic(scene: Scene, said: Recognition) -> Then | None:
    """Start the one errand that a bare answer can be about: "à Lille" where dealers are found.

    None at a question about something else, and where no errand or several could be meant. A
    sentence of which only the place was understood counts as a bare answer.
    """
    bare = said.intent == "inform" or said.confidence < ACT
    if not bare or not said.entities or hasattr(scene.node.step, "slot"):
        return None
    offered = [scene.flows.flow(name) for name in scene.line.offers if name in scene.flows.flows]
    meant = [
        flow for flow in offered if any(from_speech(scene, slot, said) for slot in flow.collects)
    ]
    if len(meant) != 1 or not meant[0].triggers or meant[0].name == scene.session.frame.flow:
        return None
    return _start(scene, meant[0], replace(said, intent=meant[0].triggers[0]))


def confirm_topic(scene: Scene, said: Recognition) -> Then | None:
    """Ask whether the errand that was half understood is the one meant."""
    flow = _topic(scene, said)
    if flow is None or not ASK <= said.confidence < ACT:
        return None
    if flow.name == scene.session.frame.flow:
        return None
    if not scene.miss():
        return None
    _take_slots(scene, flow, said)
    scene.change(asking=said.intent)
    _ask(scene)
    return Wait()


def topic_confirmed(scene: Scene, heard: Heard) -> Then | None:
    """The answer to `confirm_topic`, or None if that was not asked or not answered."""
    intent = scene.session.asking
    if not intent:
        return None
    scene.change(asking="")
    match heard:
        case Digits("1") | Speech(Recognition(intent="affirm")):
            flow = scene.flows.triggered_by(intent, scene.line.offers)
            if flow is not None:
                scene.change(intent=intent, misses=0)
                return Enter(flow.name, afresh=True)
        case Digits("2") | Speech(Recognition(intent="deny", entities=())):
            return ask_again(scene)
    return None


def _ask(scene: Scene) -> None:
    topic = scene.prompt(f"topic_{scene.session.asking}").say[0].render(scene.names())
    scene.say("confirm_topic", topic=topic)
    scene.listen(Expected(yes_no=True, digits=1))


def _topic(scene: Scene, said: Recognition) -> Flow | None:
    """The flow that the intent starts, unless its question was simply answered."""
    if said.source == "expected":
        return None
    flow = scene.flows.triggered_by(said.intent, scene.line.offers)
    if flow is None:
        return None
    if flow.name == scene.session.frame.flow:
        answers = any(from_speech(scene, slot, said) for slot in flow.uses)
        return None if answers or hasattr(scene.node.step, "slot") else flow
    return flow


def _start(scene: Scene, flow: Flow, said: Recognition) -> Then:
    scene.change(intent=said.intent, intent_confidence=said.confidence)
    _take_slots(scene, flow, said)
    scene.change(trail=())
    return Enter(flow.name, afresh=True)


def _take_slots(scene: Scene, flow: Flow, said: Recognition) -> None:
    """Keep what was said at once for the slots of `flow`; what was not said is asked anew."""
    for slot in flow.uses:
        candidate = from_speech(scene, slot, said)
        if candidate is not None and slot in flow.collects:
            scene.consider(slot, candidate)
        elif candidate is not None and (reading := sure(candidate)) is not None:
            scene.fill(slot, reading.value)
        else:
            scene.fill(slot, None)
