"""One door for each kind of number: what all of an answer may mean, likeliest first."""

from decimal import Decimal

from nlu.numbers.amounts import amounts
from nlu.numbers.digits import find_digits, spoken_digits
from nlu.numbers.plain import find_number, number

#: How many digits a number of each kind has.
LENGTHS = {"postal_code": 5, "telephone": 10, "phone": 10, "subscriber_number": 7}


def values(text: str, kind: str, language: str = "fr") -> tuple[str | int | Decimal, ...]:
    """What `text` may mean as a number of `kind`, likeliest first; none if it is none.

    Where the whole text is no number, the one number in the sentence is taken.
    Kinds: those of `LENGTHS` give strings of digits, "amount" decimals, "number" whole numbers.
    """
    if kind in LENGTHS:
        if whole := spoken_digits(text, LENGTHS[kind], language):
            return whole
        found = find_digits(text, LENGTHS[kind], language)
        return tuple(dict.fromkeys(each.digits for each in reversed(found)))
    if kind == "amount":
        return amounts(text, language)
    if kind == "number":
        value = number(text, language)
        value = find_number(text, language) if value is None else value
        return () if value is None else (value,)
    raise ValueError(
        f"{kind!r} is no kind of number: write one of {', '.join(LENGTHS)}, amount, number."
    )
