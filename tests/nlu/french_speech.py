"""Numbers as French people say them, the other way round from `nlu.numbers`."""

from collections.abc import Sequence

UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit"),
    "dix-neuf",
)
TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
#: "huitante" in Lausanne, "octante" in old books.
SWISS = {7: "septante", 8: "huitante", 9: "nonante"}


def below_hundred(number: int, belgian: bool = False, swiss: bool = False) -> str:
    """0 to 99; `belgian` says septante and nonante, `swiss` huitante too."""
    if number < 20:
        return UNITS[number]
    ten, unit = divmod(number, 10)
    if (belgian and ten in (7, 9)) or (swiss and ten > 6):
        return SWISS[ten] + {0: "", 1: " et un"}.get(unit, f"-{UNITS[unit]}")
    if ten in (7, 9):
        head = "soixante" if ten == 7 else "quatre-vingt"
        joint = " et " if number == 71 else "-"
        return f"{head}{joint}{UNITS[10 + unit]}"
    if ten == 8:
        return "quatre-vingts" if unit == 0 else f"quatre-vingt-{UNITS[unit]}"
    return TENS[ten] + {0: "", 1: " et un"}.get(unit, f"-{UNITS[unit]}")


def below_thousand(number: int, belgian: bool = False, swiss: bool = False) -> str:
    """0 to 999."""
    hundreds, rest = divmod(number, 100)
    if hundreds == 0:
        return below_hundred(rest, belgian, swiss)
    head = "cent" if hundreds == 1 else f"{UNITS[hundreds]} cent"
    if rest:
        return f"{head} {below_hundred(rest, belgian, swiss)}"
    return head if hundreds == 1 else f"{head}s"


def whole(number: int, belgian: bool = False, swiss: bool = False) -> str:
    """0 to 999 999 999, with the hyphens and plurals of the old spelling."""
    millions, rest = divmod(number, 1_000_000)
    thousands, units = divmod(rest, 1000)
    said = []
    if millions:
        name = "million" if millions == 1 else "millions"
        said.append(f"{below_thousand(millions, belgian, swiss)} {name}")
    if thousands:
        head = below_thousand(thousands, belgian, swiss)
        head = head.removesuffix("s") if head.endswith(("cents", "vingts")) else head
        said.append("mille" if thousands == 1 else f"{head} mille")
    if units or not said:
        said.append(below_thousand(units, belgian, swiss))
    return " ".join(said)


def reformed(said: str) -> str:
    """The spelling of 1990: hyphens everywhere ("vingt-et-un-mille")."""
    return said.replace(" ", "-")


def unmarked(said: str) -> str:
    """As many recognisers write: no hyphens, no accents, no plural."""
    bare = said.replace("-", " ").replace("é", "e")
    return " ".join(word.removesuffix("s") if word in PLURAL else word for word in bare.split())


PLURAL = ("cents", "vingts", "millions")


def in_digits(said: str, every: int = 1) -> str:
    """Every so-many-th word below twenty written as a figure: "4-vingt 10"."""
    figures = {word: str(n) for n, word in enumerate(UNITS) if "-" not in word}
    words = said.replace("-", " ").split()
    return " ".join(
        figures.get(word, word) if n % every == 0 else word for n, word in enumerate(words)
    )


def padded(digits: str, belgian: bool = False) -> str:
    """A group of digits with its leading zeros said: "012" is "zéro douze"."""
    zeros = len(digits) - len(digits.lstrip("0"))
    rest = digits[zeros:]
    words = ["zéro"] * zeros + ([below_thousand(int(rest), belgian)] if rest else [])
    return " ".join(words)


def digit_by_digit(digits: str) -> str:
    return " ".join(UNITS[int(digit)] for digit in digits)


def groups(digits: str, sizes: Sequence[int]) -> list[str]:
    """Digits cut in groups of these sizes."""
    ends = [sum(sizes[: n + 1]) for n in range(len(sizes))]
    return [digits[end - size : end] for size, end in zip(sizes, ends, strict=True)]


def in_groups(digits: str, *sizes: int, belgian: bool = False) -> str:
    """Digits in groups of these sizes, each said as a number."""
    return " ".join(padded(group, belgian) for group in groups(digits, sizes))
