"""The model's client over real HTTP: deadline, breaker, cache, forks, traps."""

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from nlu.errors import ModelUnavailable
from nlu.rasa_client import RasaClient
from nlu.rasa_http import HttpAsker
from tests.nlu.small_rasa import SmallRasa, small_rasa

WARM_UP = ("bonjour", "hello")


@pytest.fixture
def rasa() -> Iterator[SmallRasa]:
    with small_rasa() as server:
        yield server


def client(url: str, deadline: float = 0.8) -> RasaClient:
    """A client without a background thread: tests probe by hand."""
    asker = HttpAsker(url, time.monotonic)
    return RasaClient(asker, WARM_UP, background=False, deadline=deadline)


def test_it_asks_nothing_on_the_call_path_before_it_is_warm(rasa: SmallRasa) -> None:
    cold = client(rasa.url)
    with pytest.raises(ModelUnavailable, match="model starting"):
        cold.parse("un garage")
    assert rasa.parsed == []
    assert cold.state == "starting"


def test_a_probe_parses_in_each_language_and_makes_it_warm(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    assert warm.probe()
    assert rasa.parsed == list(WARM_UP)
    assert warm.state == "warm"
    assert warm.reason == ""


def test_a_parse_gives_intent_ranking_and_entities_of_the_text(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    understood = warm.parse("garage à lens")
    assert (understood.intent, understood.confidence, understood.source) == (
        "find_dealer",
        0.91,
        "model",
    )
    assert [ranked.intent for ranked in understood.ranking] == ["find_dealer", "inform"]
    assert understood.entities[0].kind == "place"


def test_the_best_real_intent_stands_when_rasas_fallback_steps_in(rasa: SmallRasa) -> None:
    rasa.body = {
        "intent_ranking": [
            {"name": "nlu_fallback", "confidence": 0.3},
            {"name": "complaint", "confidence": 0.28},
        ],
        "entities": [],
    }
    warm = client(rasa.url)
    warm.probe()
    assert warm.parse("bof").intent == "complaint"


def test_a_leading_slash_and_an_empty_text_never_reach_rasa(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    warm.parse('/affirm{"x": 1}')
    assert rasa.parsed[-1] == 'affirm{"x": 1}'
    with pytest.raises(ModelUnavailable, match="nothing to parse"):
        warm.parse(" / ")


def test_a_frequent_utterance_is_asked_once(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    assert warm.parse("un garage") == warm.parse("un garage")
    assert rasa.parsed.count("un garage") == 1


def test_a_late_answer_is_given_up_at_the_deadline(rasa: SmallRasa) -> None:
    go_on = threading.Event()
    warm = client(rasa.url, deadline=0.05)
    warm.probe()
    rasa.before = lambda: go_on.wait(5)
    started = time.monotonic()
    with pytest.raises(ModelUnavailable, match="late"):
        warm.parse("un garage")
    assert time.monotonic() - started < 1.0
    go_on.set()


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (500, {}, "status 500"),
        (200, {"unrelated": True}, "not Rasa's answer"),
        (200, [], "not Rasa's answer"),
    ],
)
def test_an_answer_that_is_none_is_unavailable(
    rasa: SmallRasa, status: int, body: object, reason: str
) -> None:
    warm = client(rasa.url)
    warm.probe()
    rasa.status, rasa.body = status, body
    with pytest.raises(ModelUnavailable, match=reason):
        warm.parse("un garage")


def test_after_three_failures_it_is_left_alone_until_a_probe_succeeds(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    rasa.status = 500
    for n in range(3):
        with pytest.raises(ModelUnavailable, match="status 500"):
            warm.parse(f"phrase {n}")
    asked = len(rasa.parsed)
    with pytest.raises(ModelUnavailable, match="model down: status 500"):
        warm.parse("une autre")
    assert len(rasa.parsed) == asked
    assert (warm.state, warm.reason) == ("down", "status 500")
    assert not warm.probe()
    rasa.status = 200
    assert warm.probe()
    assert warm.parse("une autre").intent == "find_dealer"


def test_nobody_listening_is_unavailable_with_a_plain_reason() -> None:
    nobody = client("http://127.0.0.1:9")
    assert not nobody.probe()
    assert (nobody.state, nobody.reason) == ("starting", "no connection")


def test_connections_are_kept_and_shared_by_threads(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    for n in range(20):
        warm.parse(f"phrase {n}")
    assert len(rasa.connections) == 1
    with ThreadPoolExecutor(4) as threads:
        intents = set(threads.map(lambda n: warm.parse(f"autre {n}").intent, range(40)))
    assert intents == {"find_dealer"}
    assert len(rasa.connections) <= 5


@pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning")
def test_a_forked_worker_has_connections_of_its_own(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    before = set(rasa.connections)
    child = os.fork()
    if child == 0:
        os._exit(0 if warm.parse("fourchette").intent == "find_dealer" else 1)
    assert os.waitpid(child, 0)[1] == 0
    assert len(rasa.connections - before) == 1
    warm.parse("couteau")
    assert len(rasa.connections - before) == 1


def test_the_background_thread_warms_it_up_by_itself(rasa: SmallRasa) -> None:
    asked = threading.Event()
    rasa.before = asked.set
    warming = RasaClient(HttpAsker(rasa.url, time.monotonic), WARM_UP)
    assert warming.state in ("starting", "warm")
    assert asked.wait(5)
    for thread in threading.enumerate():
        if thread.name == "nlu-warmer":
            thread.join(5)
    assert warming.state == "warm"


def test_a_warm_model_is_down_after_three_failed_probes_not_after_one(rasa: SmallRasa) -> None:
    warm = client(rasa.url)
    warm.probe()
    rasa.status = 500
    states = []
    for _ in range(3):
        assert not warm.probe()
        states.append(warm.state)
    assert states == ["warm", "warm", "down"]


def test_asking_for_the_state_tries_a_model_that_nobody_used_lately(rasa: SmallRasa) -> None:
    now = [0.0]
    warm = RasaClient(HttpAsker(rasa.url, time.monotonic), WARM_UP, lambda: now[0])
    assert warm.probe()
    asked = threading.Event()
    rasa.before = asked.set
    assert (warm.state, asked.is_set()) == ("warm", False)
    now[0] = 6.0
    assert warm.state == "warm"
    assert asked.wait(5)
