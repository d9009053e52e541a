"""The ways in which number words may be digits, of every length at once, the likeliest first.

"vingt quatre" may be 24, or 20 and 4. Each way costs: little for every number in it, more for
a number cut short, most for a hyphen torn or a comma bridged. Dynamic programming over the words
keeps the cheapest few of each length, so that even nonsense of forty words takes milliseconds.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from nlu.numbers.grammar import Number, numbers_at
from nlu.numbers.lexicon import Lexicon
from nlu.numbers.utterance import JOINED, LOOSE, PARTED, PAUSED, Spoken

#: Ways kept for each length at each word.
_KEPT = 12
#: Costs: a number more; one that could have gone on; digits and words made one; digits alone
#: made one; a guess at "trois zéro"; a hyphen torn or a comma bridged; a hesitation bridged.
_NUMBER, _SHORT, _MIXED, _TORN, _GUESS, _AGAINST, _BRIDGED = 10, 20, 15, 100, 30, 60, 25
#: "soixante-dix sept" as 77, "neuf cents dix" as 910: spelling that says two numbers, which a
#: little more than makes up for cutting one; and cutting after such a plural.
_MISSPELT, _PLURAL_CUT = 25, 5
#: "quatre cent vingt-trois" as 400 and 23: only inside a long number.
_HUNDRED_CUT, _CUT, _LONG = 45, 1 << 30, 3
#: More words than this to a digit are no number anyone would say.
_MOST_WORDS = 4


class Way(NamedTuple):
    """Digits, what they cost, and a bit for each place in them where a number begins."""

    cost: int
    digits: str
    begins: int

    def begins_at(self, place: int) -> bool:
        """Whether a number begins at `place`, or the digits end there."""
        return place == len(self.digits) or bool(self.begins >> place & 1)


def ways(
    words: Sequence[Spoken], most: int, lexicon: Lexicon, natural: bool = False
) -> dict[int, list[Way]]:
    """Ways of up to `most` digits by their length, cheapest first.

    `natural` keeps only what a listener would hear first: no number cut short.
    """
    if not words or len(words) > _MOST_WORDS * most + 4:
        return {}
    plain = [word.plain for word in words]
    hyphens = any(word.glue == JOINED for word in words[1:])
    table: list[dict[int, dict[str, tuple[int, int]]]] = [{} for _ in range(len(words) + 1)]
    table[0] = {0: {"": (0, 0)}}
    for at in range(len(words)):
        here = {size: _cheapest(found) for size, found in table[at].items()}
        if not here:
            continue
        if plain[at] in lexicon.ands:
            for size, found in here.items():
                for way in found:
                    _keep(table[at + 1].setdefault(size, {}), way.digits, way.cost, way.begins)
        for number, cost, cut in _numbers(words, plain, at, lexicon, natural, hyphens):
            grown = len(number.digits)
            target = table[number.end]
            for size, found in here.items():
                if size + grown > most:
                    continue
                slot = target.setdefault(size + grown, {})
                for way in found:
                    begins = way.begins | 1 << size | cut
                    _keep(slot, way.digits + number.digits, way.cost + cost, begins)
    return {
        size: kept
        for size, found in table[-1].items()
        if size and (kept := [way for way in _cheapest(found) if _plausible(way)])
    }


def _numbers(
    words: Sequence[Spoken],
    plain: Sequence[str],
    at: int,
    lexicon: Lexicon,
    natural: bool,
    hyphens: bool,
) -> list[tuple[Number, int, int]]:
    """Numbers that begin here, what each costs, and `_CUT` if it was cut after a hundred."""
    priced = []
    longest = furthest = 0
    for number in numbers_at(plain, at, lexicon):
        inside = words[at + 1 : number.end]
        bridged = sum(_bridging(word) for word in inside)
        if not number.guess:
            longest = max(longest, 0 if bridged else number.end)
            furthest = max(furthest, 0 if bridged >= _AGAINST else number.end)
        short = number.end < longest and not number.literal
        if natural and (short or number.guess or bridged >= _AGAINST):
            continue
        cost, cut = _NUMBER + bridged + _GUESS * number.guess, 0
        if inside and not number.literal:
            written = [plain[n].isdecimal() for n in range(at, number.end)]
            cost += _TORN if all(written) else _MIXED if any(written) else 0
            cost += _MISSPELT * _misspelt(words[at : number.end], lexicon, hyphens)
        last, after = plain[number.end - 1], words[number.end : number.end + 1]
        if after and _tears(words[number.end - 1], after[0]):
            cost += _AGAINST
        if short:
            cost += _PLURAL_CUT if last in lexicon.plurals else _SHORT
        if number.end < furthest and not (after and _bridging(after[0])):
            if last in lexicon.thousand | lexicon.million:
                continue
            if last in lexicon.hundred and last not in lexicon.hundreds:
                cost, cut = cost + _HUNDRED_CUT, _CUT
        priced.append((number, cost, cut))
    return priced


def _bridging(word: Spoken) -> int:
    return {PARTED: _AGAINST, PAUSED: _BRIDGED}.get(word.glue, 0)


def _misspelt(words: Sequence[Spoken], lexicon: Lexicon, hyphens: bool) -> bool:
    """Whether one number would not be spelled so, in a text that has `hyphens` or not."""
    small = lexicon.small
    return any(
        (hyphens and after.glue == LOOSE and after.plain in small and before.plain in small)
        or before.plain in lexicon.plurals
        for before, after in pairwise(words)
    )


def _tears(before: Spoken, after: Spoken) -> bool:
    return after.glue == JOINED and not (before.plain.isdecimal() or after.plain.isdecimal())


def _keep(slot: dict[str, tuple[int, int]], digits: str, cost: int, begins: int) -> None:
    known = slot.get(digits)
    if known is None or cost < known[0]:
        slot[digits] = (cost, begins)


def _cheapest(found: dict[str, tuple[int, int]]) -> list[Way]:
    every = sorted(Way(cost, digits, begins) for digits, (cost, begins) in found.items())
    return every[:_KEPT]


def _plausible(way: Way) -> bool:
    return not way.begins & _CUT or (way.begins & ~_CUT).bit_count() >= _LONG
