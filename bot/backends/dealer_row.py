"""One line of the dealers' file: each cell read, or a finding about it."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import TypeVar

from bot import hours
from bot.backends.dealer import Dealer
from bot.backends.errors import Finding
from bot.backends.telephones import e164

COLUMNS = (
    "name", "street", "postal_code", "town", "latitude", "longitude", "telephone", "hours",
    "services",
)  # fmt: skip
_Value = TypeVar("_Value")


def read_row(
    row: Mapping[str, str], line: int, services: Collection[str], findings: list[Finding]
) -> Dealer | None:
    """The dealer of a line, or None after adding to `findings` what is wrong with each cell."""
    before = len(findings)

    def cell(column: str, read: Callable[[str], _Value]) -> _Value | None:
        try:
            return read(row[column])
        except ValueError as error:
            findings.append(Finding(line, column, str(error)))
            return None

    name, street, town = (cell(column, _words) for column in ("name", "street", "town"))
    postal_code = cell("postal_code", _postal_code)
    latitude = cell("latitude", lambda text: _degrees(text, 90, "51.5 to -21.5 in France"))
    longitude = cell("longitude", lambda text: _degrees(text, 180, "-61.9 to 55.9 in France"))
    telephone = cell("telephone", _telephone)
    opening = cell("hours", hours.parse)
    offered = cell("services", lambda text: _services(text, services))
    if latitude is not None and longitude is not None and _swapped(latitude, longitude):
        findings.append(
            Finding(
                line,
                "latitude",
                f"{latitude:g}, {longitude:g} is far from France; "
                "are latitude and longitude swapped?",
            )
        )
    if len(findings) > before:
        return None
    assert name and street and town and postal_code and telephone and opening and offered
    assert latitude is not None and longitude is not None
    return Dealer(name, street, postal_code, town, latitude, longitude, telephone, opening, offered)


def _words(text: str) -> str:
    if not text:
        raise ValueError("is empty; write what callers should hear")
    return text


def _postal_code(text: str) -> str:
    if not re.fullmatch(r"\d{5}", text):
        lost = " (a spreadsheet drops the leading zero)" if re.fullmatch(r"\d{4}", text) else ""
        raise ValueError(f"{text!r} is no postal code; write five digits, like 06000{lost}")
    return text


def _degrees(text: str, most: int, range_: str) -> float:
    try:
        degrees = float(text)
    except ValueError:
        comma = "; use a point, not a comma" if "," in text else ""
        raise ValueError(f"{text!r} is no number; write degrees like 50.6330{comma}") from None
    if not -most <= degrees <= most:
        raise ValueError(f"{text} is out of range; write degrees, {range_}")
    return degrees


def _telephone(text: str) -> str:
    number = e164(text)
    if number is None:
        raise ValueError(f"{text!r} is no telephone number; write 03 20 47 12 00 or +33320471200")
    return number


def _services(text: str, known: Collection[str]) -> tuple[str, ...]:
    found = tuple(part.strip() for part in text.split(";") if part.strip())
    wrong = [part for part in found if part not in known]
    if wrong or not found:
        what = f"{wrong[0]!r} is no service" if wrong else "is empty"
        raise ValueError(f"{what}; write some of {';'.join(sorted(known))}")
    return found


def _swapped(latitude: float, longitude: float) -> bool:
    """Whether a point lies where no French territory does, but would if turned round."""
    return not _french(latitude, longitude) and _french(longitude, latitude)


def _french(latitude: float, longitude: float) -> bool:
    mainland = 41 <= latitude <= 51.5 and -5.5 <= longitude <= 10
    west = 2 <= latitude <= 19 and -64 <= longitude <= -51
    indian = -22 <= latitude <= -12 and 44 <= longitude <= 56
    return mainland or west or indian
