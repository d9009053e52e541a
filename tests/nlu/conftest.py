"""What the tests of understanding share; each is built once a worker."""

from pathlib import Path

import pytest

from nlu.bootstrap import build
from nlu.places.gazetteer import Gazetteer
from nlu.understanding import Understanding

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(ROOT / "nlu" / "data" / "places")


@pytest.fixture(scope="session")
def grammar_only() -> Understanding:
    """Understanding without a model, as in the first seconds of a new machine."""
    return build(ROOT, None)
