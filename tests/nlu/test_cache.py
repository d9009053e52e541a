"""The cache keeps what is frequent, and not for long."""

from nlu.cache import Cache
from tests.nlu.test_breaker import Clock


def test_what_was_put_is_got_until_it_is_old() -> None:
    clock = Clock()
    cache: Cache[int] = Cache(clock)
    cache.put("oui", 1)
    clock.now = 599
    assert cache.get("oui") == 1
    clock.now = 601
    assert cache.get("oui") is None


def test_the_least_recently_used_goes_first() -> None:
    cache: Cache[int] = Cache(Clock())
    for n in range(512):
        cache.put(str(n), n)
    cache.get("0")
    cache.put("new", 1)
    assert cache.get("0") == 0
    assert cache.get("1") is None


def test_a_long_utterance_is_nobodys_but_the_callers() -> None:
    cache: Cache[int] = Cache(Clock())
    cache.put("mot " * 20, 1)
    assert cache.get("mot " * 20) is None


def test_it_forgets_everything_when_the_model_may_have_changed() -> None:
    cache: Cache[int] = Cache(Clock())
    cache.put("oui", 1)
    cache.clear()
    assert cache.get("oui") is None
