"""The words that numbers are made of, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What each number word is worth, folded (no accents, no hyphens).

    `units` 0 to 9, `teens` 10 to 19 in one word, `tens` 20 to 90 in one word. `long_tens` are
    those that go on with a teen ("soixante et onze", "quatre-vingt-treize"). `ands` are the small
    words inside a number, `zeros` what counts zeros ("trois zéros"), `times` "double", "triple".
    """

    units: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    long_tens: frozenset[int]
    hundred: frozenset[str]
    thousand: frozenset[str]
    ands: frozenset[str]
    zeros: frozenset[str]
    times: Mapping[str, int]
    #: "quatre-vingt": four times twenty is a ten of its own, worth 80.
    four_twenties: bool = False
    #: Those of `hundred` that are plural: "vingt deux cents" is 20 and 200, never 22 and 100.
    hundreds: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        """Every word that can stand in a number."""
        return frozenset().union(
            self.units,
            self.teens,
            self.tens,
            self.hundred,
            self.thousand,
            self.ands,
            self.zeros,
            self.times,
        )
