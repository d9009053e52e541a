"""Candidates for a name: the communes that it may mean, each with how well it matches."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from nlu.places.sound import sound
from nlu.places.spelling import ARTICLES, exact, loose, short
from nlu.places.table import Commune
from nlu.words import split

#: How much a way of matching is worth: as a score, and against another commune's population.
EXACT, SHORT, SOUND, FUZZY = 1.0, 0.85, 0.9, 0.85
#: A short form is used of towns only ("aix"), a sound and a near-miss of places people name.
_TOWN, _HEARD = 1500, 250
#: Least likeness of letters for two names that sound the same, and for two that do not.
_ALIKE, _SPELLED, _NEAR = 55.0, 75.0, 82.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A commune and how near the words come to its name, 0 to 1; `whole` if it was said in full."""

    commune: Commune
    score: float
    whole: bool


class Index:
    """Communes by name. Built once a process; reading it is safe from several threads."""

    def __init__(
        self, communes: Iterable[Commune], heard_as: Mapping[str, tuple[str, str]] | None = None
    ) -> None:
        self._communes = tuple(communes)
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._loose: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, list[int]] = defaultdict(list)
        self._sound: dict[str, list[int]] = defaultdict(list)
        self._short_sound: dict[str, list[int]] = defaultdict(list)
        for n, commune in enumerate(self._communes):
            words = [word.plain for word in split(commune.name)]
            self._exact[exact(words)].append(n)
            self._loose[loose(words)].append(n)
            if commune.people >= _TOWN and commune.kind == "commune" and (said := short(words)):
                self._short[said].append(n)
                self._short_sound[sound(said)].append(n)
            if commune.people >= _HEARD:
                self._sound[sound(_without_article(commune.name))].append(n)
        self._add_spellings(heard_as or {})
        # A near-miss is looked for among names that begin with the same sound.
        self._near: dict[str, dict[int, str]] = defaultdict(dict)
        self._sounds = {n: key for key, found in self._sound.items() for n in found}
        spellings = {n: key for key, found in self._loose.items() for n in found}
        for n, key in self._sounds.items():
            self._near[key[:1]][n] = spellings[n]

    def _add_spellings(self, heard_as: Mapping[str, tuple[str, str]]) -> None:
        """File communes under what recognisers write for them: "lance" is Lens."""
        meant: dict[tuple[str, str], list[str]] = defaultdict(list)
        for spelling, named in heard_as.items():
            meant[named].append(exact([word.plain for word in split(spelling)]))
        for n, commune in enumerate(self._communes):
            for spelling in meant.get((commune.name, commune.department), ()):
                self._exact[spelling].append(n)

    def named(self, words: Sequence[str]) -> list[Candidate]:
        """Communes of exactly this name, or of which it is the short form."""
        found = dict.fromkeys(self._exact.get(exact(words), ()), EXACT)
        if len(said := loose(words)) > 3:
            for n in self._loose.get(said, ()):
                found.setdefault(n, EXACT - 0.02)
        whole = set(found)
        for n in self._short.get(exact(words), ()):
            found.setdefault(n, SHORT)
        return [Candidate(self._communes[n], score, n in whole) for n, score in found.items()]

    def knows(self, words: Sequence[str]) -> bool:
        """Whether some commune has exactly this name or short form."""
        name = exact(words)
        return name in self._exact or name in self._short

    def heard(self, text: str, words: Sequence[str]) -> list[Candidate]:
        """Communes that sound like this or are spelled nearly so, for what no name equals."""
        said = loose(words)
        if len(said) < 3:
            return []
        heard = sound(text)
        near = self._near.get(heard[:1], {})
        found: dict[int, float] = {}
        for n in self._sound.get(heard, ()):
            if (likeness := fuzz.ratio(said, near[n])) >= _ALIKE:
                found[n] = SOUND * (0.8 + 0.2 * likeness / 100)
        for n in self._short_sound.get(heard, ()):
            found.setdefault(n, SOUND * SHORT)
        for _, likeness, n in process.extract(
            said, near, scorer=fuzz.ratio, score_cutoff=_SPELLED, limit=24
        ):
            both = (likeness + fuzz.ratio(heard, self._sounds[n])) / 2
            if both >= _NEAR:
                found[n] = max(found.get(n, 0.0), FUZZY * both / 100)
        return [Candidate(self._communes[n], score, True) for n, score in found.items()]


def _without_article(name: str) -> str:
    words = split(name)
    return name[words[1].start :] if len(words) > 1 and words[0].plain in ARTICLES else name
