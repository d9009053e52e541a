"""Whether the process is alive and ready, and who understands callers at the moment."""

import threading
from typing import Protocol

from flask import Blueprint, Response, jsonify

from bot.turns import Catalogue


class Store(Protocol):
    """The calls' store, as far as health goes."""

    def alive(self) -> bool:
        """Whether it answers and takes what is to be kept."""
        ...


class Model(Protocol):
    """The model that understands, as far as health goes."""

    def warm(self) -> bool:
        """Whether it answers now."""
        ...


class Health:
    """Ready once the store answers and the model has been warm; a later fall of the model is
    no reason to take calls away, since the grammar goes on."""

    def __init__(self, store: Store, model: Model, catalogue: Catalogue) -> None:
        self._store = store
        self._model = model
        self._catalogue = catalogue
        self._has_been_warm = threading.Event()

    def state(self) -> dict[str, object]:
        """What /readyz tells; `answers` is true as long as calls are answered at all."""
        warm = self._model.warm()
        if warm:
            self._has_been_warm.set()
        alive = self._store.alive()
        return {
            "ready": alive and self._has_been_warm.is_set(),
            "answers": True,
            "understanding": "model" if warm else "grammar",
            "redis": alive,
            "flows": self._catalogue.current().fingerprint,
        }


def pages(health: Health) -> Blueprint:
    """GET /healthz and /readyz."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def alive() -> Response:
        return jsonify(alive=True)

    @blueprint.get("/readyz")
    def ready() -> tuple[Response, int]:
        state = health.state()
        return jsonify(state), 200 if state["ready"] else 503

    return blueprint
