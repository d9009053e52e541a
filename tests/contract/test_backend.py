"""The contract of `bot.backends.port.Backend`, over every backend that is shipped."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.backends.dealers_file import load_dealers
from bot.backends.find_dealers import FindDealers
from bot.backends.kept_texts import KeptTexts
from bot.backends.port import Backend
from bot.backends.send_sms import SendSms
from nlu.model import Json
from nlu.services import read_services

ROOT = Path(__file__).parent.parent.parent
PLACE = {
    "name": "Lens",
    "department": "62",
    "department_name": "Pas-de-Calais",
    "postal_code": "62300",
    "latitude": 50.43,
    "longitude": 2.83,
    "kind": "commune",
}
ARGUMENTS: dict[str, Mapping[str, Json]] = {
    "find_dealers": {"place": PLACE},
    "send_sms": {"to": "+33612345678", "text": "Bonjour"},
}


def _shipped() -> list[Backend]:
    codes = read_services(ROOT / "nlu/data/services").labels["fr"]
    dealers = load_dealers(ROOT / "ivr_flows/data/dealers.csv", codes)
    return [FindDealers(dealers), SendSms(KeptTexts(), "+33199000001")]


BACKENDS = _shipped()


@pytest.fixture(params=BACKENDS, ids=[backend.spec.name for backend in BACKENDS])
def backend(request: pytest.FixtureRequest) -> Backend:
    shipped: Backend = request.param
    return shipped


def test_its_answer_binds_the_names_that_it_promises(backend: Backend) -> None:
    answer = backend.ask(ARGUMENTS[backend.spec.name])
    assert tuple(answer) == backend.spec.binds


def test_its_answer_survives_a_session_that_goes_through_json(backend: Backend) -> None:
    answer = backend.ask(ARGUMENTS[backend.spec.name])
    assert json.loads(json.dumps(answer)) == answer


def test_it_may_be_asked_again(backend: Backend) -> None:
    arguments = ARGUMENTS[backend.spec.name]
    assert backend.ask(arguments) == backend.ask(arguments)


def test_it_says_what_it_is_and_whether_it_waits(backend: Backend) -> None:
    assert backend.spec.requires
    assert backend.spec.about
    assert backend.waits in (True, False)


def test_what_it_lacks_is_an_error_that_the_registry_can_report(backend: Backend) -> None:
    with pytest.raises(KeyError):
        backend.ask({})
