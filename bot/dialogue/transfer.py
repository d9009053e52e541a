"""Handing the caller to a person: always announced, never a dead end."""

from .facts import HandedOver
from .instructions import Hangup, Transfer
from .limits import TURNS_PER_CALL
from .scene import Scene
from .then import Enter, Then, Wait

#: Why a caller is handed over, as the hand-off envelope names it.
REASONS = (
    "asked",
    "not_understood",
    "policy",
    "backend_down",
    "low_score",
    "closed",
    "bot_failed",
)

#: Failed transfers after which the bot stops trying and says when to ring again.
TRANSFERS = 2


def hand_over(scene: Scene, reason: str, saying: str = "") -> Then:
    """Pass the caller to a person of the line, or say why that cannot be now.

    What is said first is the prompt `saying`, or else `transfer_<reason>`.
    """
    if not scene.line.people:
        return _nobody(scene, "people_closed")
    scene.say(saying or f"transfer_{reason}")
    session = scene.session
    scene.record(HandedOver(reason, session.intent, session.slots))
    scene.change(transferring=reason)
    scene.end(Transfer(reason))
    return Wait()


def came_back(scene: Scene, bridged: bool) -> Then:
    """A transfer is over: the person hung up, or nobody took the call."""
    if bridged:
        scene.change(outcome="handed_over")
        scene.end(Hangup())
        return Wait()
    scene.change(transferring="", transfers_failed=scene.session.transfers_failed + 1)
    return _nobody(scene, "transfer_failed")


def _nobody(scene: Scene, prompt: str) -> Then:
    """Say that no person is to be had, and go on with what the bot can do itself."""
    session = scene.session
    if session.transfers_failed >= TRANSFERS or session.turn >= TURNS_PER_CALL:
        scene.say("nobody_available")
        return finish(scene)
    scene.say(prompt)
    if not scene.line.people:
        scene.change(transfers_failed=session.transfers_failed + 1)
    scene.change(misses=0, misses_in_call=0)
    return Enter(scene.line.start, afresh=True)


def finish(scene: Scene) -> Then:
    """Hang up, with the outcome that the call has earned."""
    scene.change(outcome=outcome(scene))
    scene.end(Hangup())
    return Wait()


def outcome(scene: Scene) -> str:
    """What a call that ends now has come to."""
    session = scene.session
    if session.outcome:
        return session.outcome
    if session.transferring:
        return "handed_over"
    return "resolved" if session.resolved else "hung_up"
