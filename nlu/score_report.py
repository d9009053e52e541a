"""A score as a person reads it in a terminal."""

from collections.abc import Iterator, Sequence

from nlu import scoring
from nlu.scoring import Attempt

#: Confidences at which a caller's words are acted on, and asked about.
_THRESHOLDS = (0.6, 0.3)
_PAIRS = 12


def lines(attempts: Sequence[Attempt], details: bool) -> Iterator[str]:
    """The report; `details` adds each sentence that was misunderstood."""
    for language in sorted({attempt.sentence.language for attempt in attempts}, reverse=True):
        yield _summary(language, [a for a in attempts if a.sentence.language == language])
    yield _summary("all", attempts)
    for threshold in _THRESHOLDS:
        share, right = scoring.acted_on(attempts, threshold)
        yield f"sure from {threshold}: {share:.0%} of the sentences, {right:.0%} of these are right"
    yield ""
    yield f"{'intent':<22}{'sentences':>9}{'precision':>11}{'recall':>8}"
    for name, quality in scoring.intents(attempts).items():
        yield f"{name:<22}{quality.count:>9}{quality.precision:>11.2f}{quality.recall:>8.2f}"
    yield ""
    yield "most often confused: meant, understood"
    for meant, understood, count in scoring.confusions(attempts)[:_PAIRS]:
        yield f"{count:>4}  {meant} → {understood}"
    if details:
        yield from _misunderstood(attempts)


def _summary(name: str, attempts: Sequence[Attempt]) -> str:
    found = scoring.entities(attempts)
    return (
        f"{name:<4}{len(attempts):>4} sentences, intents right {scoring.accuracy(attempts):.3f},"
        f" entities F1 {found.f1:.2f} (precision {found.precision:.2f}, recall {found.recall:.2f})"
    )


def _misunderstood(attempts: Sequence[Attempt]) -> Iterator[str]:
    yield ""
    for attempt in sorted(attempts, key=lambda a: (a.sentence.intent, a.intent)):
        said = attempt.sentence
        if not attempt.right:
            confidence = f"{attempt.confidence:.2f}"
            yield f"{said.intent} → {attempt.intent} {confidence}: {said.text}"
        if any(attempt.spans_counted[1:]):
            wanted = ", ".join(f"{kind} “{words}”" for kind, words in said.marked()) or "nothing"
            found = ", ".join(f"{kind} “{words}”" for kind, words in attempt.spans) or "nothing"
            yield f"entities: wanted {wanted}; found {found}: {said.text}"
