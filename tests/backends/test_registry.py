"""Asking backends: the deadline, the breaker, and a call that goes on whatever fails."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from bot.backends.errors import BackendsError, UnknownAction
from bot.backends.registry import Backends
from bot.dialogue.consult import ActionSpec, Answer, Consult, Unavailable
from nlu.model import Json


@dataclass
class Oracle:
    """A backend that does as told."""

    name: str = "oracle"
    waits: bool = False
    fails: Exception | None = None
    until: threading.Event | None = None
    asked: list[Mapping[str, Json]] = field(default_factory=list)

    @property
    def spec(self) -> ActionSpec:
        return ActionSpec(self.name, requires=("question",), binds=("answer",))

    def ask(self, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
        self.asked.append(arguments)
        if self.until is not None:
            self.until.wait(5)
        if self.fails is not None:
            raise self.fails
        return {"answer": 42}


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


QUESTION = Consult("oracle", {"question": "?"})


@pytest.mark.parametrize("waits", [False, True])
def test_an_answer_comes_back(waits: bool) -> None:
    oracle = Oracle(waits=waits)
    assert Backends([oracle]).ask(QUESTION) == Answer({"answer": 42})
    assert oracle.asked == [{"question": "?"}]


@pytest.mark.parametrize("waits", [False, True])
def test_whatever_a_backend_raises_the_call_goes_on(waits: bool) -> None:
    outcome = Backends([Oracle(waits=waits, fails=ValueError("no"))]).ask(QUESTION)
    assert outcome == Unavailable("ValueError: no")


def test_no_answer_in_time_is_unavailable() -> None:
    late = threading.Event()
    started = time.monotonic()
    outcome = Backends([Oracle(waits=True, until=late)], deadline=0.05).ask(QUESTION)
    assert outcome == Unavailable("DeadlinePassed: no answer in 0.05 s")
    assert time.monotonic() - started < 1
    late.set()


def test_a_backends_own_time_out_is_told_from_the_deadline() -> None:
    outcome = Backends([Oracle(waits=True, fails=TimeoutError("socket"))]).ask(QUESTION)
    assert outcome == Unavailable("TimeoutError: socket")


def test_after_three_failures_it_is_left_alone_and_then_tried_once() -> None:
    clock, oracle = Clock(), Oracle(fails=OSError("down"))
    backends = Backends([oracle], clock=clock)
    for _ in range(5):
        backends.ask(QUESTION)
    assert len(oracle.asked) == 3
    assert backends.ask(QUESTION) == Unavailable("oracle is left alone: OSError: down")
    clock.now, oracle.fails = 10.0, None
    assert backends.ask(QUESTION) == Answer({"answer": 42})
    assert backends.ask(QUESTION) == Answer({"answer": 42})


def test_one_backend_down_leaves_the_others_up() -> None:
    down, up = Oracle("down", fails=OSError()), Oracle("up")
    backends = Backends([down, up])
    for _ in range(4):
        backends.ask(Consult("down", {}))
    assert backends.ask(Consult("up", {})) == Answer({"answer": 42})


def test_flows_learn_what_they_may_ask() -> None:
    assert Backends([Oracle()]).actions["oracle"].binds == ("answer",)


def test_a_consult_that_no_flow_should_hold_is_a_bug() -> None:
    with pytest.raises(UnknownAction, match="no backend 'guess'; expected one of oracle"):
        Backends([Oracle()]).ask(Consult("guess", {}))


def test_two_backends_of_one_name_are_refused() -> None:
    with pytest.raises(BackendsError, match="two backends are called 'oracle'"):
        Backends([Oracle(), Oracle()])
