"""Places as callers say them."""

import time
from collections.abc import Iterator

import pytest
import yaml

from nlu.places.gazetteer import Gazetteer
from tests.nlu.conftest import ROOT


def _heard() -> Iterator[tuple[str, str, list[str]]]:
    text = (ROOT / "tests/nlu/places_heard.yml").read_text(encoding="utf-8")
    for section, cases in yaml.load(text, Loader=yaml.BaseLoader).items():
        for said, meant in cases.items():
            yield ("en" if section == "english" else "fr"), said, meant


HEARD = list(_heard())


@pytest.mark.parametrize(("language", "said", "meant"), HEARD, ids=[case[1] for case in HEARD])
def test_what_callers_say_is_the_place_they_mean(
    gazetteer: Gazetteer, language: str, said: str, meant: list[str]
) -> None:
    found = [reading.value for reading in gazetteer.resolve(said, language)]
    assert [f"{value['name']} {value['department']}" for value in found] == meant  # type: ignore


def test_a_place_has_the_shape_that_flows_are_promised(gazetteer: Gazetteer) -> None:
    (reading,) = gazetteer.resolve("lens")
    assert reading.label == "Lens"
    assert reading.detail == "Pas-de-Calais"
    assert reading.score == 1.0
    assert reading.value == {
        "name": "Lens",
        "department": "62",
        "department_name": "Pas-de-Calais",
        "postal_code": "62300",
        "latitude": pytest.approx(50.43, abs=0.02),
        "longitude": pytest.approx(2.83, abs=0.02),
        "kind": "commune",
    }


def test_a_postal_code_is_labelled_in_groups_and_has_a_coordinate(gazetteer: Gazetteer) -> None:
    (reading,) = gazetteer.resolve("59650")
    assert reading.label == "59 650"
    assert reading.value["kind"] == "postal_code"  # type: ignore
    assert reading.value["latitude"] == pytest.approx(50.62, abs=0.05)  # type: ignore


def test_a_code_of_a_real_department_that_nobody_lists_is_its_middle(gazetteer: Gazetteer) -> None:
    (reading,) = gazetteer.resolve("59999")
    assert reading.label == "59 999, Nord"
    assert reading.score < 1


def test_namesakes_of_like_size_are_told_apart_by_department(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("saint denis")
    assert {reading.detail for reading in found} == {"La Réunion", "Seine-Saint-Denis"}
    assert len({reading.score for reading in found}) == 1


def test_a_misheard_name_is_less_sure_than_a_right_one(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("annessi")[0].score < gazetteer.resolve("annecy")[0].score


def test_every_shipped_place_resolves_within_the_time_of_a_turn(gazetteer: Gazetteer) -> None:
    took = []
    for language, said, _ in HEARD:
        started = time.perf_counter()
        gazetteer.resolve(said, language)
        took.append(time.perf_counter() - started)
    assert sorted(took)[len(took) * 95 // 100] < 0.010
