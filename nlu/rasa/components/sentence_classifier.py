# mypy: ignore-errors
"""The intent classifier of pipeline.yml; it runs inside Rasa and in Rasa's environment only.

Rasa's own logistic regression sees counts of words and letters and cannot be told how strongly to
believe them. This one sees the views of `features`, and has a `trust` (scikit-learn's C).
"""

from __future__ import annotations

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.linear_model import LogisticRegression

from components.features import masked, views

#: Patterns that are masked, the first that a word belongs to; what is said in their place.
MASKS = {
    "list_place": "place",
    "list_channel": "channel",
    "list_show": "show",
    "list_service": "service",
    "list_day": "day",
    "list_day_part": "hour",
    "shape_clock": "hour",
    "list_number": "number",
    "shape_digits": "number",
}


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER], is_trainable=True)
class SentenceClassifier(GraphComponent, IntentClassifier):
    """Logistic regression over masked words, beginnings of words, and letters.

    Needs a tokenizer and the RegexFeaturizer before it: the patterns on a token say what to mask.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        return {"trust": 10.0, "max_iter": 1000, "ranking_length": 5}

    @staticmethod
    def required_packages() -> list[str]:
        return ["sklearn"]

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: Any = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceClassifier:
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceClassifier:
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, joblib.load(folder / "model.joblib"))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [e for e in training_data.intent_examples if e.get(INTENT) and e.get(TEXT)]
        seen = views()
        matrix = seen.fit_transform([_masked(example) for example in examples])
        regression = LogisticRegression(
            C=self._config["trust"], max_iter=self._config["max_iter"], class_weight="balanced"
        )
        regression.fit(matrix, [example.get(INTENT) for example in examples])
        # A row for each feature: a sentence touches a few hundred of a hundred thousand.
        weights = np.ascontiguousarray(regression.coef_.T, dtype=np.float32)
        self._model = (seen, list(regression.classes_), weights, regression.intercept_)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "model.joblib", compress=3)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        for message in messages:
            if message.get(TEXT):
                named = self._ranking(_masked(message))
                message.set("intent", named[0], add_to_output=True)
                kept = named[: self._config["ranking_length"]]
                message.set("intent_ranking", kept, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        """Every intent with its chance, the likeliest first; the chances add up to one."""
        seen, intents, weights, intercept = self._model
        row = seen.transform([text])
        scores = row.data @ weights[row.indices] + intercept
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        ranked = sorted(zip(intents, chances, strict=True), key=lambda pair: -pair[1])
        return [{"name": str(name), "confidence": float(chance)} for name, chance in ranked]


def _masked(message: Message) -> str:
    spans = []
    for token in message.get("text_tokens") or ():
        patterns = token.get("pattern") or {}
        for pattern, name in MASKS.items():
            if patterns.get(pattern):
                spans.append((token.start, token.end, name))
                break
    return masked(message.get(TEXT), spans)
