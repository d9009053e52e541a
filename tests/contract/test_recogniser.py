"""The contract of `nlu.port.Recogniser`, over understanding with a model, without, and broken."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlu.bootstrap import build
from nlu.model import Choice, Expected, Recognition
from nlu.port import Recogniser
from nlu.scripted_model import ScriptedModel
from nlu.understanding import Understanding

ROOT = Path(__file__).parent.parent.parent
QUESTIONS = (
    Expected(),
    Expected(yes_no=True),
    Expected(kinds=("place", "postal_code"), digits=5),
    Expected(kinds=("telephone",), digits=10),
    Expected(choices=(Choice("next", "1", ("le suivant",)), Choice("done", "2", ("rien",)))),
)


@pytest.fixture(scope="module")
def alone() -> Understanding:
    return build(ROOT, None)


@pytest.fixture(scope="module", params=["no model", "model", "model down"])
def recogniser(request: pytest.FixtureRequest, alone: Understanding) -> Recogniser:
    make: dict[str, Callable[[], Understanding]] = {
        "no model": lambda: alone,
        "model": lambda: replace(alone, model=ScriptedModel()),
        "model down": lambda: replace(alone, model=ScriptedModel(down="late")),
    }
    return make[request.param]()


_SENTENCE = (
    "oui non à Lens 59650 garage par SMS euh le suivant cinquante-neuf zéro / pas plutôt deux "
    "conseiller Saint-Denis retour annuler near the ? 06 où"
)
words = st.sampled_from(_SENTENCE.split())
utterances = st.one_of(st.text(max_size=80), st.lists(words, max_size=12).map(" ".join))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(utterances, st.sampled_from(QUESTIONS), st.sampled_from(["fr", "en"]))
def test_whatever_is_said_it_answers_with_a_sound_recognition(
    recogniser: Recogniser, text: str, expected: Expected, language: str
) -> None:
    understood = recogniser.recognise(text, expected, language)
    assert not understood.degraded.startswith("error")
    assert understood.text == text
    assert understood.intent
    assert 0 <= understood.confidence <= 1
    assert understood.language in (None, "fr", "en")
    assert understood.source in ("expected", "command", "model", "grammar")
    for entity in understood.entities:
        assert 0 <= entity.start <= entity.end <= len(text)
        assert text[entity.start : entity.end] == entity.text


def test_the_same_words_are_understood_the_same_twice(recogniser: Recogniser) -> None:
    said = "je cherche un garage à Lens"
    assert recogniser.recognise(said, Expected(), "fr") == recogniser.recognise(
        said, Expected(), "fr"
    )


def test_several_threads_may_ask_at_once(recogniser: Recogniser) -> None:
    def ask(n: int) -> Recognition:
        return recogniser.recognise("à Lens" if n % 2 else "oui", QUESTIONS[2], "fr")

    with ThreadPoolExecutor(8) as threads:
        intents = [understood.intent for understood in threads.map(ask, range(100))]
    assert intents == ["affirm", "inform"] * 50


def test_nothing_understood_is_out_of_scope_with_little_confidence(
    recogniser: Recogniser,
) -> None:
    understood = recogniser.recognise("", Expected(), "fr")
    assert understood.intent == "out_of_scope"
    assert understood.confidence < 0.3


def test_typed_keys_may_be_passed_as_text(recogniser: Recogniser) -> None:
    understood = recogniser.recognise("62300", QUESTIONS[2], "fr")
    entity = understood.entity("postal_code")
    assert entity is not None
    assert entity.readings[0].label == "62 300"
