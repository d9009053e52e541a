"""Values as a voice should say them, in French and English.

Speech engines read "59650" as fifty-nine thousand and "0320471200" as billions: what is to be
heard in groups is written in groups.
"""

import re

_TEN_DIGITS = re.compile(r"^(?:\+33|0033|0)([1-9]\d{8})$")


def digit_pairs(digits: str) -> str:
    """Digits in pairs from the left, an odd one last in a three: "59650" is "59 650"."""
    if len(digits) <= 3:
        return digits
    head = len(digits) - (len(digits) % 2 and 3)
    pairs = [digits[n : n + 2] for n in range(0, head, 2)]
    return " ".join([*pairs, digits[head:]] if head < len(digits) else pairs)


def telephone(number: str) -> str:
    """A French number in pairs: "+33320471200" is "03 20 47 12 00"; others stay as they are."""
    compact = re.sub(r"[\s.\-()]", "", number)
    if found := _TEN_DIGITS.match(compact):
        return digit_pairs("0" + found[1])
    overseas = re.match(r"^\+(262|508|590|594|596)(\d{9})$", compact)
    if overseas:
        return digit_pairs("0" + overseas[2])
    return number


def distance(kilometres: float, language: str) -> str:
    """A distance: "800 mètres", "3 kilomètres", "2,5 kilomètres"; kilometres in both languages."""
    if kilometres < 0.95:
        metres = max(100, round(kilometres * 10) * 100)
        return f"{metres} {'metres' if language == 'en' else 'mètres'}"
    near = round(kilometres * 2) / 2 if kilometres < 10 else float(round(kilometres))
    figure = f"{near:g}"
    if language == "en":
        return f"{figure} kilometre{'' if near == 1 else 's'}"
    return f"{figure.replace('.', ',')} kilomètre{'' if near < 2 else 's'}"
