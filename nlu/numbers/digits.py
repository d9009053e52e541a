"""Numbers to a string of digits of known length: a postal code has 5, a telephone 10.

The kind of number settles how a recogniser's splits join: "soixante quinze zéro onze" is five
digits only as 75-0-11. Among the ways that give the right length, digits heard as such come
first, then the way with the fewest numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlu.numbers.grammar import LEXICONS, numbers_at
from nlu.numbers.lexicon import Lexicon
from nlu.words import Word, split, word_set

#: Words a caller puts between groups of digits, which mean nothing.
_FILLERS = word_set("euh heu hum alors donc puis ensuite then and et um uh")
#: Words at either end of a number that may be an article or a conjunction.
_BESIDE = word_set("un une et and o one")
#: Ways looked at for one stretch of words; beyond, the words are no number anyone would say.
_MOST_WAYS = 4000


@dataclass(frozen=True, slots=True)
class Found:
    """Digits found in a text, and where: `text[start:end]`."""

    digits: str
    start: int
    end: int


def spoken_digits(text: str, length: int, language: str = "fr") -> tuple[str, ...]:
    """Digit strings of `length` that all of `text` may be, best first; none if it is no number.

    "cinquante-neuf six cent cinquante" with length 5 is ("59650",).
    """
    words = [word.plain for word in split(text) if word.plain not in _FILLERS or word.plain == "et"]
    return _ways(words, length, LEXICONS[language])


def find_digits(text: str, length: int, language: str = "fr") -> list[Found]:
    """Every stretch of a sentence that makes exactly `length` digits, in order."""
    lexicon = LEXICONS[language]
    found = []
    for stretch in _stretches(split(text), lexicon):
        best = _within(stretch, length, lexicon)
        if best is not None:
            found.append(best)
    return found


def _within(stretch: list[Word], length: int, lexicon: Lexicon) -> Found | None:
    """The stretch itself if it makes the length, but for a "un" or "et" before or after it."""
    while stretch:
        while stretch and stretch[-1].plain in _FILLERS | lexicon.ands:
            stretch = stretch[:-1]
        if not stretch:
            return None
        words = [word.plain for word in stretch if word.plain not in _FILLERS - {"et", "and"}]
        if ways := _ways(words, length, lexicon, natural=True):
            return Found(ways[0], stretch[0].start, stretch[-1].end)
        if stretch[-1].plain in _BESIDE:
            stretch = stretch[:-1]
        elif stretch[0].plain in _BESIDE:
            stretch = stretch[1:]
        else:
            return None
    return None


def _stretches(words: Sequence[Word], lexicon: Lexicon) -> Iterator[list[Word]]:
    number_words = lexicon.words
    stretch: list[Word] = []
    for word in words:
        said = word.plain
        if said.isdecimal() or said in number_words or (stretch and said in _FILLERS):
            stretch.append(word)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _ways(
    words: Sequence[str], length: int, lexicon: Lexicon, natural: bool = False
) -> tuple[str, ...]:
    """Ways to make `length` digits; only the one a listener would hear first if `natural`."""
    if not words or len(words) > 4 * length:
        return ()
    spans = [numbers_at(words, at, lexicon) for at in range(len(words))]
    found: dict[str, tuple[int, int, int]] = {}
    todo: list[tuple[int, str, int, int, int]] = [(0, "", 0, 0, 0)]
    looked = 0
    while todo and looked < _MOST_WAYS:
        at, digits, mended, split_up, count = todo.pop()
        looked += 1
        if at == len(words):
            if len(digits) == length:
                rank = (mended, split_up, count)
                found[digits] = min(found.get(digits, rank), rank)
            continue
        if words[at] in lexicon.ands:
            todo.append((at + 1, digits, mended, split_up, count))
        for n, number in enumerate(spans[at]):
            if len(digits) + len(number.digits) > length:
                continue
            if n and (
                _splits_hundred(words, number.end, lexicon) or (natural and not number.literal)
            ):
                continue
            torn = any(word.isdecimal() for word in words[at : number.end]) and not number.literal
            after = digits + number.digits
            todo.append((number.end, after, mended + torn, split_up + bool(n), count + 1))
    return tuple(sorted(found, key=lambda digits: found[digits]))


def _splits_hundred(words: Sequence[str], end: int, lexicon: Lexicon) -> bool:
    """Whether a number ends right after "cent" though it could go on: nobody means 200-14 then."""
    return words[end - 1] in lexicon.hundred | lexicon.thousand
