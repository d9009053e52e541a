"""What a browser or an orchestrator may ask."""

from typing import Any

import pytest
from flask import Flask

from bot.health import Health, pages
from bot.sessions.memory import MemorySessions
from tests.dialogue.errand import errand
from tests.voice.world import Catalogue, World


class Store:
    def __init__(self) -> None:
        self.there = True

    def alive(self) -> bool:
        return self.there


class Model:
    def __init__(self) -> None:
        self.is_warm = False

    def warm(self) -> bool:
        return self.is_warm


@pytest.fixture
def health() -> Any:
    store, model = Store(), Model()
    return Health(store, model, Catalogue(errand())), store, model


def test_ready_once_the_model_was_warm_and_calls_can_be_kept(health: Any) -> None:
    checked, store, model = health
    assert checked.state()["ready"] is False
    assert checked.state()["understanding"] == "grammar"
    model.is_warm = True
    assert checked.state() == {
        "ready": True,
        "answers": True,
        "understanding": "model",
        "redis": True,
        "flows": errand().fingerprint,
    }
    model.is_warm = False
    assert (checked.state()["ready"], checked.state()["understanding"]) == (True, "grammar")
    store.there = False
    assert (checked.state()["ready"], checked.state()["redis"]) == (False, False)


def test_the_answer_is_503_until_ready(health: Any) -> None:
    checked, _, model = health
    app = Flask("health")
    app.register_blueprint(pages(checked))
    assert app.test_client().get("/readyz").status_code == 503
    model.is_warm = True
    assert app.test_client().get("/readyz").status_code == 200
    assert app.test_client().get("/healthz").get_json() == {"alive": True}


def test_the_first_page_names_what_there_is() -> None:
    answer = World().client.get("/")
    assert answer.get_json() == {"name": "decroche", "pages": ["/", "/healthz", "/readyz"]}


def test_other_pages_are_not_found_as_usual_and_webhooks_take_no_browser() -> None:
    world = World(MemorySessions())
    assert world.client.get("/nothing").status_code == 404
    assert world.client.get("/voice/incoming").status_code == 403
