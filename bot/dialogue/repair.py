"""When the caller is silent or not understood: rephrase, offer keys, then a person."""

from typing import cast

from .candidates import offered
from .facts import NotUnderstood, SilenceHeard
from .scene import Scene
from .steps.base import Question
from .then import Then, Wait
from .transfer import hand_over


def missed(scene: Scene, *, silent: bool, hint: bool = False) -> Then:
    """Climb one rung of the present question's ladder.

    A `hint` speaks as to a silent caller, who is told what one may say: he was understood.
    """
    where = f"{scene.session.frame.flow}.{scene.session.frame.at}"
    scene.record(SilenceHeard(where) if silent else NotUnderstood(where))
    if not scene.miss():
        return hand_over(scene, "not_understood", "transfer_unheard" if silent else "")
    question = cast(Question, scene.node.step)
    prompt = scene.prompt(question.question(scene))
    ladder = prompt.silence if silent or hint else prompt.not_understood
    rung = min(scene.session.misses, len(ladder)) - 1
    scene.speak(ladder[rung], prompt.name, readings=offered(scene))
    scene.listen(question.expected(scene))
    return Wait()


def ask_again(scene: Scene) -> Then:
    """Put the present question once more, as it was put first."""
    question = cast(Question, scene.node.step)
    scene.say(question.question(scene), readings=offered(scene))
    scene.listen(question.expected(scene))
    return Wait()
