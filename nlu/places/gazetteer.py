"""What a caller's words for a place may mean: readings, best first.

Population decides between namesakes: Paris is the capital. A namesake that a tenth as many
people live in is dropped, unless the caller said its department ("Vienne, dans l'Isère").
"""

import re
from collections.abc import Sequence
from pathlib import Path

from nlu.model import Reading
from nlu.numbers import spoken_digits
from nlu.places.arrondissements import Arrondissements
from nlu.places.departments import Departments
from nlu.places.index import Candidate, Index
from nlu.places.readings import (
    area_reading,
    commune_reading,
    department_reading,
    postal_code_reading,
    unlisted_code_reading,
)
from nlu.places.spelling import ARTICLES, exact
from nlu.places.table import Department, Table, load
from nlu.words import key, split, word_set

#: Words before a place that are not its name.
LEADING = word_set(
    "a au aux de du des d en dans sur vers pres chez plutot in at near around to from the by of"
)
#: Words before "de" and a place ("du côté de Lens", "the town of Lens").
_PART_OF = word_set("ville commune secteur region cote alentours environs town city close next")
_OF = word_set("de du des d of to")
#: Prepositions that hold an article: "au Mans" is in Le Mans.
_CONTRACTED = {"au": "le", "du": "le", "aux": "les", "des": "les"}
#: A namesake with less than this share of the best one's weight is dropped.
_DOMINATED = 0.1
#: What a short form ("aix") and a part of a commune weigh against a whole name.
_SHORT_WEIGHT, _PART_WEIGHT = 0.3, 0.3
_MOST_READINGS = 4
#: People in a city that is named even where an everyday word would do.
_CITY = 30_000
_CODE = re.compile(r"(?<!\d)(\d{2}) ?(\d{3})(?!\d)")


