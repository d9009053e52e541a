# mypy: ignore-errors
"""What a sentence is to the classifier: three views of it, weighted by how telling each piece is.

Names and numbers are masked first ("un garage à PLACE"), so that what was learnt with one town is
known with every other. Whole words, beginnings of words (French endings vary, and recognisers get
them wrong) and letters in a row each make a view.
"""

import re
import unicodedata

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_union

_WORD = re.compile(r"\w+")
_BEGINNING = 5  # letters: what "résilier" and "résiliation" share
_SEEN = 2  # sentences that a piece must be in: what is in one only teaches nothing
_START, _END = "^", "$"


def masked(text: str, spans: list[tuple[int, int, str]]) -> str:
    """`text` with each (start, end, name) replaced by its name in capitals; neighbours join."""
    parts, last, before = [], 0, ""
    for start, end, name in spans:
        gap = text[last:start]
        parts.append(gap.lower())
        if name != before or _WORD.search(gap):
            parts.append(f" {name.upper()} ")
        last, before = end, name
    return _folded("".join([*parts, text[last:].lower()]))


def words(text: str) -> list[str]:
    """Words, and two and three in a row, with the ends of the sentence among them."""
    found = [_START, *_WORD.findall(text), _END]
    return found + _in_a_row(found, 2) + _in_a_row(found, 3)


def beginnings(text: str) -> list[str]:
    """The first letters of words, and of two in a row."""
    found = [word[:_BEGINNING] for word in _WORD.findall(text)]
    return found + _in_a_row(found, 2)


def views() -> FeatureUnion:
    """The three views of masked sentences, as one transformer that has yet to be fitted."""
    weighting = {"sublinear_tf": True, "lowercase": False, "min_df": _SEEN}
    return make_union(
        TfidfVectorizer(analyzer=words, **weighting),
        TfidfVectorizer(analyzer=beginnings, **weighting),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **weighting),
    )


def _in_a_row(found: list[str], count: int) -> list[str]:
    return [" ".join(found[i : i + count]) for i in range(len(found) - count + 1)]


def _folded(text: str) -> str:
    """Words and single spaces: recognisers differ in accents, hyphens and punctuation."""
    decomposed = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(plain))
