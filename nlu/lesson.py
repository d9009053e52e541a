"""What the fallback grammar has learnt from the sentences, remembered from start to start."""

import contextlib
import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

from nlu.classifier import Classifier
from nlu.features import Weighting, features
from nlu.sentences import Sentence

#: Part of every file's name: another way of learning makes what was learnt before worthless.
_EDITION = "1"
_DECIMALS = 4


def learn(sentences: Sequence[Sentence]) -> tuple[Weighting, Classifier]:
    """Learn the sentences; the same ones always give the same."""
    counted = [features(sentence.text, sentence.marks) for sentence in sentences]
    weighting = Weighting.of(counted)
    examples = [
        (weighting.vector(document), sentence.intent)
        for document, sentence in zip(counted, sentences, strict=True)
    ]
    return weighting, Classifier.of(examples)


def remembered(sentences: Sequence[Sentence], folder: Path | None) -> tuple[Weighting, Classifier]:
    """What was learnt of these very sentences before, else learn them, and keep it in `folder`.

    A file that cannot be read or written is no fault: it only costs the time to learn again.
    """
    if folder is None:
        return learn(sentences)
    path = folder / f"{_name(sentences)}.json"
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
        return Weighting(known["worth"]), Classifier(known["intents"], known["weights"])
    except (OSError, ValueError, KeyError, TypeError):
        weighting, classifier = learn(sentences)
    with contextlib.suppress(OSError):
        _keep(path, weighting, classifier)
    return weighting, classifier


def _name(sentences: Sequence[Sentence]) -> str:
    content = repr([(s.intent, s.text, s.marks) for s in sentences])
    return "grammar-" + hashlib.sha256((_EDITION + content).encode()).hexdigest()[:16]


def _keep(path: Path, weighting: Weighting, classifier: Classifier) -> None:
    """Write in one stroke, for several workers learn at once; forget older lessons."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lesson = {
        "worth": {feature: round(worth, _DECIMALS) for feature, worth in weighting.worth.items()},
        "intents": classifier.intents,
        "weights": {
            feature: [round(weight, _DECIMALS) for weight in weights]
            for feature, weights in classifier.weights.items()
        },
    }
    mine = path.with_suffix(f".{os.getpid()}")
    mine.write_text(json.dumps(lesson), encoding="utf-8")
    mine.replace(path)
    for older in path.parent.glob("grammar-*.json"):
        if older != path:
            older.unlink(missing_ok=True)
