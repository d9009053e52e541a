"""Plain whole numbers, where no kind tells their length: hyphens and commas say what belongs.

"vingt-deux" is 22 and "vingt, deux" is 20 and 2; "vingt deux cent un", with neither, is 22 and
101 first, then 20 and 201.
"""

import re
from collections.abc import Sequence

from nlu.numbers.cues import CORRECT, NOT, PERHAPS, REPEAT, RESTART
from nlu.numbers.grammar import LEXICONS, numbers_at, whole_number
from nlu.numbers.lexicon import Lexicon
from nlu.numbers.utterance import JOINED, PARTED, Piece, Spoken, pieces, runs
from nlu.words import split

_THOUSANDS = re.compile(r"(?<!\d)(\d{1,3})((?:[ \u00a0\u202f.,]\d{3})+)(?![\d])")
_MILLIONS = re.compile(r"(\d+)[.,](\d) millions?\b")
_HALF = re.compile(r" (?:et demie?|and a half)\s*$", re.IGNORECASE)
_HALF_A = re.compile(r"\bhalf a million\b", re.IGNORECASE)
_ARTICLES = ("un", "une", "one", "a")
_READINGS = 6
_TAKES_BACK = (CORRECT, PERHAPS, RESTART, REPEAT)
_ORDINAL = re.compile(r"(?:i?eme|iemes|e|er|ere|re|st|nd|rd|th)$")
#: "neuvième" is of "neuf": how a stem before "ième" or "th" is spelled as a number.
_STEMS = {"neuv": "neuf", "cinqu": "cinq", "cin": "cinq"}


def number(text: str, language: str = "fr") -> int | None:
    """The whole number that all of `text` is, or None: "deux millions trois cent mille", "12 500".

    A correction gives the number meant last: "vingt, non, trente" is 30.
    """
    text = _MILLIONS.sub(lambda found: str(round(float(f"{found[1]}.{found[2]}") * 1e6)), text)
    text = _HALF_A.sub("500000", text)
    rest = _HALF.sub("", text)
    for said in _meant(rest, language):
        words = [word.plain for word in said]
        value = whole_number(words, language)
        if value is None or any(word.glue == PARTED for word in said):
            continue
        lexicon = LEXICONS[language]
        unit = 1_000_000 if words[-1] in lexicon.million else 1000
        if rest == text:
            return value
        return value + unit // 2 if words[-1] in lexicon.million | lexicon.thousand else None
    return None


def find_number(text: str, language: str = "fr") -> int | None:
    """The one number in a sentence; None if there is none, or more than one.

    "un" and "une" do not count, for they are articles.
    """
    text, ands = digits_grouped(text), LEXICONS[language].ands
    found = []
    for run in runs(text, language):
        words = [word for piece in run for word in piece.words]
        while words and words[0].plain in ands:
            words = words[1:]
        while words and words[-1].plain in ands:
            words = words[:-1]
        if not words or (len(words) == 1 and words[0].plain in _ARTICLES):
            continue
        value = number(text[words[0].start : words[-1].end], language)
        if value is not None:
            found.append(value)
    return found[0] if len(found) == 1 else None


def numbers(text: str, language: str = "fr") -> tuple[tuple[int, ...], ...]:
    """The sequences of numbers that all of `text` may be, likeliest first, at most six.

    "vingt deux cent un" gives ((22, 101), (20, 201), …).
    """
    lexicon = LEXICONS[language]
    for said in _meant(text, language):
        if said:
            whole = number(text, language)
            found = _sequences(said, lexicon)
            return found if whole is None else tuple(dict.fromkeys(((whole,), *found)))
    return ()


def ordinal(text: str, language: str = "fr") -> int | None:
    """The place that an ordinal names: "le vingt et unième" is 21, "3e" 3, "first" 1."""
    lexicon = LEXICONS[language]
    words = [word.plain for word in split(text)]
    words = words[1:] if words and words[0] in ("le", "la", "the") else words
    if not words:
        return None
    if len(words) == 2 and words[0].isdecimal() and _ORDINAL.fullmatch(words[1]):
        return int(words[0])
    last = words[-1]
    special = (lexicon.ordinals or {}).get(last)
    if special is not None:
        head = whole_number(words[:-1], language) if len(words) > 1 else 0
        return None if head is None or head % 10 else head + special
    for stem in _stems(last, language):
        if (value := whole_number([*words[:-1], stem], language)) is not None:
            return value
    return None


def digits_grouped(text: str) -> str:
    """The text with "12 500" written as one number, "12500"."""
    return _THOUSANDS.sub(lambda found: found[1] + re.sub(r"\D", "", found[2]), text)


def _stems(word: str, language: str) -> list[str]:
    if language == "en":
        if not word.endswith("th"):
            return []
        stem = word.removesuffix("th")
        return [stem, stem.removesuffix("ie") + "y"]
    for ending in ("iemes", "ieme"):
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return [_STEMS.get(stem, stem), stem + "e"]
    return []


def _meant(text: str, language: str) -> list[Sequence[Spoken]]:
    """The words after the last correction, and before it if it refuses ("30, pas 20")."""
    said: list[Piece] = pieces(digits_grouped(text), language)
    if not said or (not said[-1].words and said[-1].cue in _TAKES_BACK):
        return []
    if said[-1].cue != NOT:
        return [said[-1].words]
    parted = [n for n, word in enumerate(said[-1].words) if word.glue == PARTED]
    if parted:
        return [said[-1].words[parted[-1] :]]
    return [said[-2].words] if len(said) > 1 else []


def _sequences(said: Sequence[Spoken], lexicon: Lexicon) -> tuple[tuple[int, ...], ...]:
    """Depth first, longest number first, so that the likeliest sequence comes first."""
    plain = [word.plain for word in said]
    ends: dict[int, list[tuple[int, int]]] = {}
    for at in range(len(said)):
        kept: list[tuple[int, int]] = []
        for found in numbers_at(plain, at, lexicon):
            torn = found.end < len(said) and said[found.end].glue == JOINED
            crossed = any(word.glue == PARTED for word in said[at + 1 : found.end])
            cut = kept and plain[found.end - 1] in lexicon.hundred | lexicon.thousand
            if not (torn or crossed or cut or found.guess):
                kept.append((found.end, found.value))
        ends[at] = kept
    done: dict[tuple[int, ...], int] = {}
    todo: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for _ in range(2000):
        if not todo or len(done) >= 2 * _READINGS:
            break
        at, values = todo.pop()
        if at == len(said):
            done.setdefault(values, len(done))
            continue
        if plain[at] in lexicon.ands:
            todo.append((at + 1, values))
        todo += [(end, (*values, value)) for end, value in reversed(ends[at])]
    ranked = sorted(done, key=lambda values: (len(values), done[values]))
    return tuple(ranked[:_READINGS])
