"""How well the model does on sentences that it has not seen: intents and entities, as a report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from nlu.sentences import Sentence
from nlu.words import key

#: Entity kind and words, without the articles that recognisers come and go with.
Span = tuple[str, str]

_ARTICLES = ("le ", "la ", "les ", "l ", "the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Attempt:
    """A held-out sentence and what the model made of it; `spans` as (kind, words)."""

    sentence: Sentence
    intent: str
    confidence: float
    spans: tuple[Span, ...] = ()

    @property
    def right(self) -> bool:
        return self.intent == self.sentence.intent

    @property
    def spans_counted(self) -> tuple[int, int, int]:
        """Spans right, found beside them, and missed."""
        wanted = Counter(bare(span) for span in self.sentence.marked())
        found = Counter(bare(span) for span in self.spans)
        hits = (wanted & found).total()
        return hits, found.total() - hits, wanted.total() - hits


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares from 0 to 1: of what was found, right; of what was there, found."""

    precision: float
    recall: float
    count: int

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def accuracy(attempts: Sequence[Attempt]) -> float:
    """The share of sentences whose intent was understood."""
    return sum(attempt.right for attempt in attempts) / len(attempts) if attempts else 0.0


def intents(attempts: Sequence[Attempt]) -> dict[str, Quality]:
    """Precision and recall of each intent, by name."""
    wanted = Counter(attempt.sentence.intent for attempt in attempts)
    found = Counter(attempt.intent for attempt in attempts)
    right = Counter(attempt.intent for attempt in attempts if attempt.right)
    return {
        name: Quality(_share(right[name], found[name]), _share(right[name], wanted[name]), count)
        for name, count in sorted(wanted.items())
    }


def entities(attempts: Sequence[Attempt]) -> Quality:
    """Precision and recall over all entities: kind and words must both be right."""
    counted = [attempt.spans_counted for attempt in attempts]
    hits, extra, missed = (sum(column) for column in zip(*counted, strict=True))
    return Quality(_share(hits, hits + extra), _share(hits, hits + missed), hits + missed)


def confusions(attempts: Sequence[Attempt]) -> list[tuple[str, str, int]]:
    """Pairs of what was meant and what was understood instead, the most frequent first."""
    pairs = Counter((a.sentence.intent, a.intent) for a in attempts if not a.right)
    return [(meant, understood, count) for (meant, understood), count in pairs.most_common()]


def acted_on(attempts: Sequence[Attempt], threshold: float) -> tuple[float, float]:
    """The share of sentences understood with at least this confidence, and how many are right."""
    sure = [attempt for attempt in attempts if attempt.confidence >= threshold]
    return _share(len(sure), len(attempts)), accuracy(sure)


def bare(span: Span) -> Span:
    """A span as spans are compared: folded, without a leading article."""
    kind, words = span
    words = key(words)
    for article in _ARTICLES:
        if words.startswith(article):
            return kind, words.removeprefix(article)
    return kind, words


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
