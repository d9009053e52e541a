"""The network that is shipped: invented, whole, and right where the examples ring it up."""

from pathlib import Path
from typing import Any

import phonenumbers
import pytest

from bot.backends.dealer import Dealer, kilometres
from bot.backends.dealers_file import load_dealers
from bot.backends.find_dealers import FindDealers
from nlu.places.gazetteer import Gazetteer
from nlu.places.table import load
from nlu.services import read_services

ROOT = Path(__file__).parent.parent.parent
#: Ranges that the French numbering plan (https://www.arcep.fr) reserves for works of fiction.
FICTION = ("+3319900", "+3326191", "+3335301", "+3346571", "+3353649")


@pytest.fixture(scope="module")
def network() -> tuple[Dealer, ...]:
    codes = read_services(ROOT / "nlu/data/services").labels["fr"]
    return load_dealers(ROOT / "ivr_flows/data/dealers.csv", codes)


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(ROOT / "nlu/data/places")


def test_it_covers_france(network: tuple[Dealer, ...]) -> None:
    assert len(network) >= 150
    assert {dealer.island for dealer in network} >= {"", "corsica", "971", "972", "974"}
    mainland = {dealer.postal_code[:2] for dealer in network if not dealer.island}
    assert len(mainland) >= 90


def test_nobody_real_is_ever_rung(network: tuple[Dealer, ...]) -> None:
    numbers = [dealer.telephone for dealer in network]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith(FICTION) and len(number) == 12 for number in numbers)
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in numbers)


def test_every_dealer_stands_in_his_town(network: tuple[Dealer, ...]) -> None:
    towns: dict[str, list[tuple[float, float]]] = {}
    for commune in load(ROOT / "nlu/data/places").communes:
        towns.setdefault(commune.name, []).append((commune.latitude, commune.longitude))
    for dealer in network:
        here = (dealer.latitude, dealer.longitude)
        assert min(kilometres(here, town) for town in towns[dealer.town]) < 12, dealer


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("villeneuve d'ascq", "Lille"),
        ("59650", "Lille"),
        ("lens", "Lens"),
        ("annecy", "Annecy"),
        ("ajaccio", "Ajaccio"),
        ("saint-denis à la réunion", "Saint-Denis"),
        ("paris onze", "Paris"),
        ("pointe à pitre", "Les Abymes"),
    ],
)
def test_callers_hear_the_town_they_would_expect(
    network: tuple[Dealer, ...], gazetteer: Gazetteer, said: str, town: str
) -> None:
    (reading,) = gazetteer.resolve(said)
    found: Any = FindDealers(network).ask({"place": reading.value})["dealers"]
    assert found[0]["town"] == town
