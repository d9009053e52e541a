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
    #: "trois zéro" without its s: perhaps three zeros, more likely 3 and 0.
    guess: bool = False


def numbers_at(words: Sequence[str], start: int, lexicon: Lexicon) -> list[Number]:
    """All numbers that begin at word `start`, longest first."""
    found: dict[tuple[int, str], Number] = {}
    word = words[start]
    if word.isdecimal():
        found[start + 1, word] = Number(start + 1, int(word), word, literal=True)
    for end, zeros, guess in _repeats(words, start, lexicon):
        found.setdefault((end, zeros), Number(end, int(zeros), zeros, guess=guess))
    for end, value in _millions(words, start, lexicon):
        found.setdefault((end, str(value)), Number(end, value, str(value)))
    for end, value in _many_hundreds(words, start, lexicon):
        # In French "treize cent dix" is sooner the code 13 110 than 1310.
        guess = lexicon.four_twenties
        found.setdefault((end, str(value)), Number(end, value, str(value), guess=guess))
    return sorted(found.values(), key=lambda number: -number.end)


def whole_number(words: Sequence[str], language: str = "fr") -> int | None:
    """The number that all of `words` make, or None: ["quatre", "vingt", "treize"] is 93.

    Words are folded, as `nlu.words.split` gives them. "onze cents" is 1100, "twelve hundred" 1200.
    """
    lexicon = LEXICONS[language]
    if not words or not lexicon.repeating.isdisjoint(words):
        return None
    for number in numbers_at(words, 0, lexicon):
        repeats = number.digits.startswith("0") and len(number.digits) > 1 and not number.literal
        if number.end == len(words) and not number.guess and not repeats:
            return number.value
    for end, value in _many_hundreds(words, 0, lexicon):
        if end == len(words):
            return value
    return None


def _millions(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = _thousands(words, start, lexicon)
    heads = [(end, value) for end, value in found if 0 < value < 1000]
    if words[start] in lexicon.one:
        heads.append((start + 1, 1))
    for end, value in heads:
        if end < len(words) and words[end] in lexicon.million:
            found.append((end + 1, value * 1_000_000))
            after = _after_and(words, end + 1, lexicon)
            rests = _thousands(words, after, lexicon) if after < len(words) else []
            found += [(last, value * 1_000_000 + rest) for last, rest in rests if rest]
    return found


def _thousands(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = _hundreds(words, start, lexicon)
    heads = [(end, value * 1000) for end, value in found if value > 0]
    heads = [
        (end + 1, v) for end, v in heads if end < len(words) and words[end] in lexicon.thousand
    ]
    word = words[start]
    if word in lexicon.thousand:
        heads.append((start + 1, 1000))
    elif (
        word in lexicon.one
        and words[start + 1 : start + 2]
        and words[start + 1] in lexicon.thousand
    ):
        heads.append((start + 2, 1000))
    elif (written := _written(word)) in range(1000, 1_000_000, 1000):
        heads.append((start + 1, written))
    for end, value in heads:
        found.append((end, value))
        after = _after_zeros(words, _after_and(words, end, lexicon), lexicon)
        rests = _hundreds(words, after, lexicon) if after < len(words) else []
        found += [(last, value + rest) for last, rest in rests if rest]
    return found


def _many_hundreds(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    """ "douze cents", "dix-neuf cent quatre-vingt-dix-neuf", "twenty-five hundred"."""
    most = range(11, 20) if lexicon.four_twenties else range(11, 100)
    found = []
    for end, value in _tens(words, start, lexicon):
        if value in most and value % 10 and end < len(words) and words[end] in lexicon.hundred:
            found.append((end + 1, value * 100))
            after = _after_and(words, end + 1, lexicon)
            rests = _tens(words, after, lexicon) if after < len(words) else []
            found += [(last, value * 100 + rest) for last, rest in rests if rest]
    return found


def _hundreds(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, int]]:
    found = _tens(words, start, lexicon)
    if (written := _written(words[start])) in range(100, 1000):
        found.append((start + 1, written))
    heads: list[tuple[int, int]] = []
    if words[start] in lexicon.hundred and words[start] not in lexicon.hundreds:
        heads.append((start + 1, 100))
    elif start + 1 < len(words) and words[start + 1] in lexicon.hundred:
        unit = _worth(words[start], lexicon.units, range(1, 10))
        unit = 1 if words[start] in lexicon.one else unit
        heads += [(start + 2, unit * 100)] if unit else []
    elif written in range(100, 1000, 100):
        heads.append((start + 1, written))
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
    if (written := _written(word)) in range(10, 100):
        found.append((start + 1, written))
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


def _repeats(words: Sequence[str], start: int, lexicon: Lexicon) -> list[tuple[int, str, bool]]:
    """ "double cinq", "trois zéros", "deux fois douze", as digits, and whether it is a guess."""
    if start + 1 >= len(words):
        return []
    word, after = words[start], words[start + 1]
    if times := lexicon.times.get(word):
        unit = _worth(after, lexicon.units, range(10))
        zeros = 0 if unit is None and after in lexicon.zeros else unit
        return [(start + 2, str(zeros) * times, False)] if zeros is not None else []
    count = _worth(word, lexicon.units, range(2, 6))
    if not count:
        return []
    if after in lexicon.fold and start + 2 < len(words):
        found = _tens(words, start + 2, lexicon)
        return [(end, str(value) * count, False) for end, value in found]
    if after in lexicon.zeros:
        return [(start + 2, "0" * count, after in lexicon.units)]
    return []


def _worth(word: str, values: Mapping[str, int], allowed: range) -> int | None:
    value = int(word) if word.isdecimal() and not word.startswith("0") else values.get(word)
    if word == "0":
        value = 0
    return value if value in allowed else None


def _after_zeros(words: Sequence[str], at: int, lexicon: Lexicon) -> int:
    """ "trente-quatre mille zéro quatre-vingts" is 34 080."""
    end = at
    while end < min(len(words), at + 2) and _worth(words[end], lexicon.units, range(1)) == 0:
        end += 1
    return end


def _written(word: str) -> int:
    """What a word in digits is worth, 0 if it is none or begins with a zero."""
    return int(word) if word.isdecimal() and not word.startswith("0") else 0


def _after_and(words: Sequence[str], at: int, lexicon: Lexicon) -> int:
    return at + 1 if at < len(words) and words[at] in lexicon.ands else at
