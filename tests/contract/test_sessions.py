"""The contract of `Sessions`, over every adapter."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.dialogue import session as dialogue_session
from bot.dialogue.facts import CallEnded, CallStarted, SilenceHeard
from bot.dialogue.instructions import Hangup, Listen, Say
from bot.dialogue.session import Frame, Session
from bot.sessions import keys
from bot.sessions.errors import Stale, Unreadable
from bot.sessions.memory import MemorySessions
from bot.sessions.port import Answered, Gone, Made, Mine, Sessions, Taken
from bot.sessions.redis import RedisSessions, connect
from nlu.model import Choice, Expected

AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CALL = "CA1"
LISTEN = Listen(Expected(choices=(Choice("next", "1", ("le suivant",)),), digits=1), "fr")


@dataclass(frozen=True)
class Kept:
    """An adapter, and a look at the facts it has kept."""

    sessions: Sessions
    facts: Callable[[], list[dict[str, Any]]]


@pytest.fixture(params=["memory", "redis"])
def kept(request: pytest.FixtureRequest) -> Iterator[Kept]:
    if request.param == "memory":
        memory = MemorySessions()
        yield Kept(memory, lambda: [json.loads(text) for _, text in memory.facts])
        return
    client: Any = connect(request.getfixturevalue("redis_url"), connect_ms=500, answer_ms=2000)
    yield Kept(
        RedisSessions(client, life_seconds=7200, most_facts=1000),
        lambda: [json.loads(entry["fact"]) for _, entry in client.xrange(keys.FACTS)],
    )
    client.close()


def session(turn: int = 0, **fields: Any) -> Session:
    made = Session(CALL, "auto", "+33261910012", "fr", "f" * 64, "2026-11-23T10:00:00+00:00")
    return replace(made, turn=turn, stack=(Frame("main", "what"),), **fields)


def made(turn: int, text: str = "bonjour", at: datetime = AT, **fields: Any) -> Made:
    fact = CallStarted("auto", "fr") if turn == 0 else SilenceHeard("main.what")
    return Made(session(turn, **fields), (Say(text, "fr", "greeting"), LISTEN), (fact,), at)


def test_a_call_begins_goes_on_and_is_read_again_as_it_was_kept(kept: Kept) -> None:
    sessions = kept.sessions
    assert sessions.take(CALL, 0) == Mine(None)
    sessions.commit(made(0, slots={"place": {"name": "Villeneuve-d’Ascq"}}))
    begun = session(0, slots={"place": {"name": "Villeneuve-d’Ascq"}})
    assert sessions.load(CALL) == begun
    assert sessions.take(CALL, 1) == Mine(begun)
    sessions.commit(made(1))
    assert sessions.load(CALL) == session(1)


def test_a_repeat_of_any_turn_is_answered_with_its_own_reply(kept: Kept) -> None:
    for turn, text in enumerate(("un", "deux", "trois")):
        kept.sessions.take(CALL, turn)
        kept.sessions.commit(made(turn, text))
    for turn, text in enumerate(("un", "deux", "trois")):
        assert kept.sessions.take(CALL, turn) == Answered(made(turn, text).reply)


@pytest.mark.parametrize("number", [-1, 3, 99999])
def test_a_turn_that_is_not_due_is_answered_with_the_latest_reply(kept: Kept, number: int) -> None:
    for turn, text in enumerate(("un", "deux")):
        kept.sessions.take(CALL, turn)
        kept.sessions.commit(made(turn, text))
    assert kept.sessions.take(CALL, number) == Answered(made(1, "deux").reply)


def test_a_call_of_another_version_is_unreadable_and_its_turn_stays_free(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.sessions.commit(made(0))
    with monkeypatch.context() as later:
        later.setattr(dialogue_session, "VERSION", 2)
        for _ in range(2):
            with pytest.raises(Unreadable, match="version 1, expected 2"):
                kept.sessions.take(CALL, 1)
        with pytest.raises(Unreadable):
            kept.sessions.load(CALL)
    assert kept.sessions.take(CALL, 1) == Mine(session(0))


def test_a_turn_of_an_unknown_call_is_gone(kept: Kept) -> None:
    assert kept.sessions.take(CALL, 1) == Gone()
    assert kept.sessions.load(CALL) is None


def test_one_of_two_requests_makes_the_turn_and_the_other_waits_for_its_reply(kept: Kept) -> None:
    sessions = kept.sessions
    assert sessions.take(CALL, 0) == Mine(None)
    assert sessions.take(CALL, 0) == Taken()
    replies: list[Any] = []
    second = threading.Thread(target=lambda: replies.append(sessions.wait(CALL, 0)))
    second.start()
    sessions.commit(made(0))
    second.join(timeout=5)
    assert replies == [made(0).reply]


def test_a_turn_that_is_given_back_can_be_made_by_another(kept: Kept) -> None:
    kept.sessions.take(CALL, 0)
    kept.sessions.give_back(CALL)
    assert kept.sessions.wait(CALL, 0) is None
    assert kept.sessions.take(CALL, 0) == Mine(None)


def test_of_two_commits_of_a_turn_the_second_is_stale_and_changes_nothing(kept: Kept) -> None:
    kept.sessions.commit(made(0, "first"))
    with pytest.raises(Stale):
        kept.sessions.commit(made(0, "second"))
    with pytest.raises(Stale):
        kept.sessions.commit(made(2, "too early"))
    assert kept.sessions.take(CALL, 0) == Answered(made(0, "first").reply)
    assert len(kept.facts()) == 1


def test_facts_are_kept_with_their_turn_in_order(kept: Kept) -> None:
    kept.sessions.commit(made(0))
    kept.sessions.commit(made(1))
    assert kept.facts() == [
        {"fact": "CallStarted", "line": "auto", "language": "fr"},
        {"fact": "SilenceHeard", "at": "main.what"},
    ]


def test_a_closed_call_takes_no_turn_and_is_closed_once(kept: Kept) -> None:
    sessions = kept.sessions
    sessions.commit(made(0))
    ended = session(0, outcome="hung_up", ended=True)
    end = Made(ended, (Hangup(),), (CallEnded("hung_up"),), AT)
    sessions.close(end)
    with pytest.raises(Stale):
        sessions.close(end)
    with pytest.raises(Stale):
        sessions.commit(made(1))
    assert sessions.take(CALL, 1) == Answered(made(0).reply)
    assert sessions.load(CALL) == ended
    assert kept.facts()[-1] == {"fact": "CallEnded", "outcome": "hung_up"}


def test_a_call_that_went_on_is_not_closed_by_what_was_read_before(kept: Kept) -> None:
    kept.sessions.commit(made(0))
    kept.sessions.commit(made(1))
    with pytest.raises(Stale):
        kept.sessions.close(Made(session(0, ended=True), (Hangup(),), (), AT))


def test_idle_calls_are_shown_to_one_asker_until_they_are_closed_or_give_a_sign(kept: Kept) -> None:
    sessions = kept.sessions
    sessions.commit(made(0))
    assert sessions.idle(AT - timedelta(seconds=1)) == ()
    assert sessions.idle(AT) == (CALL,)
    assert sessions.idle(AT) == ()


def test_a_sign_of_life_keeps_a_call_from_being_idle(kept: Kept) -> None:
    kept.sessions.commit(made(0))
    kept.sessions.touch(CALL, AT + timedelta(minutes=5))
    assert kept.sessions.idle(AT) == ()


def test_closed_and_forgotten_calls_are_never_idle(kept: Kept) -> None:
    kept.sessions.commit(made(0))
    kept.sessions.close(Made(session(0, ended=True), (Hangup(),), (), AT))
    kept.sessions.commit(replace(made(0), session=replace(session(0), call="CA2")))
    kept.sessions.forget("CA2")
    kept.sessions.touch("CA2", AT)
    assert kept.sessions.idle(AT) == ()
