"""Calls in Redis, shared by all web and worker processes."""

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from bot.dialogue.session import Session
from nlu.breaker import Breaker

from . import keys, scripts, stored
from .errors import SessionsUnavailable, Stale, Unreadable
from .limits import (
    ALIVE_SECONDS,
    CLAIM_SECONDS,
    FAILURES,
    LOOK_SECONDS,
    REAP_SECONDS,
    REAPED_AT_ONCE,
    REST_SECONDS,
    WAIT_SECONDS,
)
from .port import Answered, Gone, Made, Mine, Reply, Taken, Taking

T = TypeVar("T")


def connect(url: str, *, connect_ms: int, answer_ms: int) -> "redis.Redis":
    """A client that fails soon and connects anew by itself; connects at its first command."""
    client: redis.Redis = redis.Redis.from_url(
        url,
        decode_responses=True,
        socket_connect_timeout=connect_ms / 1000,
        socket_timeout=answer_ms / 1000,
        # A connection that died while idle is seen at its next command: try once on a new one.
        retry=Retry(NoBackoff(), 1),
    )
    return client


class RedisSessions:
    """`Sessions` in Redis; `life_seconds` is how long a silent call is kept."""

    def __init__(
        self,
        client: "redis.Redis",
        *,
        life_seconds: int,
        most_facts: int,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._client: Any = client  # its answers are typed for both of its kinds of client
        self._life = life_seconds
        self._most_facts = most_facts
        self._pause = pause
        self._breaker = Breaker(clock, FAILURES, REST_SECONDS)
        self._take = client.register_script(scripts.TAKE)
        self._commit = client.register_script(scripts.COMMIT)
        self._close = client.register_script(scripts.CLOSE)

    def take(self, call: str, turn: int) -> Taking:
        names = [keys.call(call), keys.claim(call)]
        milliseconds = int(CLAIM_SECONDS * 1000)
        what, text = self._try(lambda: self._take(keys=names, args=[turn, milliseconds]))
        match what:
            case "mine":
                return self._mine(call, text)
            case "answered":
                return Answered(stored.reply_of(text))
            case "taken":
                return Taken()
            case _:
                return Gone()

    def _mine(self, call: str, text: str) -> Mine:
        try:
            return Mine(stored.session_of(text) if text else None)
        except Unreadable:  # nobody would give it back
            self.give_back(call)
            raise

    def give_back(self, call: str) -> None:
        self._try(lambda: self._client.delete(keys.claim(call)))

    def wait(self, call: str, turn: int) -> Reply | None:
        for _ in range(int(WAIT_SECONDS / LOOK_SECONDS)):
            held, text = self._try(lambda: self._look(call, turn))
            if text:
                return stored.reply_of(text)
            if not held:
                return None
            self._pause(LOOK_SECONDS)
        return None

    def _look(self, call: str, turn: int) -> list[Any]:
        with self._client.pipeline(transaction=True) as pipeline:
            pipeline.exists(keys.claim(call))
            pipeline.hget(keys.call(call), f"reply:{turn}")
            answers: list[Any] = pipeline.execute()
            return answers

    def commit(self, made: Made) -> None:
        self._keep(self._commit, made)

    def close(self, made: Made) -> None:
        self._keep(self._close, made)

    def _keep(self, script: Any, made: Made) -> None:
        session = made.session
        call = session.call
        names = [keys.call(call), keys.claim(call), keys.LIVE, keys.FACTS]
        values = [
            call,
            session.turn,
            stored.session_text(session),
            stored.reply_text(made.reply),
            session.line,
            made.at.timestamp(),
            made.at.isoformat(),
            self._life,
            self._most_facts,
            *map(stored.fact_text, made.facts),
        ]
        if not self._try(lambda: script(keys=names, args=values)):
            raise Stale(f"call {call} is not at the turn before {session.turn} any more")

    def load(self, call: str) -> Session | None:
        text = self._try(lambda: self._client.hget(keys.call(call), "session"))
        return stored.session_of(text) if text else None

    def idle(self, since: datetime) -> tuple[str, ...]:
        calls: list[str] = self._try(
            lambda: self._client.zrange(
                keys.LIVE, "-inf", since.timestamp(), byscore=True, offset=0, num=REAPED_AT_ONCE
            )
        )
        return tuple(call for call in calls if self._try(partial(self._reserve, call)))

    def _reserve(self, call: str) -> bool:
        life = int(REAP_SECONDS * 1000)
        return bool(self._client.set(keys.reap(call), "", nx=True, px=life))

    def touch(self, call: str, at: datetime) -> None:
        self._try(lambda: self._client.zadd(keys.LIVE, {call: at.timestamp()}, xx=True))

    def forget(self, call: str) -> None:
        self._try(lambda: self._client.zrem(keys.LIVE, call))

    def alive(self) -> bool:
        """Whether Redis answers and can be written: a full one, or a replica, only answers."""
        try:
            answers = bool(self._client.set(keys.ALIVE, "", ex=ALIVE_SECONDS))
        except (redis.RedisError, OSError):
            return False
        self._breaker.closes()
        return answers

    def _try(self, ask: Callable[[], T]) -> T:
        if not self._breaker.allows():
            raise SessionsUnavailable(f"Redis is left alone: {self._breaker.reason}")
        try:
            answer = ask()
        except (redis.ConnectionError, redis.TimeoutError, OSError) as error:
            self._breaker.failed(str(error))
            raise SessionsUnavailable(f"Redis: {error}") from error
        except redis.RedisError as error:  # it answers, and says no
            raise SessionsUnavailable(f"Redis: {error}") from error
        self._breaker.closes()
        return answer
