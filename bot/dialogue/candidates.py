"""Settling what was heard for a slot: one reading is taken, several become a question."""

from nlu.model import Choice, Expected, Reading, Recognition

from .heard import Digits, Heard, Speech
from .limits import CLOSE, READINGS_OFFERED
from .scene import Scene
from .session import Candidate


def from_speech(scene: Scene, slot: str, recognition: Recognition) -> Candidate | None:
    """What `recognition` says for `slot`, or None if it says nothing of its kind."""
    entity = scene.flows.slots[slot].entity_in(recognition)
    return None if entity is None else Candidate(entity.text, entity.readings)


def sure(candidate: Candidate) -> Reading | None:
    """The one reading that is plainly meant, if there is one."""
    if not candidate.readings:
        return None
    best, *others = candidate.readings
    if all(best.score - other.score > CLOSE for other in others):
        return best
    return None


def best(candidate: Candidate) -> tuple[Reading, ...]:
    """The readings worth offering, the likeliest first."""
    return candidate.readings[:READINGS_OFFERED]


def expected(candidate: Candidate) -> Expected:
    """The choice between a candidate's readings, by key or by what tells them apart."""
    choices = tuple(
        Choice(
            name=str(index),
            key=str(index + 1),
            phrases=tuple(
                phrase
                for phrase in (reading.detail, f"{reading.label} {reading.detail}", reading.label)
                if phrase and _tells_apart(phrase, candidate)
            ),
        )
        for index, reading in enumerate(best(candidate))
    )
    return Expected(choices=choices, yes_no=True)


def _tells_apart(phrase: str, candidate: Candidate) -> bool:
    return sum(reading.label == phrase for reading in best(candidate)) < 2


def chosen(candidate: Candidate, heard: Heard) -> Reading | None:
    """The reading that the caller picked, by key or by name."""
    picked = ""
    if isinstance(heard, Digits) and heard.keys.isdigit():
        picked = str(int(heard.keys) - 1)
    elif isinstance(heard, Speech):
        entity = heard.recognition.entity("choice")
        if entity is not None and entity.readings:
            picked = str(entity.readings[0].value)
    readings = best(candidate)
    return readings[int(picked)] if picked.isdigit() and int(picked) < len(readings) else None


def offered(scene: Scene) -> list[dict[str, str]]:
    """The readings of the slot that the present step collects, for prompts."""
    slot = getattr(scene.node.step, "slot", "")
    candidate = scene.session.candidates.get(slot)
    if candidate is None:
        return []
    return [{"label": r.label, "detail": r.detail} for r in best(candidate)]
