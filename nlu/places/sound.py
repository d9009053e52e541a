"""How a French name sounds, roughly: names that a recogniser confuses get the same key.

Not phonetics: enough to bring "annessi" to Annecy and "vilneuve dasque" to Villeneuve-d'Ascq.
A capital or a digit in a key is a sound that French writes with several letters.
"""

import re
import unicodedata
from functools import lru_cache

_ACCENTED_E = str.maketrans({"é": "E", "è": "E", "ê": "E", "ë": "E"})
_ENDINGS = (
    (re.compile(r"(?:ers?|ez|ets?|ed|Es?|aix|ais|ait|ay)$"), "E"),
    (re.compile(r"ces?$"), "ss"),
    (re.compile(r"(?<!^)es?$"), "~"),
    (re.compile(r"(?:[sxtzdpg]+|(?<=n)c)$"), ""),
)
_SOUNDS: tuple[tuple[str, str], ...] = (
    (r"eaux?|aux?", "o"),
    (r"oin(?![aeiouyEnm~])", "w1"),
    (r"oi|oy", "wa"),
    (r"ou", "u"),
    (r"sch|ch|sh", "C"),
    (r"ph", "f"),
    (r"gn", "N"),
    (r"sc(?=[eiyE])|ss|ç", "s"),
    (r"cqu?|qu|ck|q|k", "k"),
    (r"c(?=[eiyE])", "s"),
    (r"c", "k"),
    (r"gu(?=[eiyE])", "g"),
    (r"g(?=[eiyE])", "j"),
    (r"(?:ain|ein|aim|[iuy][nm])(?![aeiouyEnmh~])", "1"),
    (r"(?:aen|[ae][nm])(?![aeiouyEnmh~])", "2"),
    (r"o[nm](?![aeiouyEnmh~])", "3"),
    (r"ai|ei|ay|ey|ae", "E"),
    (r"oeu?|eu", "e"),
    (r"ll?", "l"),
    (r"y", "i"),
    (r"z", "s"),
    (r"w", "v"),
    (r"h|~|(?<=.)e", ""),
    (r"^e", "E"),
)
_ANY = re.compile("|".join(f"({pattern})" for pattern, _ in _SOUNDS))
_TWICE = re.compile(r"(.)\1+")


def sound(text: str) -> str:
    """The key of a name, its words run together."""
    return _TWICE.sub(r"\1", "".join(_word(w) for w in re.findall(r"[^\W\d_]+", text.casefold())))


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    word = _bare(word.translate(_ACCENTED_E))
    if word in ("st", "ste", "saint", "sainte"):
        return "s1"
    if len(word) > 2:
        for ending, instead in _ENDINGS:
            shorter = ending.sub(instead, word)
            if shorter != word and len(shorter) > 1:
                word = shorter
                break
    return _ANY.sub(lambda m: _SOUNDS[(m.lastindex or 1) - 1][1], word)


def _bare(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word.replace("ç", "ss").replace("œ", "oe"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))
