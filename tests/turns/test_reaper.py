"""Calls whose end was never reported are looked up at the carrier, and closed once."""

from datetime import timedelta
from typing import Any

import pytest

from bot.sessions.redis import RedisSessions, connect
from bot.voice.errors import CarrierDown
from bot.worker.reaper import Reaper
from tests.voice.world import CALL, World


class Carrier:
    """What the carrier says of calls."""

    def __init__(self, over: bool | Exception) -> None:
        self.answer = over
        self.asked: list[str] = []

    def over(self, call: str) -> bool:
        self.asked.append(call)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture(params=["memory", "redis"])
def world(request: pytest.FixtureRequest) -> Any:
    if request.param == "memory":
        yield World()
        return
    client: Any = connect(request.getfixturevalue("redis_url"), connect_ms=500, answer_ms=2000)
    yield World(RedisSessions(client, life_seconds=7200, most_facts=1000))
    client.close()


def reaper(world: World, carrier: Carrier) -> Reaper:
    idle = timedelta(minutes=10)
    return Reaper(world.sessions, world.endings, carrier, idle=idle, now=lambda: world.now)


def closed(world: World) -> bool:
    kept = world.sessions.load(CALL)
    return kept is not None and kept.ended


def test_a_call_that_is_over_at_the_carrier_is_closed(world: World) -> None:
    world.ring()
    world.now += timedelta(minutes=11)
    reaper(world, Carrier(over=True))()
    assert closed(world)


def test_a_call_that_still_goes_on_is_left_and_not_asked_about_at_once_again(world: World) -> None:
    world.ring()
    world.now += timedelta(minutes=11)
    carrier = Carrier(over=False)
    reaper(world, carrier)()
    reaper(world, carrier)()
    assert carrier.asked == [CALL]
    assert not closed(world)


def test_a_call_that_gave_a_sign_of_life_is_not_asked_about(world: World) -> None:
    world.ring()
    world.now += timedelta(minutes=9)
    carrier = Carrier(over=True)
    reaper(world, carrier)()
    assert carrier.asked == []


def test_several_workers_ask_about_a_call_once(world: World) -> None:
    world.ring()
    world.now += timedelta(minutes=11)
    carriers = [Carrier(over=False) for _ in range(3)]
    for carrier in carriers:
        reaper(world, carrier)()
    assert sum(len(carrier.asked) for carrier in carriers) == 1


def test_a_carrier_that_does_not_answer_leaves_the_call_as_it_is(world: World) -> None:
    world.ring()
    world.now += timedelta(minutes=11)
    reaper(world, Carrier(CarrierDown("no answer")))()
    assert not closed(world)


def test_a_call_that_was_forgotten_is_not_looked_for_again(world: World) -> None:
    world.ring()
    world.now += timedelta(minutes=11)
    world.endings.ended(CALL)
    carrier = Carrier(over=True)
    reaper(world, carrier)()
    assert carrier.asked == []


def test_a_bug_with_one_call_does_not_keep_the_others_open(world: World) -> None:
    world.ring(CallSid="CA-first")
    world.ring()
    world.now += timedelta(minutes=11)
    ended = world.endings.ended

    def fails(call: str) -> None:
        if call == "CA-first":
            raise RuntimeError("a bug")
        ended(call)

    world.endings.ended = fails  # type: ignore[method-assign]
    reaper(world, Carrier(over=True))()
    assert closed(world)


def test_a_call_whose_end_cannot_be_kept_is_looked_at_less_often(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.ring()
    world.catalogue.forgotten = True
    world.now += timedelta(minutes=11)
    carrier = Carrier(over=True)
    reaper(world, carrier)()
    world.now += timedelta(minutes=9)
    reaper(world, carrier)()
    assert carrier.asked == [CALL]
    assert [record.exc_info for record in caplog.records] == [None]
