"""`collect`: get a slot's value from the caller."""

from dataclasses import dataclass
from typing import ClassVar

from nlu.model import Expected, Recognition

from ..candidates import best, chosen, expected, from_speech, offered, sure
from ..heard import Digits, Heard, Speech
from ..scene import Scene
from ..session import Candidate
from ..then import Next, NotForMe, Then, Wait
from .base import Means, means, step


@step("collect")
@dataclass(frozen=True, slots=True)
class Collect:
    """Ask for a slot's value, unless it is known already.

    ::

        - collect: place

    A value with several readings is asked about; one that our data does not know is said to
    be unknown, and asked for again.
    """

    short: ClassVar[str] = "slot"
    goes_on: ClassVar[bool] = True

    slot: str = means(Means.SLOT, "the slot to fill")
    ask: str = means(Means.PROMPT, "the question", default="ask_{slot}", asks=True)
    which: str = means(
        Means.PROMPT,
        "the question between several readings",
        default="which_one",
        asks=True,
        extras=("readings",),
    )
    unknown: str = means(
        Means.PROMPT,
        "said when our data does not know the value",
        default="unknown_value",
        extras=("heard",),
    )

    def enter(self, scene: Scene) -> Then:
        candidate = scene.session.candidates.get(self.slot)
        if candidate is not None:
            return self._settle(scene, candidate)
        if scene.session.slots.get(self.slot) is not None:
            return Next()
        scene.say(self.ask)
        scene.listen(self.expected(scene))
        return Wait()

    def question(self, scene: Scene) -> str:
        return self.which if offered(scene) else self.ask

    def expected(self, scene: Scene) -> Expected:
        candidate = scene.session.candidates.get(self.slot)
        kind = scene.flows.slots[self.slot]
        if candidate is not None and candidate.readings:
            choices = expected(candidate)
            return Expected(kind.entities, choices.choices, choices.yes_no, digits=1)
        return Expected(kinds=kind.entities, digits=kind.digits, hints=scene.prompt(self.ask).hints)

    def claims(self, intent: str) -> bool:
        return False

    def resume(self, scene: Scene, heard: Heard) -> Then:
        recognition = heard.recognition if isinstance(heard, Speech | Digits) else None
        open_ = scene.session.candidates.get(self.slot)
        if open_ is not None and (reading := chosen(open_, heard)) is not None:
            scene.fill(self.slot, reading.value)
            return Next()
        if recognition is None:
            return NotForMe()
        if open_ is not None and recognition.intent == "affirm" and len(best(open_)) == 1:
            scene.fill(self.slot, best(open_)[0].value)
            return Next()
        return self._hear(scene, recognition, open_)

    def _hear(self, scene: Scene, said: Recognition, open_: Candidate | None) -> Then:
        candidate = from_speech(scene, self.slot, said)
        if candidate is not None:
            return self._settle(scene, candidate)
        if scene.flows.slots[self.slot].free and said.text.strip():
            scene.fill(self.slot, said.text.strip())
            return Next()
        if open_ is not None and said.intent == "deny":
            scene.fill(self.slot, None)
            return self.enter(scene)
        return NotForMe()

    def _settle(self, scene: Scene, candidate: Candidate) -> Then:
        """Take the one reading, ask between several, or say that there is none."""
        reading = sure(candidate)
        if reading is not None:
            scene.fill(self.slot, reading.value)
            return Next()
        if not candidate.readings:
            scene.fill(self.slot, None)
            if not scene.miss():
                return NotForMe()
            scene.say(self.unknown, heard=candidate.text)
            scene.listen(self.expected(scene))
            return Wait()
        scene.consider(self.slot, candidate)
        scene.say(self.which, heard=candidate.text, readings=offered(scene))
        scene.listen(self.expected(scene))
        return Wait()
