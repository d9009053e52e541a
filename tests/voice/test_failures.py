"""Nobody hears silence: whatever fails, the line gets a document that leads to a person."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from bot import hours
from bot.dialogue.errors import FlowLoop
from bot.sessions.memory import MemorySessions
from bot.sessions.redis import RedisSessions, connect
from tests.dialogue.errand import errand
from tests.voice.world import CALL, COMMON, Heard, World, settings, signature

APOLOGY = "Excusez-nous"
NOBODY = "Nous sommes désolés, personne ne peut prendre votre appel"


def broken_store(folder: Path) -> RedisSessions:
    client: Any = connect(f"unix://{folder}/none.sock", connect_ms=100, answer_ms=100)
    return RedisSessions(client, life_seconds=7200, most_facts=1000)


def test_without_a_store_the_caller_hears_sorry_and_gets_a_person(tmp_path: Path) -> None:
    world = World(broken_store(tmp_path))
    heard = world.ring()
    assert heard.verbs == ["Say", "Dial"]
    assert heard.said[0].startswith(APOLOGY)
    assert heard.number == "+33199000101"
    assert world.ring().bytes == heard.bytes


def test_a_store_that_fails_in_mid_call_leads_to_the_person_of_the_language(tmp_path: Path) -> None:
    world = World()
    greeting = world.ring()
    english = greeting.action.replace("language=fr", "language=en")
    broken = World(broken_store(tmp_path))
    heard = Heard(broken.post(english, SpeechResult="hello"))
    assert heard.said[0].startswith("We are sorry")
    assert heard.number == "+33199000101"


def test_when_that_person_does_not_answer_the_caller_is_told_and_not_left(tmp_path: Path) -> None:
    world = World(broken_store(tmp_path))
    sorry = world.ring()
    heard = world.bring(sorry, DialCallStatus="no-answer", DialBridged="false")
    assert heard.said[0].startswith(NOBODY)
    assert heard.verbs == ["Say", "Hangup"]


def test_who_has_talked_to_a_person_is_not_dialled_another(tmp_path: Path) -> None:
    world = World(broken_store(tmp_path))
    talked = {"DialCallStatus": "completed", "DialBridged": "true"}
    assert world.bring(world.ring(), **talked).verbs == ["Hangup"]
    assert Heard(world.post(f"/voice/turn?call={CALL}&n=1", **talked)).verbs == ["Hangup"]


def test_out_of_hours_a_failure_says_so_and_hangs_up(tmp_path: Path) -> None:
    world = World(broken_store(tmp_path))
    lines = world.settings.lines
    closed = World(
        broken_store(tmp_path),
        settings(lines=tuple(_with_hours(line, "Mo-Fr 09:00-18:00") for line in lines)),
    )
    closed.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)  # a Sunday
    assert closed.ring().verbs == ["Say", "Hangup"]


def _with_hours(line: Any, text: str) -> Any:
    return replace(line, hours=hours.parse(text))


def test_a_bug_in_the_middle_of_a_call_apologises_and_goes_to_a_person() -> None:
    world = World()
    greeting = world.ring()
    world.recogniser.bug = FlowLoop("round and round")
    heard = world.bring(greeting, SpeechResult="un garage")
    assert heard.said == ["transfer_bot_failed"]
    assert heard.number == "+33199000101"
    over = world.bring(heard, DialCallStatus="completed", DialBridged="true")
    assert over.verbs == ["Hangup"]


def test_a_bug_before_the_first_word_apologises_and_goes_to_a_person() -> None:
    world = World(flows=_without("main"))
    heard = world.ring()
    assert heard.said[0].startswith(APOLOGY)
    assert heard.number == "+33199000101"


def _without(name: str) -> Any:
    made = errand()
    return replace(made, flows={k: v for k, v in made.flows.items() if k != name})


def test_a_backend_that_is_down_ends_at_a_person() -> None:
    world = World()
    world.backends.down = True
    heard = world.bring(world.ring(), SpeechResult="un garage à Lille")
    assert heard.said == ["transfer_backend_down"]
    assert heard.number == "+33199000101"


def test_a_call_that_was_forgotten_goes_to_a_person() -> None:
    world = World()
    greeting = world.ring()
    forgotten = World(MemorySessions())
    heard = forgotten.bring(greeting, SpeechResult="un garage")
    assert heard.said[0].startswith(APOLOGY)
    assert heard.number == "+33199000101"


def test_a_number_that_is_no_line_is_told_so_and_hung_up() -> None:
    heard = World().ring(To="+33199009999")
    assert heard.said[0].startswith("Nous sommes désolés, le numéro")
    assert heard.verbs == ["Say", "Hangup"]


@pytest.mark.parametrize(
    "form",
    [{}, {"To": "+33199000001"}, {"CallSid": ""}, {"CallSid": CALL, "To": "\ufffd\x00"}],
)
@pytest.mark.parametrize("path", ["/voice/incoming", "/voice/turn", "/voice/status"])
def test_a_signed_request_that_says_too_little_still_gets_a_document(
    path: str, form: dict[str, str]
) -> None:
    assert Heard(World().post(path, form=form)).root.tag == "Response"


def test_an_address_we_do_not_have_still_gets_a_document() -> None:
    assert Heard(World().post("/voice/nowhere")).number == "+33199000101"


@pytest.mark.parametrize(
    "caller", ["anonymous", "Restricted", "", "+266696687", "client:web", "sip:a@b.example"]
)
def test_a_withheld_number_is_no_number(caller: str) -> None:
    world = World()
    world.ring(From=caller)
    kept = world.sessions.load(CALL)
    assert kept is not None
    assert kept.caller == ""


@pytest.mark.parametrize("status", ["completed", "busy", "no-answer", "failed", "canceled"])
def test_the_status_callback_closes_the_call_once(status: str) -> None:
    world = World()
    world.ring()
    for _ in range(2):
        assert Heard(world.post("/voice/status", CallStatus=status)).verbs == []
    facts = [text for _, text in world.sessions.facts if "CallEnded" in text]
    assert facts == ['{"fact":"CallEnded","outcome":"hung_up"}']


def test_a_status_on_the_way_or_of_an_unknown_call_changes_nothing() -> None:
    world = World()
    world.post("/voice/status", CallStatus="completed")
    world.ring()
    world.post("/voice/status", CallStatus="in-progress")
    assert not any("CallEnded" in text for _, text in world.sessions.facts)


def test_a_status_that_cannot_be_kept_changes_nothing_on_the_line(tmp_path: Path) -> None:
    down = World(broken_store(tmp_path))
    heard = Heard(down.post("/voice/status", CallStatus="completed"))
    assert heard.verbs == []


def test_a_webhook_set_to_get_by_mistake_still_reaches_a_person() -> None:
    world = World()
    target = "/voice/incoming?" + urlencode(COMMON)
    url = world.settings.public_url + target
    headers = {"X-Twilio-Signature": signature(world.settings.auth_token, url, {})}
    assert Heard(world.client.get(target, headers=headers)).number == "+33199000101"


@pytest.mark.parametrize("sid", ["CA1\nERROR forged", "CA" + "0" * 63, "CA\x00", "é"])
def test_a_call_id_that_is_none_reaches_a_person_and_is_kept_nowhere(sid: str) -> None:
    world = World()
    assert world.ring(CallSid=sid).number == "+33199000101"
    assert world.sessions.load(sid) is None


def test_a_failure_of_a_line_that_is_no_more_ends_politely() -> None:
    heard = Heard(World().post("/voice/apology?line=removed", DialCallStatus="no-answer"))
    assert heard.said[0].startswith(NOBODY)
