"""A caller who takes back what he said: "non, plutôt Lens", also after the errand is done."""

from collections.abc import Iterator

from nlu.model import Recognition

from .candidates import from_speech, sure
from .flow import Flow
from .scene import Scene
from .session import Candidate
from .then import Enter, Goto, Then


def corrected(scene: Scene, recognition: Recognition) -> Then | None:
    """Go back to the question whose answer has changed, or None if none has."""
    session = scene.session
    at_question = getattr(scene.node.step, "slot", "")
    for slot, candidate in _changed(scene, scene.flow, recognition):
        if slot != at_question:
            scene.consider(slot, candidate)
            return Goto(scene.flow.collects[slot])
    if session.errand and session.errand != session.frame.flow and not at_question:
        errand = scene.flows.flow(session.errand)
        changed = list(_changed(scene, errand, recognition))
        for slot, candidate in changed:
            scene.consider(slot, candidate)
        if changed:
            return Enter(errand.name, afresh=True)
    return None


def _changed(scene: Scene, flow: Flow, recognition: Recognition) -> Iterator[tuple[str, Candidate]]:
    """The slots that `flow` has filled and that were now heard with another value.

    "Non, j'ai dit Lille" insists: it looks again, although the value is the same.
    """
    for slot in flow.collects:
        old = scene.session.slots.get(slot)
        candidate = from_speech(scene, slot, recognition)
        if old is None or candidate is None:
            continue
        reading = sure(candidate)
        if reading is None or reading.value != old or recognition.intent == "deny":
            yield slot, candidate
