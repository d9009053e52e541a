"""A real model server for tests: the environment and the model made once, a server a process."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlu import server, training

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def rasa_model() -> Path:
    """The trained model of this checkout; workers that want it at once train it once."""
    return training.train(ROOT, print, os.environ)


@pytest.fixture(scope="session")
def rasa_server(rasa_model: Path) -> Iterator[str]:
    """The address of a warm server of that model, on a port of its own."""
    with server.started(ROOT, os.environ, *server.free_address(), rasa_model) as running:
        yield running.url
