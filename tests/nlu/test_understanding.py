"""The chain: who is asked, in which order, and what is recorded when somebody did not answer."""

import logging
from dataclasses import replace

import pytest

from nlu.bootstrap import build
from nlu.model import Entity, Expected, Reading, Recognition
from nlu.scripted_model import ScriptedModel
from nlu.understanding import Understanding
from tests.nlu.conftest import ROOT

SENTENCE = "je suis en carafe vers Lens et ça fume"
PLACE = Expected(kinds=("place", "postal_code"), digits=5)


@pytest.fixture
def model() -> ScriptedModel:
    return ScriptedModel()


@pytest.fixture
def understanding(grammar_only: Understanding, model: ScriptedModel) -> Understanding:
    return replace(grammar_only, model=model)


def heard(text: str, intent: str, confidence: float, *entities: Entity) -> Recognition:
    return Recognition(text, intent, confidence, entities=entities, source="model")


def test_a_sentence_goes_to_the_model_and_its_entities_are_resolved(
    understanding: Understanding, model: ScriptedModel
) -> None:
    model.answers = {SENTENCE: heard(SENTENCE, "find_dealer", 0.9, Entity("place", "Lens", 23, 27))}
    understood = understanding.recognise(SENTENCE, Expected(), "fr")
    assert (understood.intent, understood.source, understood.degraded) == (
        "find_dealer",
        "model",
        "",
    )
    assert understood.entities[0].readings[0].label == "Lens"


def test_a_place_that_the_model_did_not_mark_is_found(
    understanding: Understanding, model: ScriptedModel
) -> None:
    model.answers = {SENTENCE: heard(SENTENCE, "find_dealer", 0.9)}
    place = understanding.recognise(SENTENCE, Expected(), "fr").entity("place")
    assert place is not None
    assert (place.text, place.readings[0].label) == ("Lens", "Lens")


def test_a_span_that_means_nothing_gives_way_to_one_that_does(
    understanding: Understanding, model: ScriptedModel
) -> None:
    carafe = Entity("place", "carafe vers Lens et", 11, 30)
    model.answers = {SENTENCE: heard(SENTENCE, "find_dealer", 0.9, carafe)}
    (place,) = understanding.recognise(SENTENCE, Expected(), "fr").entities
    assert place.text == "Lens"


def test_town_and_department_are_one_place(
    understanding: Understanding, model: ScriptedModel
) -> None:
    text = "un garage à Poitiers dans la Vienne"
    town, department = Entity("place", "Poitiers", 12, 20), Entity("place", "Vienne", 29, 35)
    model.answers = {text: heard(text, "find_dealer", 0.9, town, department)}
    (place,) = understanding.recognise(text, Expected(), "fr").entities
    assert place.readings[0].label == "Poitiers"


def test_a_service_is_a_code_that_dealers_have(
    understanding: Understanding, model: ScriptedModel
) -> None:
    text = "où faire ma vidange"
    model.answers = {text: heard(text, "find_dealer", 0.9, Entity("service", "vidange", 12, 19))}
    (service,) = understanding.recognise(text, Expected(), "fr").entities
    assert service.readings == (Reading("workshop", "atelier"),)


def test_a_kind_that_no_data_knows_keeps_the_words(
    understanding: Understanding, model: ScriptedModel
) -> None:
    text = "quand passe Thalassa"
    model.answers = {text: heard(text, "show_schedule", 0.9, Entity("show", "Thalassa", 12, 20))}
    (show,) = understanding.recognise(text, Expected(), "fr").entities
    assert show.readings == (Reading("Thalassa", "Thalassa"),)


def test_without_the_model_the_grammar_answers_and_the_reason_is_kept(
    understanding: Understanding, model: ScriptedModel
) -> None:
    model.down = "late"
    understood = understanding.recognise("je cherche un garage à Lens", Expected(), "fr")
    assert (understood.intent, understood.source, understood.degraded) == (
        "find_dealer",
        "grammar",
        "late",
    )
    assert understood.confidence >= 0.6
    assert understanding.ready() == ("down", "late")


@pytest.mark.parametrize("said", ["conseiller", "oui", "Lens", "59650"])
def test_what_the_question_expects_never_troubles_the_model(
    understanding: Understanding, model: ScriptedModel, said: str
) -> None:
    understood = understanding.recognise(said, PLACE, "fr")
    assert model.asked == []
    assert understood.degraded == ""


def test_an_unsure_sentence_that_holds_the_value_asked_for_is_the_answer(
    understanding: Understanding, model: ScriptedModel
) -> None:
    text = "ben moi là tout de suite je roule vers Lens"
    model.answers = {text: heard(text, "out_of_scope", 0.4)}
    understood = understanding.recognise(text, PLACE, "fr")
    assert understood.intent == "inform"
    assert understood.confidence >= 0.6
    assert understood.entity("place") is not None


@pytest.mark.parametrize("text", ["", "   ", "...", "/", "?!"])
def test_nothing_said_is_out_of_scope(understanding: Understanding, text: str) -> None:
    understood = understanding.recognise(text, Expected(), "fr")
    assert (understood.intent, understood.confidence) == ("out_of_scope", 0.0)


def test_a_bug_of_ours_is_logged_without_the_words_and_never_raised(
    understanding: Understanding, model: ScriptedModel, caplog: pytest.LogCaptureFixture
) -> None:
    model.answers = {SENTENCE: heard(SENTENCE, "find_dealer", "high")}  # type: ignore[arg-type]
    with caplog.at_level(logging.DEBUG):
        understood = understanding.recognise(SENTENCE, Expected(), "fr")
    assert (understood.intent, understood.degraded) == ("out_of_scope", "error: TypeError")
    assert "carafe" not in caplog.text


def test_it_starts_without_a_server_and_says_so() -> None:
    alone = build(ROOT, "http://127.0.0.1:9")
    assert alone.ready()[0] == "starting"
    understood = alone.recognise("je cherche un garage à Lens", Expected(), "fr")
    assert understood.degraded.startswith("model starting")
