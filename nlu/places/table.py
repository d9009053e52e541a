"""The tables of places as they are shipped: communes, postal codes, departments, areas."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nlu.errors import DataError


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, an arrondissement of Paris, Lyon or Marseille, or a `part` of a merged commune.

    `people` is its population; a place that GeoNames does not know stands in the middle of its
    postal code.
    """

    name: str
    department: str
    people: int
    latitude: float
    longitude: float
    kind: str
    postal_codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Department:
    """A department: its number ("59", "2A", "974"), name, region, and where its people live."""

    code: str
    name: str
    region: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class PostalCode:
    """A postal code and the middle of its communes."""

    code: str
    department: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Area:
    """A named area that is no commune and no department ("bassin d'Arcachon")."""

    name: str
    department: str
    latitude: float
    longitude: float
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All places.

    `heard_as` are other spellings of a name, those of a recogniser that writes what it hears
    ("lance"), each with the name and department of the commune.
    """

    communes: tuple[Commune, ...]
    departments: dict[str, Department]
    postal_codes: dict[str, PostalCode]
    areas: tuple[Area, ...]
    heard_as: dict[str, tuple[str, str]]


def load(folder: Path) -> Table:
    """Read the tables of a folder; raise `DataError` naming the line that is wrong."""
    return Table(
        communes=tuple(
            Commune(
                name, department, int(people), float(lat), float(lon), kind, tuple(codes.split())
            )
            for name, department, people, lat, lon, _, kind, codes in _rows(
                folder / "communes.csv", 8
            )
        ),
        departments={
            code: Department(code, name, region, float(lat), float(lon))
            for code, name, region, lat, lon in _rows(folder / "departments.csv", 5)
        },
        postal_codes={
            code: PostalCode(code, department, float(lat), float(lon))
            for code, department, lat, lon in _rows(folder / "postal_codes.csv", 4)
        },
        areas=tuple(
            Area(name, department, float(lat), float(lon), tuple(spellings.split("|")))
            for name, department, lat, lon, spellings in _rows(folder / "areas.csv", 5)
        ),
        heard_as={
            spelling: (name, department)
            for name, department, spellings in _rows(folder / "heard_as.csv", 3)
            for spelling in spellings.split("|")
        },
    )


def _rows(path: Path, columns: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        for row in reader:
            if len(row) != columns:
                raise DataError(path, reader.line_num, f"{columns} columns", f"{len(row)}")
            yield row