class Gazetteer:
    """All French places. Built once a process (under a second); safe to read from threads."""

    def __init__(self, table: Table) -> None:
        self.departments = Departments(table.departments)
        communes = (c for c in table.communes if c.kind != "arrondissement")
        self.index = Index(communes, table.heard_as)
        self._codes = table.postal_codes
        self._arrondissements = Arrondissements(table.communes)
        self._areas = {
            exact([word.plain for word in split(spelling)]): area
            for area in table.areas
            for spelling in (area.name, *area.spellings)
        }

    @classmethod
    def load(cls, folder: Path) -> "Gazetteer":
        """Read the tables of a folder (`nlu/data/places`)."""
        return cls(load(folder))

    def resolve(self, text: str, language: str = "fr") -> tuple[Reading, ...]:
        """What a place name may mean, best first; nothing if no place is like it."""
        if code := _CODE.search(text):
            return self.postal_code("".join(code.groups()))
        if spoken := spoken_digits(text, 5, language):
            return self.postal_code(spoken[0])
        words = self._bare([word.plain for word in split(text)])
        if not words:
            return ()
        if found := self._arrondissements.find(words):
            return (commune_reading(found, self._of(found.department), 1.0),)
        return self._special(text, words) or self._communes(words) or self._heard(text, words)

    def named(self, words: Sequence[str]) -> tuple[Reading, ...]:
        """Only what bears exactly this name or short form: for finding places in a sentence."""
        if found := self._arrondissements.find(words):
            return (commune_reading(found, self._of(found.department), 1.0),)
        if area := self._areas.get(exact(words)):
            return (area_reading(area, self._of(area.department)),)
        return self._communes(words)

    def near(self, text: str) -> tuple[Reading, ...]:
        """What a name may have been before it was misheard."""
        return self._heard(text, [word.plain for word in split(text)])

    def department(self, words: Sequence[str], named_only: bool = False) -> tuple[Reading, ...]:
        """A department by its name, or by its number unless `named_only`."""
        department = self.departments.named(words)
        if department is None and not named_only:
            department = self.departments.numbered([w for w in words if w not in ARTICLES])
        return (department_reading(department),) if department else ()

    def people(self, words: Sequence[str]) -> int:
        """How many people live in the largest place of this name; many in an area."""
        if exact(words) in self._areas or self._arrondissements.find(words):
            return 10_000
        found = self.index.named(words)
        if not found:
            end, codes = self.departments.qualifier(words)
            found = self.index.named(words[:end]) if codes else []
        return max((candidate.commune.people for candidate in found), default=0)

    def city(self, words: Sequence[str]) -> bool:
        """Whether a city bears exactly this name, too big to be meant by chance."""
        return any(
            candidate.commune.people >= _CITY and key(candidate.commune.name) == " ".join(words)
            for candidate in self.index.named(words)
        )

    def spelled_with(self, words: Sequence[str]) -> bool:
        """Whether some place's name begins with this article ("le mans")."""
        return any(
            split(candidate.commune.name)[0].plain == words[0]
            for candidate in self.index.named(words)
        )

    def postal_code(self, code: str) -> tuple[Reading, ...]:
        """A postal code by its five digits; nothing if there is no such department."""
        if known := self._codes.get(code):
            return (postal_code_reading(known, self._of(known.department)),)
        for number in (code[:3], code[:2], {"200": "2A", "201": "2A"}.get(code[:3], "2B")):
            department = self.departments.by_code.get(number)
            if (
                department
                and (code[:2] != "97" or len(number) == 3)
                and (number[0] != "2" or number[-1] not in "AB" or code[:2] == "20")
            ):
                return (unlisted_code_reading(code, department),)
        return ()

    def _special(self, text: str, words: list[str]) -> tuple[Reading, ...]:
        """Areas, and departments that the words name as such ("la Drôme", "dans le 62")."""
        if area := self._areas.get(exact(words)):
            return (area_reading(area, self._of(area.department)),)
        bare = [word for word in words if word not in ARTICLES]
        department = self.departments.named(words) or self.departments.numbered(bare)
        if department is None:
            return ()
        towns = [c for c in self.index.named(words) if c.whole and c.commune.people > 2000]
        if towns and words[0] not in ARTICLES and "departement" not in key(text).split():
            return ()
        return (department_reading(department),)

    def _communes(self, words: Sequence[str]) -> tuple[Reading, ...]:
        found = _with_article(words, self.index.named(words))
        if any(candidate.whole for candidate in found):
            return self._weighed(found)
        end, codes = self.departments.qualifier(words)
        if codes and end:
            head = [c for c in self.index.named(words[:end]) if c.commune.department in codes]
            if head:
                return self._weighed(head)
        return self._weighed(found)

    def _heard(self, text: str, words: list[str]) -> tuple[Reading, ...]:
        end, codes = self.departments.qualifier(words)
        if codes and end:
            said = " ".join(words[:end])
            return self._weighed(
                [c for c in self.index.heard(said, words[:end]) if c.commune.department in codes]
            )
        return self._weighed(self.index.heard(_tail(text, words), words))

    def _weighed(self, candidates: Sequence[Candidate]) -> tuple[Reading, ...]:
        ranked = sorted(((_weight(c), c) for c in _places(candidates)), key=lambda pair: -pair[0])
        readings: dict[tuple[str, str], Reading] = {}
        for weight, candidate in ranked:
            if weight < ranked[0][0] * _DOMINATED or len(readings) == _MOST_READINGS:
                break
            commune = candidate.commune
            reading = commune_reading(commune, self._of(commune.department), candidate.score)
            readings.setdefault((reading.label, reading.detail), reading)
        return tuple(readings.values())

    def _of(self, code: str) -> Department:
        return self.departments.by_code[code]

    def _bare(self, words: list[str]) -> list[str]:
        """Words without what leads up to a name, but with its article: "au mans" is "le mans".

        What a name begins with stays ("Aux Marais", "Côte d'Azur").
        """
        start = 0
        while start < len(words) - 1 and not (
            exact(words[start:]) in self._areas or self.index.knows(words[start:])
        ):
            part_of = words[start] in _PART_OF and words[start + 1] in _OF
            if not part_of and words[start] not in LEADING | ARTICLES:
                break
            start += 1
        article = words[start - 1] if start else ""
        article = _CONTRACTED.get(article, article)
        return [article, *words[start:]] if article in ARTICLES else words[start:]


def _places(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each place once: "Hesdin", a part of Hesdin-la-Forêt, is not its own namesake."""
    said = {(c.commune.latitude, c.commune.longitude) for c in candidates if c.whole}
    return [
        c for c in candidates if c.whole or (c.commune.latitude, c.commune.longitude) not in said
    ]


def _with_article(words: Sequence[str], candidates: list[Candidate]) -> list[Candidate]:
    """Only names with the article that was said, if some have it: "la baule" is not Baule."""
    if words[0] not in ARTICLES:
        return candidates
    with_it = [c for c in candidates if split(c.commune.name)[0].plain == words[0]]
    return with_it or candidates


def _weight(candidate: Candidate) -> float:
    """People, discounted by how the name was said and how far the words are from it."""
    weight = candidate.commune.people * candidate.score**8
    if not candidate.whole:
        weight = candidate.commune.people * _SHORT_WEIGHT
    return weight * (_PART_WEIGHT if candidate.commune.kind == "part" else 1.0)


def _tail(text: str, words: list[str]) -> str:
    """The end of a text that `words` are the folded words of, with its accents."""
    names = [word for word in words if word not in ARTICLES] or words
    first = next((word for word in split(text) if word.plain == names[0]), None)
    return text[first.start :] if first else " ".join(words)
