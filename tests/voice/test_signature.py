"""Who may speak to us: vectors of the carrier's signature, and what is refused.

Each webhook is signed over the full address and every parameter received, so the check never
relies on a fixed list (https://www.twilio.com/docs/usage/security).
"""

import pytest
from flask import Flask, request
from werkzeug.datastructures import MultiDict

from bot.voice.signature import Signature
from tests.voice.world import CALL, COMMON, World, settings, signature

FORM = {
    "CallSid": "CA1234567890ABCDE",
    "Digits": "1234",
    "From": "+14158675309",
    "Caller": "+14158675309",
    "To": "+18005551212",
}
TARGET = "/myapp.php?foo=1&bar=2"


def accepted(public_url: str, signed: str, form: object = None) -> bool:
    app = Flask("vectors")
    data = FORM if form is None else form
    with app.test_request_context(
        TARGET, method="POST", data=data, headers={"X-Twilio-Signature": signed}
    ):
        return Signature("12345", public_url).signed(request)


@pytest.mark.parametrize(
    ("public_url", "signed"),
    [
        ("https://mycompany.com", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com:443", "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        ("https://mycompany.com", "kvajT1Ptam85bY51eRf/AJRuM3w="),
        ("http://mycompany.com:1234", "Zmvh+3yNM1Phv2jhDCwEM3q5ebU="),
        ("http://mycompany.com", "0ZXoZLH/DfblKGATFgpif+LLRf4="),
    ],
    ids=["plain", "port of ours", "port signed", "http and port", "http and port 80 signed"],
)
def test_known_signatures_are_accepted_with_and_without_ports(public_url: str, signed: str) -> None:
    assert accepted(public_url, signed)


def test_a_repeated_parameter_is_signed_once_per_value() -> None:
    form = MultiDict(
        [
            ("Sid", "CA123"),
            ("SidAccount", "AC123"),
            ("Digits", "5678"),
            ("Digits", "1234"),
            ("Digits", "1234"),
        ]
    )
    assert accepted("https://mycompany.com", "IK+Dwps556ElfBT0I3Rgjkr1wJU=", form)


@pytest.mark.parametrize("signed", ["", "RSOYDt4T1cUTdK1PDd93/VVr8B9=", "é"])
def test_a_wrong_signature_is_refused(signed: str) -> None:
    assert not accepted("https://mycompany.com", signed)


def test_what_the_request_says_of_its_host_counts_for_nothing() -> None:
    world = World()
    url = "http://127.0.0.1:8000/voice/incoming"
    headers = {
        "X-Twilio-Signature": signature(world.settings.auth_token, url, COMMON),
        "Host": "elsewhere.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "proxy.example",
    }
    assert world.client.post("/voice/incoming", data=COMMON, headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/voice/incoming",
        f"/voice/turn?call={CALL}&n=1",
        "/voice/status",
        "/voice/apology",
        "/voice/x",
    ],
)
def test_an_unsigned_webhook_gets_403_without_a_word(path: str) -> None:
    answer = World().post(path, sign=False)
    assert (answer.status_code, answer.data) == (403, b"")


def test_a_changed_query_or_an_added_parameter_is_refused() -> None:
    world = World()
    signed = signature(world.settings.auth_token, "http://127.0.0.1:8000/voice/incoming", COMMON)
    headers = {"X-Twilio-Signature": signed}
    for path, form in (
        ("/voice/incoming?x=1", COMMON),
        ("/voice/incoming", {**COMMON, "Digits": "1"}),
        ("/voice/incoming", {**COMMON, "FromCity": "Lille"}),
    ):
        assert world.client.post(path, data=form, headers=headers).status_code == 403


def test_a_body_beyond_all_measure_is_refused() -> None:
    answer = World().post("/voice/incoming", form={**COMMON, "SpeechResult": "a" * 1_000_000})
    assert (answer.status_code, answer.data) == (403, b"")


def test_a_public_address_with_a_path_of_its_own_is_part_of_what_is_signed() -> None:
    world = World(made=settings(public_url="https://example.com/telephone"))
    heard = world.ring()
    assert heard.action.startswith("https://example.com/telephone/voice/turn?")
    assert world.bring(heard).said == ["what:silence:1"]
