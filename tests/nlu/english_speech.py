"""Numbers as English people say them, the other way round from `nlu.numbers`."""

UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def below_thousand(number: int, british: bool = True) -> str:
    """0 to 999; `british` says "and" after the hundred."""
    hundreds, rest = divmod(number, 100)
    ten, unit = divmod(rest, 10)
    small = UNITS[rest] if rest < 20 else TENS[ten] + (f"-{UNITS[unit]}" if unit else "")
    if not hundreds:
        return small
    joint = " and " if british else " "
    return f"{UNITS[hundreds]} hundred" + (joint + small if rest else "")


def whole(number: int, british: bool = True) -> str:
    """0 to 999 999 999."""
    millions, rest = divmod(number, 1_000_000)
    thousands, units = divmod(rest, 1000)
    said = [f"{below_thousand(millions, british)} million"] if millions else []
    said += [f"{below_thousand(thousands, british)} thousand"] if thousands else []
    if units or not said:
        joint = "and " if british and said and units < 100 else ""
        said.append(joint + below_thousand(units, british))
    return " ".join(said)


def spelled(digits: str, zero: str = "oh", doubles: bool = True) -> str:
    """Digit by digit; `doubles` says "double five" for 55."""
    said, at = [], 0
    while at < len(digits):
        digit = digits[at]
        name = zero if digit == "0" else UNITS[int(digit)]
        if doubles and digits[at + 1 : at + 2] == digit:
            said.append(f"double {name}")
            at += 2
        else:
            said.append(name)
            at += 1
    return " ".join(said)


def in_pairs(digits: str, zero: str = "oh") -> str:
    """In pairs: "06 12" is "oh six twelve", "00" is "oh oh"."""
    pairs = [digits[n : n + 2] for n in range(0, len(digits), 2)]
    return " ".join(
        below_thousand(int(pair)) if pair[0] != "0" else spelled(pair, zero, False)
        for pair in pairs
    )
