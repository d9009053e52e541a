"""What the fallback grammar looks at in a sentence: its words, pairs of words, parts of words.

A marked entity is one word to it: all towns count the same.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from nlu.sentences import Mark
from nlu.words import split

#: Length of the parts of words: four letters find "abonn" in "abonné" and "abonnement", and
#: cost a third of three lengths at no measurable loss.
_PART = 4


def features(text: str, marks: Sequence[Mark] = ()) -> Counter[str]:
    """Count the features of a text."""
    words = _masked(text, marks)
    found: Counter[str] = Counter(words)
    found.update(f"{a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))
    if len(words) <= 3:
        found[f"length:{len(words)}"] += 1
    for word in words:
        if not word.startswith("entity:"):
            padded = f"<{word}>"
            found.update(padded[n : n + _PART] for n in range(len(padded) - _PART + 1))
    return found


def _masked(text: str, marks: Sequence[Mark]) -> list[str]:
    words: list[str] = []
    for word in split(text):
        mark = next((m for m in marks if m.start <= word.start < m.end), None)
        if mark is None:
            words.append(word.plain)
        elif not words or words[-1] != f"entity:{mark.kind}":
            words.append(f"entity:{mark.kind}")
    return words


class Weighting:
    """How telling each feature is: the rarer the more (TF-IDF). Vectors have length one."""

    def __init__(self, worth: Mapping[str, float]) -> None:
        self.worth = worth

    @classmethod
    def of(cls, documents: Iterable[Counter[str]]) -> "Weighting":
        """The weighting of some documents; what stands in one of them only tells nothing."""
        documents = list(documents)
        seen = Counter(feature for document in documents for feature in document)
        return cls(
            {
                feature: math.log(len(documents) / times) + 1
                for feature, times in seen.items()
                if times > 1
            }
        )

    def vector(self, document: Counter[str]) -> list[tuple[str, float]]:
        """The known features of a document and their weights."""
        worth = self.worth
        found = [
            (feature, (1 + math.log(times)) * worth[feature])
            for feature, times in document.items()
            if feature in worth
        ]
        length = math.sqrt(sum(weight * weight for _, weight in found)) or 1.0
        return [(feature, weight / length) for feature, weight in found]
