"""The same webhook twice is one turn: the same bytes, and one effect.

The carrier asks again when a connection fails, with the same parameters
(https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides).
"""

import threading
from typing import Any

import pytest

from bot.dialogue.consult import Answer, Consult
from bot.sessions.redis import RedisSessions, connect
from tests.voice.world import CALL, Heard, World


@pytest.fixture(params=["memory", "redis"])
def world(request: pytest.FixtureRequest) -> Any:
    if request.param == "memory":
        yield World()
        return
    client: Any = connect(request.getfixturevalue("redis_url"), connect_ms=500, answer_ms=2000)
    yield World(RedisSessions(client, life_seconds=7200, most_facts=1000))
    client.close()


def test_each_webhook_of_a_call_gets_the_same_bytes_whenever_it_comes_again(world: World) -> None:
    greeting = world.ring()
    assert world.ring().bytes == greeting.bytes
    found = world.bring(greeting, SpeechResult="un garage à Lille")
    assert world.bring(greeting, SpeechResult="un garage à Lille").bytes == found.bytes
    world.bring(found, Digits="1")
    assert world.bring(greeting, SpeechResult="un garage à Lille").bytes == found.bytes
    assert world.ring().bytes == greeting.bytes
    assert len(world.backends.asked) == 1


@pytest.mark.parametrize("number", ["7", "-1", "x", "", "%C2%B2", "999999999999"])
def test_a_forged_turn_number_is_answered_with_the_present_question(
    world: World, number: str
) -> None:
    greeting = world.ring()
    present = world.bring(greeting)
    forged = Heard(world.post(f"/voice/turn?call={CALL}&n={number}", Digits="1"))
    assert forged.bytes == present.bytes


def test_two_requests_for_a_turn_at_one_time_ask_the_backend_once(world: World) -> None:
    greeting = world.ring()
    asked, go_on = threading.Event(), threading.Event()

    def slow(consult: Consult) -> Answer:
        world.backends.asked.append(consult)
        asked.set()
        assert go_on.wait(5)
        return Answer({"dealers": []})

    world.backends.ask = slow  # type: ignore[method-assign]
    answers: list[bytes] = []

    def bring() -> None:
        answers.append(world.bring(greeting, SpeechResult="un garage à Lille").bytes)

    first, second = threading.Thread(target=bring), threading.Thread(target=bring)
    first.start()
    assert asked.wait(5)
    second.start()
    go_on.set()
    first.join(5)
    second.join(5)
    assert answers[0] == answers[1]
    assert len(world.backends.asked) == 1
