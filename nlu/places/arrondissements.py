"""The arrondissements of Paris, Lyon and Marseille, as callers say them.

"paris onze", "lyon 3e", "le troisième arrondissement de Lyon", "Marseille treizième".
"""

import re
from collections.abc import Iterable, Sequence

from nlu.numbers import whole_number
from nlu.places.table import Commune
from nlu.words import word_set

_CITIES = ("paris", "lyon", "marseille")
_ORDINALS = {
    "premier": "un",
    "second": "deux",
    "neuvieme": "neuf",
    "cinquieme": "cinq",
    "quatrieme": "quatre",
    "onzieme": "onze",
    "douzieme": "douze",
    "treizieme": "treize",
    "quatorzieme": "quatorze",
    "quinzieme": "quinze",
    "seizieme": "seize",
}
_BESIDE = word_set("arrondissement arrdt le la dans du de a er e eme ieme th st nd rd district the")
_NAME = re.compile(r"^(Paris|Lyon|Marseille) (\d+)")


class Arrondissements:
    """The arrondissements by city and number."""

    def __init__(self, communes: Iterable[Commune]) -> None:
        self._numbered: dict[tuple[str, int], Commune] = {}
        for commune in communes:
            if commune.kind == "arrondissement" and (found := _NAME.match(commune.name)):
                self._numbered[found[1].casefold(), int(found[2])] = commune

    def find(self, words: Sequence[str]) -> Commune | None:
        """The arrondissement that words name, if they name one and nothing else."""
        city = next((word for word in words if word in _CITIES), None)
        if city is None or len(words) < 2 or len(words) > 9:
            return None
        rest = [_cardinal(word) for word in words if word != city and word not in _BESIDE]
        number = whole_number(rest) or whole_number(rest, "en")
        return self._numbered.get((city, number)) if number else None


def _cardinal(word: str) -> str:
    if known := _ORDINALS.get(word):
        return known
    return word.removesuffix("ieme") if len(word) > 6 else word
