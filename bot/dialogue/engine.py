"""Walks a call from wait to wait. No clock, no network, no framework, no chance.

A turn is a pure function of the flows, the line, the session and what was heard. Errors are
those of `errors.py`; each is a bug, and `give_up` then takes the caller to a person.
"""

from dataclasses import replace
from typing import cast

from nlu.model import Expected

from .consult import Answer, Consult, Unavailable
from .errors import BrokenTurn, FlowLoop
from .facts import CallEnded, CallStarted, FlowEntered
from .flow import Flows
from .heard import Heard
from .instructions import Hangup, Say
from .limits import DEPTH, STEPS_PER_TURN
from .line import Line
from .listening import react
from .scene import Scene
from .session import Frame, Session
from .steps.base import Asker, Question
from .then import Ask, Enter, Goto, Next, NotForMe, Then, Wait
from .transfer import finish, hand_over, outcome
from .turn import Turn


def begin(flows: Flows, line: Line, *, call: str, caller: str, started_at: str) -> Turn:
    """Take a call: the greeting, then the line's first flow.

    `caller` is E.164, or "" when withheld; `started_at` ISO 8601 in UTC.
    """
    session = Session(
        call=call,
        line=line.name,
        caller=caller,
        language=line.languages[0],
        flows=flows.fingerprint,
        started_at=started_at,
    )
    scene = Scene(flows, line, session)
    scene.record(CallStarted(line.name, session.language))
    scene.say(line.greeting)
    return _walk(scene, Enter(line.start))


def resume(flows: Flows, line: Line, session: Session, heard: Heard) -> Turn:
    """Go on with what the line brought back."""
    scene = Scene(flows, line, session)
    scene.change(said=(), turn=session.turn + 1)
    if session.outcome:
        scene.end(Hangup())
        return _turn(scene)
    return _walk(scene, react(scene, heard))


def answer(flows: Flows, line: Line, session: Session, outcome: Answer | Unavailable) -> Turn:
    """Go on with what a backend said to the last turn's `consult`."""
    scene = Scene(flows, line, session)
    return _walk(scene, cast(Asker, scene.node.step).answered(scene, outcome))


def expected(flows: Flows, line: Line, session: Session) -> Expected:
    """What the question that the caller was just asked makes likely."""
    scene = Scene(flows, line, session)
    if session.outcome or session.transferring or not session.stack:
        return Expected()
    likely = cast(Question, scene.node.step).expected(scene)
    return replace(likely, yes_no=True, digits=1) if session.asking else likely


def hang_up(flows: Flows, line: Line, session: Session) -> Turn:
    """The caller is gone: the call's outcome and its last fact. Twice changes nothing."""
    scene = Scene(flows, line, session)
    if not session.ended:
        scene.change(outcome=outcome(scene), ended=True)
        scene.record(CallEnded(scene.session.outcome))
    scene.end(Hangup())
    return _turn(scene)


def give_up(flows: Flows, line: Line, session: Session) -> Turn:
    """Our own bug: an apology, and a person."""
    scene = Scene(flows, line, replace(session, said=(), turn=session.turn + 1))
    return _walk(scene, hand_over(scene, "bot_failed"))


def _walk(scene: Scene, then: Then) -> Turn:
    for _ in range(STEPS_PER_TURN):
        match then:
            case Wait():
                return _turn(scene)
            case Ask(consult):
                return _turn(scene, consult)
            case Next():
                if not _advance(scene):
                    return _turn(scene)
            case Goto(target):
                _place(scene, target)
            case Enter():
                _start(scene, then)
            case NotForMe():
                raise BrokenTurn(f"{scene.session.frame}: a step refused what it asked for")
        then = scene.node.step.enter(scene)
    raise FlowLoop(f"{scene.session.frame}: {STEPS_PER_TURN} steps without waiting")


def _advance(scene: Scene) -> bool:
    """Move to the next step, out of flows that end; false when the call itself is over."""
    while True:
        target = scene.node.target(scene.names())
        if target:
            _place(scene, target)
            return True
        if len(scene.session.stack) == 1:
            scene.say("goodbye")
            finish(scene)
            return False
        scene.change(stack=scene.session.stack[:-1])


def _place(scene: Scene, step: str) -> None:
    *outer, frame = scene.session.stack
    scene.change(stack=(*outer, Frame(frame.flow, step)))


def _start(scene: Scene, entering: Enter) -> None:
    flow = scene.flows.flow(entering.flow)
    stack = () if entering.afresh else scene.session.stack
    outer = stack if entering.keep else stack[:-1]
    if len(outer) >= DEPTH:
        raise FlowLoop(f"{flow.name}: more than {DEPTH} flows inside each other")
    scene.change(stack=(*outer, Frame(flow.name, flow.start)))
    scene.record(FlowEntered(flow.name))


def _turn(scene: Scene, consult: Consult | None = None) -> Turn:
    instructions = tuple(scene.instructions)
    if consult is None and (not instructions or isinstance(instructions[-1], Say)):
        raise BrokenTurn(f"{scene.session.stack}: the turn ends in silence")
    return Turn(scene.session, instructions, tuple(scene.facts), consult)
