"""The breaker: three failures open it, a rest lets one try through."""

from dataclasses import dataclass

from nlu.breaker import Breaker


@dataclass
class Clock:
    """Moves only when told."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def test_two_failures_and_a_success_leave_it_closed() -> None:
    breaker = Breaker(Clock())
    breaker.failed("late")
    breaker.failed("late")
    breaker.closes()
    breaker.failed("late")
    breaker.failed("late")
    assert breaker.allows()


def test_three_failures_in_a_row_open_it_and_it_says_why() -> None:
    breaker = Breaker(Clock())
    for _ in range(3):
        breaker.failed("late")
    assert breaker.is_open
    assert not breaker.allows()
    assert breaker.reason == "late"


def test_after_its_rest_one_caller_may_try() -> None:
    clock = Clock()
    breaker = Breaker(clock, failures=1, rest=10)
    breaker.failed("late")
    clock.now = 9.9
    assert not breaker.allows()
    clock.now = 10.0
    assert breaker.allows()
    assert not breaker.allows()
    breaker.closes()
    assert breaker.allows()


def test_with_an_endless_rest_time_alone_does_not_close_it() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.opens("not asked yet")
    clock.now = 1e9
    assert not breaker.allows()
