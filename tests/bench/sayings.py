"""What callers of the benchmark say: sentences never said before, and those everybody says.

A fresh one is put together from an opening, a body and one of thousands of towns, so that no two
are alike and none can come from a cache: each one costs a parse.
"""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

COMMUNES = Path(__file__).resolve().parents[2] / "nlu" / "data" / "places" / "communes.csv"
SMALLEST_TOWN = 3000  # inhabitants: towns that a recogniser writes without mistakes

OPENINGS = (
    "bonjour {}", "euh bonjour {}", "allô {}", "oui bonjour {} s'il vous plaît", "{}",
    "bonsoir madame {}", "dites-moi {}", "alors voilà {}", "excusez-moi {}", "{} merci",
)  # fmt: skip

ERRANDS = (
    "je cherche le garage le plus proche de {town}",
    "je voudrais une concession du côté de {town}",
    "où est-ce que je peux faire réviser ma voiture à {town}",
    "j'ai besoin d'un garagiste vers {town}",
    "il me faut l'adresse de votre concessionnaire de {town}",
    "c'est pour une vidange j'habite {town}",
    "ma voiture ne démarre plus je suis à {town}",
    "vous avez un atelier près de {town}",
)

CORRECTIONS = (
    "non finalement plutôt {town}",
    "en fait je préfère du côté de {town}",
    "attendez je me suis trompé c'est {town}",
    "et plutôt vers {town} vous auriez quelque chose",
)

ELSEWHERE = (
    "j'ai une question sur la facture que j'ai reçue à {town}",
    "mon beau-frère de {town} m'a dit que vous vendiez aussi des vélos",
    "je voulais savoir si la météo de {town} sera bonne dimanche",
)


class Sayings:
    """An endless supply of sentences, the same for the same seed; no fresh one comes twice."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._towns = towns(self._chance)
        self._said: set[str] = set()

    def errand(self) -> str:
        """A wish to find a dealer, with a town."""
        return self._fresh(ERRANDS)

    def correction(self) -> str:
        """A change of mind about the town."""
        return self._fresh(CORRECTIONS)

    def elsewhere(self) -> str:
        """Something that the line has no flow for."""
        return self._fresh(ELSEWHERE)

    def _fresh(self, bodies: tuple[str, ...]) -> str:
        while True:
            body = self._chance.choice(bodies).format(town=next(self._towns))
            said = self._chance.choice(OPENINGS).format(body)
            if said not in self._said:
                self._said.add(said)
                return said


def towns(chance: random.Random) -> Iterator[str]:
    """Names of French towns in a random order, over and over."""
    with COMMUNES.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    names = [row["name"] for row in rows if int(row["population"] or 0) >= SMALLEST_TOWN]
    while True:
        chance.shuffle(names)
        yield from names
