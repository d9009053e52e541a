"""Words as a recogniser writes them, made comparable: no accents, case, hyphens, apostrophes.

Everything in `nlu` that compares words compares these, so that "Villeneuve-d'Ascq",
"villeneuve d'ascq" and "VILLENEUVE D ASCQ" are the same three words.
"""

import re
import unicodedata
from dataclasses import dataclass

_WORD = re.compile(r"\d+|[^\W\d_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an utterance: what it compares as, and where it stands in the text."""

    plain: str
    start: int
    end: int


def plain(text: str) -> str:
    """Fold case, accents and ligatures: "Évry" gives "evry"."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def split(text: str) -> list[Word]:
    """Split a text into words; digits and letters part ("3e" is "3", "e")."""
    return [Word(plain(m[0]), m.start(), m.end()) for m in _WORD.finditer(text)]


def key(text: str) -> str:
    """Join the words of a text by single spaces: "Villeneuve-d'Ascq" gives "villeneuve d ascq"."""
    return " ".join(_WORD.findall(plain(text)))


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set, for short lists in code."""
    return frozenset(word.plain for word in split(text))
