"""The nearest dealers: by great circle, never across the sea, never too far."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import hours
from bot.backends.dealer import Dealer, island, kilometres
from bot.backends.find_dealers import FindDealers


def dealer(name: str, code: str, lat: float, lon: float, *services: str) -> Dealer:
    opening = hours.parse("Mo-Fr 08:00-18:00")
    offered = services or ("workshop",)
    return Dealer(name, "1 rue du Moulin", code, name, lat, lon, "+33353010001", opening, offered)


def place(department: str, lat: float, lon: float, **more: str) -> Mapping[str, Any]:
    value = {"department": department, "latitude": lat, "longitude": lon, "postal_code": None}
    return {**value, "kind": "commune", **more}


def names(dealers: Sequence[Dealer], arguments: Mapping[str, Any], **limits: float) -> list[str]:
    found: Any = FindDealers(dealers, **limits).ask(arguments)["dealers"]
    return [each["name"] for each in found]


LILLE = dealer("Lille", "59000", 50.633, 3.059)
LENS = dealer("Lens", "62300", 50.432, 2.832, "workshop", "sales")
NICE = dealer("Nice", "06000", 43.703, 7.266)
AJACCIO = dealer("Ajaccio", "20000", 41.919, 8.738)
BASTIA = dealer("Bastia", "20200", 42.697, 9.450)
SAINT_DENIS = dealer("Saint-Denis", "97400", -20.882, 55.450)
NETWORK = (NICE, AJACCIO, LILLE, SAINT_DENIS, LENS, BASTIA)
ASCQ = place("59", 50.623, 3.145)


def test_the_nearest_comes_first_with_its_distance() -> None:
    found: Any = FindDealers(NETWORK).ask({"place": ASCQ})["dealers"]
    assert [each["name"] for each in found] == ["Lille", "Lens"]
    assert found[0]["distance_km"] == pytest.approx(6.2, abs=0.1)


def test_a_dealer_is_told_with_all_that_a_prompt_may_say() -> None:
    found: Any = FindDealers(NETWORK).ask({"place": ASCQ})["dealers"]
    assert found[0] == {
        "name": "Lille",
        "street": "1 rue du Moulin",
        "postal_code": "59000",
        "town": "Lille",
        "telephone": "+33353010001",
        "hours": "Mo-Fr 08:00-18:00",
        "spoken_hours": {
            "fr": "du lundi au vendredi de 8 heures à 18 heures",
            "en": "from Monday to Friday from 8 a.m. to 6 p.m.",
        },
        "services": ["workshop"],
        "distance_km": 6.2,
    }


def test_five_are_enough_for_the_ear() -> None:
    many = [dealer(f"Garage {n}", "59000", 50.6 + n / 100, 3.1) for n in range(9)]
    assert len(names(many, {"place": ASCQ})) == 5


def test_a_tie_goes_by_name() -> None:
    twins = [dealer(name, "59000", 50.633, 3.059) for name in ("Zoé", "Abel", "Marc")]
    assert names(twins, {"place": ASCQ}) == ["Abel", "Marc", "Zoé"]


def test_only_dealers_with_the_service_are_offered() -> None:
    assert names(NETWORK, {"place": ASCQ, "service": "sales"}) == ["Lens"]
    assert names(NETWORK, {"place": ASCQ, "service": "rental"}) == []
    assert names(NETWORK, {"place": ASCQ, "service": None}) == ["Lille", "Lens"]


def test_nobody_beyond_the_limit_is_near() -> None:
    assert names(NETWORK, {"place": ASCQ}, farthest_km=10) == ["Lille"]
    assert names(NETWORK, {"place": place("48", 44.52, 3.50)}, farthest_km=150) == []


def test_a_caller_in_corsica_gets_corsican_dealers_though_nice_is_nearer() -> None:
    calvi = place("2B", 42.566, 8.757)
    assert names(NETWORK, {"place": calvi}, farthest_km=500) == ["Bastia", "Ajaccio"]


def test_a_caller_in_nice_is_not_sent_over_the_sea() -> None:
    assert names(NETWORK, {"place": place("06", 43.70, 7.27)}, farthest_km=500) == ["Nice"]


def test_an_island_without_a_dealer_has_none_near() -> None:
    assert names(NETWORK, {"place": place("972", 14.6, -61.07)}, farthest_km=20_000) == []
    assert names(NETWORK, {"place": place("974", -21.3, 55.5)}) == ["Saint-Denis"]


def test_a_postal_code_goes_to_its_own_dealer_first() -> None:
    own = dealer("Loin", "59650", 50.40, 3.30)
    code = place("59", 50.623, 3.145, kind="postal_code", postal_code="59650")
    assert names((*NETWORK, own), {"place": code})[:2] == ["Loin", "Lille"]
    assert names((*NETWORK, own), {"place": ASCQ})[0] == "Lille"


@pytest.mark.parametrize(
    ("code", "land"),
    [("59000", ""), ("2A", "corsica"), ("20137", "corsica"), ("974", "974"), ("97139", "971")],
)
def test_which_land_a_code_is_on(code: str, land: str) -> None:
    assert island(code) == land


points = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@given(points, points)
def test_distance_is_the_same_both_ways_and_at_most_half_round_the_earth(
    a: tuple[float, float], b: tuple[float, float]
) -> None:
    assert kilometres(a, b) == pytest.approx(kilometres(b, a))
    assert 0 <= kilometres(a, b) <= 20_016
    assert kilometres(a, a) == 0


def test_a_known_distance() -> None:
    paris, marseille = (48.8566, 2.3522), (43.2965, 5.3698)
    assert kilometres(paris, marseille) == pytest.approx(661, abs=2)
