"""Departments and regions by name and number, and the "dans le Nord" at the end of a place."""

from collections.abc import Mapping, Sequence

from nlu.numbers import spoken_digits, whole_number
from nlu.places.spelling import spelled
from nlu.places.table import Department
from nlu.words import split, word_set

#: Words between a place and its department: "Vienne, dans l'Isère", "Lens department 62".
_BETWEEN = word_set(
    "dans en a au aux de du des d le la les l departement numero in the department of region"
)
_SAID = {"2a": "2A", "2b": "2B"}


class Departments:
    """Departments by what callers call them."""

    def __init__(self, departments: Mapping[str, Department]) -> None:
        self.by_code = departments
        self._named: dict[str, str] = {}
        self._regions: dict[str, list[str]] = {}
        for code, department in departments.items():
            self._named[_name(department.name)] = code
            self._regions.setdefault(_name(department.region), []).append(code)

    def named(self, words: Sequence[str]) -> Department | None:
        """The department of exactly this name ("drome", "la drome")."""
        code = self._named.get(" ".join(spelled(words)))
        return self.by_code.get(code) if code else None

    def numbered(self, words: Sequence[str]) -> Department | None:
        """The department of this number, in digits or words ("62", "soixante-deux", "2", "a")."""
        said = "".join(words)
        if said in _SAID:
            return self.by_code[_SAID[said]]
        number = whole_number(words)
        if number is not None:
            return self.by_code.get(f"{number:02d}")
        digits = spoken_digits(" ".join(words), 2)
        return self.by_code.get(digits[0]) if digits else None

    def qualifier(self, words: Sequence[str]) -> tuple[int, frozenset[str]]:
        """Where a department or region at the end of `words` begins, and the departments meant.

        ["vienne", "dans", "l", "isere"] gives 1 and {"38"}; (len(words), empty) when there is none.
        """
        for start in range(1, len(words)):
            tail = words[start:]
            codes = self._codes(tail)
            if codes:
                begin = start
                while begin > 1 and words[begin - 1] in _BETWEEN:
                    begin -= 1
                return begin, codes
        return len(words), frozenset()

    def _codes(self, words: Sequence[str]) -> frozenset[str]:
        name = " ".join(spelled(words))
        if code := self._named.get(name):
            return frozenset((code,))
        if codes := self._regions.get(name):
            return frozenset(codes)
        if department := self.numbered(words):
            return frozenset((department.code,))
        return frozenset()


def _name(name: str) -> str:
    return " ".join(spelled([word.plain for word in split(name)]))
