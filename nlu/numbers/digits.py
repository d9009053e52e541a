"""Numbers to a string of digits of known length: a postal code has 5, a telephone 10.

The kind of number settles how a recogniser's splits join: "soixante quinze zéro onze" is five
digits only as 75-0-11. Among the ways that give the right length, digits heard as such come
first, then the way with the fewest numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from nlu.numbers.corrections import Ways, folded
from nlu.numbers.cues import NOT, RESTART
from nlu.numbers.grammar import LEXICONS
from nlu.numbers.lexicon import Lexicon
from nlu.numbers.utterance import LOOSE, PARTED, Piece, Spoken, pieces, runs
from nlu.numbers.ways import Way, ways

#: Readings given at most.
_READINGS = 12
#: A French telephone number, and what stands for its zero when it is given from abroad.
_TELEPHONE, _ABROAD = 10, ("00330", "0033", "330", "33")
#: Lengths from which a sentence is searched for cut numbers too, and for misheard words.
_LONG = 6
_MISHEARD_FROM = 4
#: How callers group the digits of a length: where groups begin.
_GROUPS = {5: {2}, 7: {3, 5}, 10: {2, 4, 6, 8}}
_UNLIKELY = 200
#: Cost of digits that are too few: more than a number cut short, less than a hyphen torn.
_LACKING = 55
_BESIDE = ("un", "une", "et", "and", "o", "one")


@dataclass(frozen=True, slots=True)
class Found:
    """Digits found in a text, and where: `text[start:end]`."""

    digits: str
    start: int
    end: int


def spoken_digits(text: str, length: int, language: str = "fr") -> tuple[str, ...]:
    """Digit strings of `length` that all of `text` may be, best first; none if it is no number.

    "cinquante-neuf six cent cinquante" with length 5 is ("59650",). Hesitations and words that
    lead to a number are passed over, and a correction gives what is finally meant: "zéro six douze
    trente-quatre cinquante-six soixante-huit non soixante-neuf" with length 10 ends in 69.
    """
    lexicon = LEXICONS[language]
    said = pieces(text, language)
    found = _whole(said, length, lexicon)
    if not found and length >= _MISHEARD_FROM:
        said = pieces(text, language, misheard=True)
        found = _whole(said, length, lexicon)
    return tuple(way.digits for way in found[:_READINGS])


def some_digits(text: str, most: int, language: str = "fr") -> tuple[str, ...]:
    """Digit strings of up to `most` digits that all of `text` may be, the likeliest first.

    For an answer that stops half-way: "zéro six douze" with most 10 is ("0612", …).
    """
    lexicon = LEXICONS[language]
    said = pieces(text, language) or pieces(text, language, misheard=True)
    return likeliest(folded(said, most, lexicon), most)


def likeliest(found: Ways, length: int) -> tuple[str, ...]:
    """Digits of all lengths, those of `length` first unless they tear what was said."""
    every = sorted(
        (way.cost + _LACKING * (size < length), way.digits)
        for size, kept in found.items()
        for way in kept
        if size
    )
    return tuple(dict.fromkeys(digits for _, digits in every))[:_READINGS]


def find_digits(text: str, length: int, language: str = "fr") -> list[Found]:
    """Every stretch of a sentence that makes exactly `length` digits, in order."""
    lexicon = LEXICONS[language]
    found = []
    for run in runs(text, language):
        best = _within(run, length, lexicon)
        if best is not None:
            found.append(best)
    return found


def _whole(said: Sequence[Piece], length: int, lexicon: Lexicon) -> list[Way]:
    """All ways of `length`, in the order a listener would believe them."""
    if not said:
        return []
    found = list(folded(said, length, lexicon).get(length, ()))
    if not found and len(said) == 1:
        found = _twice(said[0].words, length, lexicon)
    if length == _TELEPHONE and not any(_likely(way.digits) for way in found):
        found += _from_abroad(said, lexicon)
    return sorted(found, key=_belief)


def _belief(way: Way) -> tuple[int, str]:
    length = len(way.digits)
    cost = way.cost if _likely(way.digits) else way.cost + _UNLIKELY
    places = _GROUPS.get(length, set())
    return cost + sum(way.begins >> n & 1 for n in range(1, length) if n not in places), way.digits


def _likely(digits: str) -> bool:
    """Whether a number of this length may begin so: telephones with 01 to 09, codes to 98."""
    if len(digits) == _TELEPHONE:
        return digits[0] == "0" and digits[1] != "0"
    return len(digits) != 5 or "01" <= digits[:2] <= "98"


def _from_abroad(said: Sequence[Piece], lexicon: Lexicon) -> list[Way]:
    """ "+33 6 12 34 56 78" as 06 12 34 56 78; "6 12 34 56 78", whose zero was lost, too."""
    found = folded(said, _TELEPHONE + 4, lexicon)
    cheapest = min((way.cost for kept in found.values() for way in kept), default=0)
    for way in found.get(_TELEPHONE - 1, ()):
        if way.digits[0] != "0" and way.cost <= cheapest:
            return [Way(way.cost, "0" + way.digits, 0)]
    for lead in _ABROAD:
        size = len(lead) + _TELEPHONE - 1
        local = [way for way in found.get(size, ()) if way.digits.startswith(lead)]
        if local := [way for way in local if way.digits[len(lead)] != "0"]:
            return [Way(way.cost, "0" + way.digits[len(lead) :], 0) for way in local]
    return []


def _twice(words: Sequence[Spoken], length: int, lexicon: Lexicon) -> list[Way]:
    """The number that is said two times running, without a word between."""
    for at in range(1, len(words)):
        if words[at].glue != PARTED and len(words) != 2 * at:
            continue
        first = ways(words[:at], length, lexicon).get(length, ())
        again = {way.digits for way in ways(words[at:], length, lexicon).get(length, ())}
        if both := [way for way in first if way.digits in again]:
            return both
    return []


def _within(run: Sequence[Piece], length: int, lexicon: Lexicon) -> Found | None:
    """The run itself if it makes the length, but for a "un" or "et" before or after it."""
    run = [piece for piece in run if piece.words or piece.cue == RESTART]
    if not run:
        return None
    if len(run) > 1:
        return _corrected(run, length, lexicon)
    words = run[0].words
    while words:
        if words[-1].plain in lexicon.ands:
            words = words[:-1]
            continue
        if words[0].plain in lexicon.ands:
            words = words[1:]
            continue
        aside = len(words) > 1 and words[-1].plain in _BESIDE and words[-1].glue != LOOSE
        found = [] if aside else _heard([Piece("", words)], length, lexicon)
        if found:
            return Found(found[0].digits, words[0].start, words[-1].end)
        if words[-1].plain in _BESIDE:
            words = words[:-1]
        elif words[0].plain in _BESIDE:
            words = words[1:]
        else:
            return _between_commas(words, length, lexicon)
    return None


def _corrected(run: Sequence[Piece], length: int, lexicon: Lexicon) -> Found | None:
    """What the last pieces mean: alone if they are whole, else with those before them."""
    for n in range(len(run) - 1, -1, -1):
        if run[n].cue == NOT and n:
            continue
        if found := _heard(run[n:], length, lexicon):
            words = [word for piece in run[n:] for word in piece.words]
            return Found(found[0].digits, words[0].start, words[-1].end)
    for n in range(len(run) - 1, 0, -1):
        if (best := _within(run[:n], length, lexicon)) is not None:
            return best
    return None


def _between_commas(words: Sequence[Spoken], length: int, lexicon: Lexicon) -> Found | None:
    """The last part between commas that makes the length."""
    cuts = [0, *(n for n in range(1, len(words)) if words[n].glue == PARTED), len(words)]
    for end in reversed(range(1, len(cuts))):
        for start in range(end):
            part = tuple(words[cuts[start] : cuts[end]])
            if end - start < len(cuts) - 1 and (
                found := _heard([Piece("", part)], length, lexicon)
            ):
                return Found(found[0].digits, part[0].start, part[-1].end)
    return None


def _heard(said: Sequence[Piece], length: int, lexicon: Lexicon) -> list[Way]:
    """What a listener would hear first; of long numbers, cut ones too."""
    natural = folded(said, length, lexicon, natural=True).get(length)
    if natural:
        return sorted(natural, key=_belief)
    if length < _LONG:
        return []
    found = [way for way in _whole(said, length, lexicon) if _likely(way.digits)]
    return [way for way in found if way.cost < _UNLIKELY]
