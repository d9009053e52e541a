"""Amounts of money as people say them: "neuf euros cinq" is 9.05, "vingt-neuf nonante" 29.90."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nlu.numbers.cues import AROUND, CUES, HESITATION, NOT
from nlu.numbers.grammar import LEXICONS, whole_number
from nlu.numbers.lexicon import Lexicon
from nlu.numbers.plain import digits_grouped
from nlu.numbers.utterance import Spoken, number_words
from nlu.words import split, word_set

_SYMBOL = re.compile(r"[€£$]")
_BEFORE = re.compile(r"(?<![\d ])([€£$])\s*(\d[\d.,]*)")
_DECIMAL = re.compile(r"(?<![\d.,])(\d+)[.,](\d{1,2})(?![.,]?\d)")
_AND_A_HALF = re.compile(r"\band a half\b", re.IGNORECASE)
_UNITS = word_set(
    "euro euros eur euroe balles livre livres franc francs pound pounds dollar dollars"
)
_CENTS = {
    "fr": word_set("centime centimes ct cts centimetres"),
    "en": word_set("cent cents centime centimes pence p penny pennies"),
}
_POINTS = word_set("virgule point")
_HALVES = word_set("demi demie half")


@dataclass(frozen=True, slots=True)
class _Part:
    """What was said between two corrections: number words, and the others as they are."""

    cue: str
    words: tuple[Spoken, ...]
    foreign: bool


def amount(text: str, language: str = "fr") -> Decimal | None:
    """The likeliest amount that `text` says, in units with two decimals; None if it says none."""
    found = amounts(text, language)
    return found[0] if found else None


def amounts(text: str, language: str = "fr") -> tuple[Decimal, ...]:
    """The amounts that `text` may say, likeliest first, in units with two decimals.

    Without the word "euros" all of the text must be the amount. A correction gives what is
    meant: "neuf euros dix, non, quinze" is 9.15 first, then 15.
    """
    parts = _parts(text, language)
    if not parts:
        return ()
    last = parts[-1]
    found = _said(last, language)
    if last.cue == NOT and len(parts) > 1 and len(found) < 2:
        # "trente, pas vingt": what stands before the refusal is meant, unless more comes after.
        found = _after_comma(last, language) or _said(parts[-2], language)
    elif len(parts) > 1 and found and not any(word.plain in _UNITS for word in last.words):
        before = _said(parts[-2], language)
        if before and before[0] % 1 and found[0] < 100 and found[0] % 1 == 0:
            found = [before[0] // 1 + found[0] / 100, *found]
    written = _DECIMAL.findall(text)
    if not found and len(written) == 1:
        found = [Decimal(".".join(written[0]))]
    return tuple(dict.fromkeys(value.quantize(Decimal("0.01")) for value in found))


def _parts(text: str, language: str) -> list[_Part]:
    """The words between corrections; a decimal comma becomes a spoken one."""
    written = digits_grouped(_SYMBOL.sub(" euros ", _BEFORE.sub(r"\2\1", text)))
    written = _AND_A_HALF.sub("and half", written)
    written = _DECIMAL.sub(r"\1 virgule \2", written)
    lexicon, cues = LEXICONS[language], CUES[language]
    marks = _UNITS | _CENTS[language] | _POINTS | _HALVES
    words = split(written)
    said = [word.plain for word in words]
    parts: list[_Part] = []
    cue, taken, foreign, at = "", list[Spoken](), False, 0
    while at < len(words):
        word = words[at]
        size, heard = (0, "") if word.plain in marks else cues.at(said, at)
        comma = bool(taken) and "," in written[taken[-1].end : word.start]
        glue = "parted" if comma else "loose"
        if taken and written[taken[-1].end : word.start] == "-":
            glue = "joined"
        if size and heard not in (HESITATION, AROUND):
            if taken:
                parts.append(_Part(cue, tuple(taken), foreign))
            cue, taken, foreign = heard, [], False
        elif word.plain in marks:
            taken.append(Spoken(word.plain, word.start, word.end, glue))
        elif not size:
            here = list(number_words(words, at, lexicon))
            foreign = foreign or not here
            here = here or [Spoken("?", word.start, word.end)]
            taken += [Spoken(here[0].plain, word.start, word.end, glue), *here[1:]]
        at += size or 1
    if taken:
        parts.append(_Part(cue, tuple(taken), foreign))
    return parts


def _after_comma(part: _Part, language: str) -> list[Decimal]:
    """ "pas vingt, trente": what follows the comma."""
    for at, word in enumerate(part.words):
        if word.glue == "parted":
            return _said(_Part("", part.words[at:], part.foreign), language)
    return []


def _said(part: _Part, language: str) -> list[Decimal]:
    """The amounts that one part may be."""
    words, plain_words = part.words, [word.plain for word in part.words]
    cents = _CENTS[language]
    for at, word in enumerate(plain_words):
        if word in _UNITS:
            head = _numbers_before(words[:at], language)
            tail = _numbers_after(words[at + 1 :], cents)
            return _with_unit(head, tail, language)
    for at, word in enumerate(plain_words):
        if (
            word in cents
            and (value := _value(_numbers_before(words[:at], language), language)) is not None
        ):
            return [value / 100]
    return [] if part.foreign else _bare(words, language)


def _with_unit(head: Sequence[Spoken], tail: Sequence[Spoken], language: str) -> list[Decimal]:
    wholes = _bare(head, language)
    if not wholes or not tail:
        return wholes
    if tail[-1].plain in _HALVES:
        return [value + Decimal("0.5") for value in wholes[:1]]
    while tail and tail[0].plain in LEXICONS[language].ands:
        tail = tail[1:]
    for end in range(len(tail), 0, -1):
        if (cents := _below_hundred(tail[:end], language)) is not None:
            return [value + cents / 100 for value in wholes if value % 1 == 0] or wholes
    return wholes


def _bare(words: Sequence[Spoken], language: str) -> list[Decimal]:
    """A whole number, one with a decimal point, or units and cents in one breath."""
    said = [word.plain for word in words]
    if not said:
        return []
    for at, word in enumerate(said):
        if word in _POINTS:
            whole, part = _value(words[:at], language), _fraction(words[at + 1 :], language)
            return [] if whole is None or part is None else [whole + part]
    if said[-1] in _HALVES:
        whole = _value(words[: -2 if said[-2:-1] in (["et"], ["and"]) else -3], language)
        return [] if whole is None else [whole + Decimal("0.5")]
    found = []
    if (value := _value(words, language)) is not None:
        found.append(value)
    unlikely: list[Decimal] = []
    for at in range(len(words) - 1, 0, -1):
        if words[at].glue == "joined":
            continue
        units, cents = _value(words[:at], language), _below_hundred(words[at:], language)
        if units is None or cents is None:
            continue
        likely = cents >= 10 or (said[at] in LEXICONS[language].units and len(said) - at > 1)
        (found if likely else unlikely).append(units + cents / 100)
    return found + unlikely


def _value(words: Sequence[Spoken], language: str) -> Decimal | None:
    """A whole number; a comma inside makes it none."""
    if any(word.glue == "parted" for word in words[1:]):
        return None
    value = whole_number([word.plain for word in words], language)
    return None if value is None else Decimal(value)


def _below_hundred(words: Sequence[Spoken], language: str) -> Decimal | None:
    """Cents: "cinq" and "zéro cinq" are both 5."""
    lexicon: Lexicon = LEXICONS[language]
    rest = words[1:] if len(words) > 1 and lexicon.units.get(words[0].plain) == 0 else words
    value = _value(rest, language)
    if value is None or value >= (100 if rest is words else 10):
        return None
    return value


def _fraction(words: Sequence[Spoken], language: str) -> Decimal | None:
    """What follows the point: "cinq" is 0.5, "zéro cinq" 0.05, "quatre-vingt-dix" 0.90."""
    if not words:
        return None
    if words[0].plain.isdecimal() and len(words) == 1:
        return Decimal("0." + words[0].plain)
    digits = [_value(words[n : n + 1], language) for n in range(len(words))]
    whole = _value(words, language)
    if whole is not None:
        return Decimal(f"0.{whole}")
    if all(digit is not None and digit < 10 for digit in digits):
        return Decimal("0." + "".join(str(digit) for digit in digits))
    cents = _below_hundred(words, language)
    return None if cents is None else cents / 100


def _numbers_before(words: Sequence[Spoken], language: str) -> Sequence[Spoken]:
    """The words right before the unit, up to one that is no number ("deux fois dix euros")."""
    others = _UNITS | LEXICONS[language].repeating | {"?"}
    for at in range(len(words) - 1, -1, -1):
        if words[at].plain in others:
            return words[at + 1 :]
    return words


def _numbers_after(words: Sequence[Spoken], cents: frozenset[str]) -> Sequence[Spoken]:
    """The words right after the unit, up to one that is no number."""
    for at, word in enumerate(words):
        if word.plain == "?" or word.plain in _UNITS or word.plain in cents:
            return words[:at]
    return words
