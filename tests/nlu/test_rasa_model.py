"""The real thing: Rasa trained on our sentences, asked over HTTP, scored on held-out ones."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import urllib3

from nlu import heldout, score_report, scoring, training
from nlu.scoring import Attempt

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def http() -> Iterator[urllib3.PoolManager]:
    with urllib3.PoolManager(retries=False) as pool:
        yield pool


@pytest.fixture(scope="module")
def attempts(rasa_server: str) -> Sequence[Attempt]:
    return heldout.attempt_all(rasa_server, heldout.read(ROOT / "tests" / "nlu" / "heldout"))


def parse(http: urllib3.PoolManager, url: str, text: str) -> Any:
    return heldout.parse(http, url, text)


def test_the_model_is_named_by_its_inputs(rasa_model: Path) -> None:
    assert rasa_model == training.model_path(ROOT)
    assert training.is_trained(ROOT)


def test_a_second_training_is_none(rasa_model: Path) -> None:
    told: list[str] = []
    assert training.train(ROOT, told.append) == rasa_model
    assert told == []


@pytest.mark.parametrize(
    ("said", "intent", "kind", "words"),
    [
        (
            "bonjour je cherche le garage le plus proche de villeneuve d'ascq",
            "find_dealer",
            "place",
            "villeneuve d'ascq",
        ),
        ("where is your nearest dealer to Annecy please", "find_dealer", "place", "Annecy"),
        ("qu'est-ce qui passe ce soir à la télévision", "show_schedule", "date", "ce soir"),
    ],
)
def test_a_caller_is_understood(
    http: urllib3.PoolManager, rasa_server: str, said: str, intent: str, kind: str, words: str
) -> None:
    answer = parse(http, rasa_server, said)
    assert answer["intent"]["name"] == intent
    assert answer["intent"]["confidence"] > 0.6
    found = [(e["entity"], said[e["start"] : e["end"]]) for e in answer["entities"]]
    assert (kind, words) in found


def test_confidences_are_chances(http: urllib3.PoolManager, rasa_server: str) -> None:
    ranking = parse(http, rasa_server, "je voudrais un renseignement")["intent_ranking"]
    assert [each["confidence"] for each in ranking] == sorted(
        (each["confidence"] for each in ranking), reverse=True
    )
    assert 0 < sum(each["confidence"] for each in ranking) <= 1.001


def test_no_channel_of_rasas_own_is_open(http: urllib3.PoolManager, rasa_server: str) -> None:
    assert http.request("GET", f"{rasa_server}/webhooks/rest/").status == 404


def test_held_out_sentences_are_understood_at_least_so_well(attempts: Sequence[Attempt]) -> None:
    report = "\n".join(score_report.lines(attempts, details=False))
    french = [attempt for attempt in attempts if attempt.sentence.language == "fr"]
    english = [attempt for attempt in attempts if attempt.sentence.language == "en"]
    assert scoring.accuracy(french) >= 0.75, report
    assert scoring.accuracy(english) >= 0.78, report
    assert scoring.entities(attempts).f1 >= 0.80, report


def test_what_is_acted_on_is_nearly_always_right(attempts: Sequence[Attempt]) -> None:
    share, right = scoring.acted_on(attempts, 0.6)
    assert share >= 0.4
    assert right >= 0.9
