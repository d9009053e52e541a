"""Numbers written as they are to be heard: read back to the caller in groups, in words.

A voice that is handed "0612" may say six hundred and twelve; words leave it no choice.
"""

from collections.abc import Sequence

_UNITS = {
    "fr": (
        *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
        *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit"),
        "dix-neuf",
    ),
    "en": (
        *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
        *("eighteen", "nineteen"),
    ),
}
_TENS = {
    "fr": (
        *("", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante"),
        *("quatre-vingt", "quatre-vingt"),
    ),
    "en": ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
#: How digits of a length are grouped when they are read back.
_GROUPS = {5: (2, 3), 7: (3, 2, 2), 9: (3, 3, 3)}


def in_words(number: int, language: str = "fr") -> str:
    """A whole number from 0 to 999 999 999 in words: 80 is "quatre-vingts"."""
    if not 0 <= number < 1_000_000_000:
        raise ValueError(f"{number} cannot be said: from 0 to 999 999 999 can.")
    return _french(number) if language == "fr" else _english(number)


def read_back(digits: str, language: str = "fr", groups: Sequence[int] = ()) -> str:
    """Digits in words, group by group with a breath between: "zéro six, douze, trente-quatre".

    In French the groups are pairs, 2 and 3 of a postal code, 3, 2 and 2 of seven; or `groups`.
    In English every digit is said.
    """
    sizes = tuple(groups) or _GROUPS.get(len(digits)) or (2,) * (len(digits) // 2)
    said: list[str] = []
    at = 0
    while at < len(digits):
        size = sizes[len(said)] if len(said) < len(sizes) else len(digits) - at
        said.append(_group(digits[at : at + size], language))
        at += size
    return ", ".join(said)


def _group(digits: str, language: str) -> str:
    if language == "en":
        return " ".join(_UNITS["en"][int(digit)] for digit in digits)
    rest = digits.lstrip("0")
    zeros = ["zéro"] * (len(digits) - len(rest))
    return " ".join([*zeros, *([_french(int(rest))] if rest else [])])


def _french(number: int) -> str:
    if number < 20:
        return _UNITS["fr"][number]
    if number < 100:
        ten, unit = divmod(number, 10)
        if ten in (7, 9):
            unit += 10
        if unit == 0:
            return "quatre-vingts" if number == 80 else _TENS["fr"][ten]
        joint = " et " if unit in (1, 11) and ten < 8 else "-"
        return f"{_TENS['fr'][ten]}{joint}{_UNITS['fr'][unit]}"
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = "cent" if hundreds == 1 else f"{_UNITS['fr'][hundreds]} cent"
        return f"{head} {_french(rest)}" if rest else head + "s" * (hundreds > 1)
    if number < 1_000_000:
        thousands, rest = divmod(number, 1000)
        # "quatre-vingts" and "cents" lose their s before "mille", which is a number itself.
        head = "mille" if thousands == 1 else f"{_singular(_french(thousands))} mille"
        return f"{head} {_french(rest)}" if rest else head
    millions, rest = divmod(number, 1_000_000)
    head = f"{_french(millions)} million" + "s" * (millions > 1)
    return f"{head} {_french(rest)}" if rest else head


def _singular(said: str) -> str:
    return said[:-1] if said.endswith(("cents", "vingts")) else said


def _english(number: int) -> str:
    if number < 20:
        return _UNITS["en"][number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return _TENS["en"][ten] + (f"-{_UNITS['en'][unit]}" if unit else "")
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if 0 < rest < 100 else " "
            said = f"{_english(head)} {name}"
            return f"{said}{joint}{_english(rest)}" if rest else said
    raise AssertionError("a number below a hundred is said above")
