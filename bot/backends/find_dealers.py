"""`find_dealers`: the dealers nearest to a place, nearest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.backends.dealer import Dealer, island, kilometres
from bot.backends.errors import BackendsError
from bot.backends.hours_words import spoken_hours
from bot.dialogue.consult import ActionSpec
from nlu.model import Json

#: As many as a caller will listen to.
_MOST = 5


@dataclass(frozen=True, slots=True)
class FindDealers:
    """Searches the network by great-circle distance; asks nobody, so it always answers.

    A caller on an island is offered its own dealers only, and nobody is offered one across the
    sea. A dealer farther than `farthest_km` is not near. A postal code goes first to the
    dealer that has the very same one.
    """

    dealers: Sequence[Dealer]
    farthest_km: float = 150.0

    @property
    def spec(self) -> ActionSpec:
        """Takes a place as the gazetteer resolves it, and the code of a service."""
        return ActionSpec(
            "find_dealers",
            requires=("place",),
            optional=("service",),
            binds=("dealers",),
            about="up to five dealers near a place, the nearest first",
        )

    @property
    def waits(self) -> bool:
        """The network is in memory."""
        return False

    def ask(self, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
        """`dealers`: a list, empty when no dealer is near."""
        place = arguments["place"]
        service = arguments.get("service")
        if not isinstance(place, Mapping):
            raise BackendsError(f"a place is a mapping, not {type(place).__name__}")
        department = str(place["department"])
        here = (_degrees(place["latitude"]), _degrees(place["longitude"]))
        code = place["postal_code"] if place.get("kind") == "postal_code" else None
        reachable = [
            (dealer.postal_code != code, round(away, 1), dealer.name, dealer)
            for dealer in self.dealers
            if dealer.island == island(department)
            and (not service or service in dealer.services)
            and (away := kilometres(here, (dealer.latitude, dealer.longitude))) <= self.farthest_km
        ]
        nearest = sorted(reachable, key=lambda found: found[:3])[:_MOST]
        return {"dealers": [_told(dealer, away) for _, away, _, dealer in nearest]}


def _told(dealer: Dealer, away: float) -> Mapping[str, Json]:
    return {
        "name": dealer.name,
        "street": dealer.street,
        "postal_code": dealer.postal_code,
        "town": dealer.town,
        "telephone": dealer.telephone,
        "hours": dealer.hours.text,
        "spoken_hours": {lang: spoken_hours(dealer.hours, lang) for lang in ("fr", "en")},
        "services": list(dealer.services),
        "distance_km": away,
    }


def _degrees(value: Json) -> float:
    if not isinstance(value, int | float):
        raise BackendsError(f"a coordinate is a number, not {type(value).__name__}")
    return float(value)
