"""The words that numbers are made of, and those that callers put around them, in one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Lexicon:
    """What each number word is worth, folded (no accents, no hyphens).

    `units` 0 to 9, `teens` 10 to 19 in one word, `tens` 20 to 90 in one word. `long_tens` are
    those that go on with a teen ("soixante et onze", "quatre-vingt-treize"). `ands` are the small
    words inside a number, `zeros` what counts zeros ("trois zéros"), `times` "double", "triple",
    `fold` the word of "deux fois zéro". `one` stands for 1 before a hundred only ("a hundred").
    """

    units: Mapping[str, int]
    teens: Mapping[str, int]
    tens: Mapping[str, int]
    long_tens: frozenset[int]
    hundred: frozenset[str]
    thousand: frozenset[str]
    million: frozenset[str]
    ands: frozenset[str]
    zeros: frozenset[str]
    times: Mapping[str, int]
    fold: frozenset[str]
    #: "quatre-vingt": four times twenty is a ten of its own, worth 80.
    four_twenties: bool = False
    #: Those of `hundred` that are plural: "vingt deux cents" is 20 and 200, never 22 and 100.
    hundreds: frozenset[str] = frozenset()
    #: Plurals that end a number when it is spelled well: "cents", "quatre-vingts".
    plurals: frozenset[str] = frozenset()
    one: frozenset[str] = frozenset()
    #: What a recogniser writes for a number word that it misheard: "sans" for "cent".
    sounds: Mapping[str, str] | None = None
    #: Ordinals that are no cardinal with an ending: "premier", "first".
    ordinals: Mapping[str, int] | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that can stand in a number."""
        return frozenset().union(
            self.units,
            self.teens,
            self.tens,
            self.hundred,
            self.thousand,
            self.million,
            self.ands,
            self.zeros,
            self.times,
            self.fold,
        )

    @cached_property
    def small(self) -> frozenset[str]:
        """Words below a hundred, which hyphens join."""
        return frozenset().union(self.units, self.teens, self.tens)

    @cached_property
    def repeating(self) -> frozenset[str]:
        """Words that say digits again, which no plain number does: "double", "fois"."""
        return self.fold | self.times.keys()

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Words that a recogniser may run together ("quatrevingtdix"), longest first."""
        every = {*self.units, *self.teens, *self.tens, *self.hundred, *self.thousand}
        return tuple(sorted((word for word in every if len(word) > 1), key=len, reverse=True))
