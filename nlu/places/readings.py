"""Places as `Reading`s: the value a flow gets, and how a person would name it."""

from nlu.model import Reading
from nlu.places.table import Area, Commune, Department, PostalCode
from nlu.spoken import digit_pairs


def commune_reading(commune: Commune, department: Department, score: float) -> Reading:
    """A commune, or an arrondissement under its short name ("Paris 11e")."""
    name = commune.name.removesuffix(" Arrondissement")
    single = commune.postal_codes[0] if len(commune.postal_codes) == 1 else None
    return _reading(
        name, department, single, commune.latitude, commune.longitude, "commune", name, score
    )


def department_reading(department: Department) -> Reading:
    """A department, at the middle of its people."""
    return _reading(
        department.name,
        department,
        None,
        department.latitude,
        department.longitude,
        "department",
        department.name,
        0.95,
    )


def area_reading(area: Area, department: Department) -> Reading:
    """A named area ("bassin d'Arcachon")."""
    return _reading(
        area.name, department, None, area.latitude, area.longitude, "area", area.name, 0.95
    )


def postal_code_reading(code: PostalCode, department: Department) -> Reading:
    """A postal code that is in the table; spoken in pairs, as people say it."""
    return _reading(
        code.code,
        department,
        code.code,
        code.latitude,
        code.longitude,
        "postal_code",
        digit_pairs(code.code),
        1.0,
    )


def unlisted_code_reading(code: str, department: Department) -> Reading:
    """A postal code of a real department that no table lists: the department's middle."""
    return _reading(
        code,
        department,
        code,
        department.latitude,
        department.longitude,
        "postal_code",
        f"{digit_pairs(code)}, {department.name}",
        0.7,
    )


def _reading(
    name: str,
    department: Department,
    postal_code: str | None,
    latitude: float,
    longitude: float,
    kind: str,
    label: str,
    score: float,
) -> Reading:
    value = {
        "name": name,
        "department": department.code,
        "department_name": department.name,
        "postal_code": postal_code,
        "latitude": latitude,
        "longitude": longitude,
        "kind": kind,
    }
    return Reading(value=value, label=label, detail=department.name, score=round(score, 3))
