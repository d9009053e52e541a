"""A dealer, and where he stands."""

import math
from dataclasses import dataclass

from bot.hours import Hours

_EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Dealer:
    """One dealer of the network. `telephone` is in E.164, `services` are codes."""

    name: str
    street: str
    postal_code: str
    town: str
    latitude: float
    longitude: float
    telephone: str
    hours: Hours
    services: tuple[str, ...]

    @property
    def island(self) -> str:
        """Land that one can drive over without a ferry: see `island`."""
        return island(self.postal_code)


def island(department_or_code: str) -> str:
    """ "corsica", an overseas department's number, or "" for the mainland.

    Takes a department's number ("2A", "974") or a postal code ("20137", "97410").
    """
    if department_or_code[:2] in ("2A", "2B", "20"):
        return "corsica"
    return department_or_code[:3] if department_or_code[:2] in ("97", "98") else ""


def kilometres(from_: tuple[float, float], to: tuple[float, float]) -> float:
    """Great-circle distance between two points, each latitude and longitude in degrees."""
    lat1, lat2 = math.radians(from_[0]), math.radians(to[0])
    half_lat = math.sin((lat2 - lat1) / 2)
    half_lon = math.sin(math.radians(to[1] - from_[1]) / 2)
    chord = half_lat * half_lat + math.cos(lat1) * math.cos(lat2) * half_lon * half_lon
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(chord)))
