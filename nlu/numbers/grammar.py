"""Which stretches of words are numbers, and what each is worth.

Every reading is kept, for "vingt quatre" may be 24, or 20 and 4: how many digits the caller
was asked for settles it later, in `digits`. A recogniser writes the same number in words, in
digits, or torn apart ("60 15" for "soixante-quinze"), so digits stand wherever words can.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlu.numbers.english import ENGLISH
from nlu.numbers.french import FRENCH
from nlu.numbers.lexicon import Lexicon

LEXICONS = {"fr": FRENCH, "en": ENGLISH}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before word `end`: what it is worth and the digits that write it."""

    end: int
    value: int
    digits: str
    literal: bool = False


def numbers_at(words: Sequence[str], start: int, lexicon: Lexicon) -> list[Number]:
    """All numbers that begin at word `start`, longest first."""
    found: dict[tuple[int, str], Number] = {}
    word = words[start]
    if word.isdecimal():
        found[start + 1, word] = Number(start + 1, int(word), word, literal=True)
    for end, zeros in _zeros(words, start, lexicon):
        found.setdefault((end, zeros), Number(end, int(zeros), zeros))
    for end, value in _thousands(words, start, lexicon):
        found.setdefault((end, str(value)), Number(end, value, str(value)))
    return sorted(found.values(), key=lambda number: -number.end)


def whole_number(words: Sequence[str], language: str = "fr") -> int | None:
    """The number that all of `words` make, or None: ["quatre", "vingt", "treize"] is 93."""
    if not words:
        return None
    for number in numbers_at(words, 0, LEXICONS[language]):
        if number.end == len(words):
            return number.value
    return None


def _thousands(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = _hundreds(words, start, lexicon)
    heads = [(end, value) for end, value in found if value > 0]
    if words[start] in lexicon.thousand:
        heads.append((start, 1))
    for end, value in heads:
        if end < len(words) and words[end] in lexicon.thousand:
            found.append((end + 1, value * 1000))
            after = _after_and(words, end + 1, lexicon)
            found += [
                (last, value * 1000 + rest)
                for last, rest in (_hundreds(words, after, lexicon) if after < len(words) else [])
                if rest
            ]
    return found


def _hundreds(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = _tens(words, start, lexicon)
    heads: list[tuple[int, int]] = []
    if words[start] in lexicon.hundred and words[start] not in lexicon.hundreds:
        heads.append((start + 1, 100))
    elif start + 1 < len(words) and words[start + 1] in lexicon.hundred:
        unit = _worth(words[start], lexicon.units, range(1, 10))
        heads += [(start + 2, unit * 100)] if unit else []
    elif words[start].isdecimal() and int(words[start]) in range(100, 1000, 100):
        heads.append((start + 1, int(words[start])))
    for end, value in heads:
        found.append((end, value))
        after = _after_and(words, end, lexicon)
        if after < len(words):
            found += [(last, value + r) for last, r in _tens(words, after, lexicon) if r]
    return found


def _tens(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    word = words[start]
    found = _teens(words, start, lexicon)
    if (unit := _worth(word, lexicon.units, range(10))) is not None:
        found.append((start + 1, unit))
    heads: list[tuple[int, int]] = []
    if ten := _worth(word, lexicon.tens, range(20, 100, 10)):
        heads.append((start + 1, ten))
    twenty = words[start + 1 : start + 2]
    if lexicon.four_twenties and unit == 4 and twenty:
        heads += [(start + 2, 80)] if _worth(twenty[0], lexicon.tens, range(20, 21)) else []
    for end, ten in heads:
        found.append((end, ten))
        after = _after_and(words, end, lexicon)
        if after >= len(words):
            continue
        if unit := _worth(words[after], lexicon.units, range(1, 10)):
            found.append((after + 1, ten + unit))
        if ten in lexicon.long_tens:
            found += [(last, ten + teen) for last, teen in _teens(words, after, lexicon)]
    return found


def _teens(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    teen = _worth(words[start], lexicon.teens, range(10, 20))
    if teen is None:
        return []
    found = [(start + 1, teen)]
    if teen == 10 and start + 1 < len(words):
        unit = _worth(words[start + 1], lexicon.units, range(7, 10))
        found += [(start + 2, 10 + unit)] if unit else []
    return found


def _zeros(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, str]]:
    """ "double zéro", "double cinq" and "trois zéros", as digits."""
    if start + 1 >= len(words):
        return []
    word, after = words[start], words[start + 1]
    if times := lexicon.times.get(word):
        unit = _worth(after, lexicon.units, range(10))
        return [(start + 2, str(unit) * times)] if unit is not None else []
    count = _worth(word, lexicon.units, range(2, 6))
    if count and after in lexicon.zeros and after not in lexicon.units:
        return [(start + 2, "0" * count)]
    return []


def _worth(word: str, values: Mapping[str, int], allowed: range) -> int | None:
    value = int(word) if word.isdecimal() and not word.startswith("0") else values.get(word)
    if word == "0":
        value = 0
    return value if value in allowed else None


def _after_and(words: Sequence[str], at: int, lexicon: Lexicon) -> int:
    return at + 1 if at < len(words) and words[at] in lexicon.ands else at
