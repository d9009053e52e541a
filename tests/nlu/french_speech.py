"""Numbers as French people say them, the other way round from `nlu.numbers`."""

UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit"),
    "dix-neuf",
)
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}


def below_hundred(number: int, belgian: bool = False) -> str:
    """0 to 99; `belgian` says septante and nonante."""
    if number < 20:
        return UNITS[number]
    ten, unit = divmod(number, 10)
    if belgian and ten in (7, 9):
        name = "septante" if ten == 7 else "nonante"
        return name + {0: "", 1: " et un"}.get(unit, f"-{UNITS[unit]}")
    if ten in (7, 9):
        head = "soixante" if ten == 7 else "quatre-vingt"
        joint = " et " if number == 71 else "-"
        return f"{head}{joint}{UNITS[10 + unit]}"
    if ten == 8:
        return "quatre-vingts" if unit == 0 else f"quatre-vingt-{UNITS[unit]}"
    return TENS[ten] + {0: "", 1: " et un"}.get(unit, f"-{UNITS[unit]}")


def below_thousand(number: int, belgian: bool = False) -> str:
    """0 to 999."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0:
        return below_hundred(rest, belgian)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
    if rest:
        return f"{head} {below_hundred(rest, belgian)}"
    return head if hundreds == 1 else f"{head}s"


def padded(digits: str, belgian: bool = False) -> str:
    """A group of digits with its leading zeros said: "012" is "zéro douze"."""
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = digits[zeros:]
    words = ["zéro"] * zeros + ([below_thousand(int(rest), belgian)] if rest else [])
    return " ".join(words)


def digit_by_digit(digits: str) -> str:
    return " ".join(UNITS[int(digit)] for digit in digits)


def in_groups(digits: str, *sizes: int, belgian: bool = False) -> str:
    """Digits in groups of these sizes, each said as a number."""
    said, at = [], 0
    for size in sizes:
        said.append(padded(digits[at : at + size], belgian))
        at += size
    return " ".join(said)
