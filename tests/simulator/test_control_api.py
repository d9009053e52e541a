"""The phone over HTTP: the control API that docs/simulator.md describes."""

import pytest
import urllib3

from bot.simulator import SimulatorError
from bot.simulator.remote import NoCarrier, RemoteCarrier
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import sdk


@pytest.fixture
def remote(bot, carrier):
    bot.serve("/in", "<Gather input='speech dtmf' action='/turn'><Say>Bonjour</Say></Gather>")
    bot.serve("/turn", "<Say>Merci</Say><Dial>+33199000101</Dial><Say>Fini</Say>")
    return RemoteCarrier(carrier.url)


def test_a_whole_call_over_http(remote):
    phone = remote.ring(LINE)
    assert (phone.state, [p.text for p in phone.heard]) == ("waiting", ["Bonjour"])
    assert phone.expecting.input == ("speech", "dtmf")
    phone.say("un garage")
    assert (phone.state, phone.dialled[0]["outcome"]) == ("connected", "connected")
    phone.other_hangs_up()
    assert (phone.state, phone.ended_by) == ("ended", "bot")
    assert [(entry.what, entry.text) for entry in phone.transcript] == [
        ("answered", "+33261910012"),
        ("heard", "Bonjour"),
        ("said", "un garage"),
        ("heard", "Merci"),
        ("dials", "+33199000101"),
        ("connected", "+33199000101"),
        ("heard", "Fini"),
        ("ended", "completed"),
    ]


def test_keys_silence_and_hanging_up_over_http(bot, remote):
    bot.serve("/turn", "<Redirect>/in</Redirect>")
    phone = remote.ring(LINE)
    phone.press("5#")
    assert bot.params("/turn")[0]["Digits"] == "5"
    phone.hang_up()
    assert phone.ended_by == "caller"
    with pytest.raises(SimulatorError, match="The line is ended"):
        phone.silence()


def test_a_telephone_is_registered_rung_and_answered_over_http(bot, carrier, remote):
    phone = remote.phone("+33261910041")
    assert phone.state == "idle"
    bot.serve("/out", "<Gather input='speech' action='/turn'><Say>Rappel</Say></Gather>")
    sdk(carrier).calls.create(to="+33261910041", from_=LINE, url=bot.at("/out"))
    phone.look(5)
    assert phone.state == "ringing"
    phone.answer()
    assert [prompt.text for prompt in phone.heard] == ["Rappel"]


def test_behaviours_and_mishaps_over_http(bot, carrier, remote):
    remote.party("+33199000101", "busy")
    remote.fault("webhook_twice", path="/turn")
    phone = remote.ring(LINE)
    phone.say("un garage")
    assert phone.dialled[0]["outcome"] == "busy"
    assert len(bot.params("/turn")) == 2
    sent = remote.call("GET", "/deliveries")["deliveries"]
    assert [delivery["status"] for delivery in sent] == [200, 200, 200]
    assert remote.call("GET", "/calls")["calls"][0]["status"] == "completed"
    assert remote.call("GET", "/debugger") == {"events": []}


@pytest.mark.parametrize(
    ("method", "path", "body", "words"),
    [
        ("POST", "/phones", {"to": "+33199000999"}, "is not a number of this account"),
        ("POST", "/phones/PH1", {"say": "a"}, "There is no telephone 'PH1'"),
        ("POST", "/phones", None, "must be a JSON object"),
        ("PUT", "/parties/+331", {"kind": "sleepy"}, "No behaviour is called 'sleepy'"),
        ("POST", "/faults", {"kind": "flood"}, "No fault is called 'flood'"),
        ("POST", "/faults", {"kind": "status", "colour": 1}, "A fault has a kind"),
        ("PUT", "/numbers/+331", {"url": "x"}, "A number has voice_url"),
    ],
)
def test_a_mistake_is_explained(remote, method, path, body, words):
    with pytest.raises(SimulatorError, match=words):
        remote.call(method, path, body)


def test_the_clock_is_moved_over_http(carrier, remote):
    before = carrier.clock.now()
    assert remote.call("POST", "/clock", {"advance": 60})["now"] == before + 60


def test_without_a_carrier_one_sentence_says_what_to_do():
    with pytest.raises(NoCarrier, match="start everything with `make run`"):
        RemoteCarrier("http://127.0.0.1:9").about()


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://127.0.0.1:8000", 200),
        ("http://localhost:8000", 200),
        ("https://example.com", 403),
        ("null", 403),
        (None, 200),
    ],
)
def test_only_pages_of_this_machine_may_use_it(carrier, origin, status):
    headers = {"Origin": origin} if origin else {}
    response = urllib3.request("GET", f"{carrier.url}/sim/", headers=headers)
    assert response.status == status
    allowed = response.headers.get("Access-Control-Allow-Origin")
    assert allowed == (origin if status == 200 else None)


def test_another_name_for_this_machine_is_refused(carrier):
    response = urllib3.request("GET", f"{carrier.url}/sim/", headers={"Host": "example.com"})
    assert response.status == 403
