"""The log tells what happened, and neither who rang nor what was said."""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot import logs
from bot.dialogue import session
from bot.sessions.redis import RedisSessions, connect
from tests.voice.world import CALL, World

CALLER, WORDS = "+33261910012", "mon garage de Lille appartient à Madame Delacroix"
NUMBER = re.compile(r"(?<![\w.])\+?\d{8,}(?![\w.])")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """Everything that a whole process would write, in one text."""
    text = io.StringIO()
    handler = logging.StreamHandler(text)
    handler.setFormatter(logs.Masking(("decroche-development-token", "s3cret-of-redis")))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield text
    root.removeHandler(handler)
    root.setLevel(before)


def test_a_turn_is_one_line_with_call_line_turn_intent_and_source(log: io.StringIO) -> None:
    world = World()
    world.bring(world.ring(), SpeechResult=WORDS)
    first, second = log.getvalue().splitlines()
    assert f"turn call={CALL} line=auto turn=0 heard=nothing does=listen ms=0" in first
    said = "heard=speech intent=find_dealer confidence=0.90 source=model"
    assert f"turn call={CALL} line=auto turn=1 {said} does=listen ms=0" in second


def test_words_that_are_ours_as_well_stay_in_our_own_lines(log: io.StringIO) -> None:
    world = World()
    world.bring(world.ring(), SpeechResult="call my garage line turn goodbye")
    assert f"turn call={CALL} line=auto turn=1" in log.getvalue()


def test_no_number_no_token_and_no_spoken_word_is_ever_in_the_log(
    log: io.StringIO, tmp_path: Path
) -> None:
    world = World()
    greeting = world.ring()
    world.ring()
    found = world.bring(greeting, SpeechResult=WORDS, Confidence="0.8")
    world.bring(found, Digits="59650")
    world.recogniser.bug = ValueError(f"cannot understand {WORDS!r} of {CALLER} (0261910012)")
    world.bring(greeting, SpeechResult=WORDS)
    world.post(f"/voice/turn?call={CALL}&n=3", SpeechResult=WORDS)
    world.ring(To="+33199009999", CallSid="CA9")
    world.post("/voice/turn?call=CA8&n=1", SpeechResult=WORDS)
    world.post("/voice/incoming", sign=False)
    world.post("/voice/status", CallStatus="completed")
    client = connect("redis://:s3cret-of-redis@127.0.0.1:1/0", connect_ms=100, answer_ms=100)
    down = World(RedisSessions(client, life_seconds=60, most_facts=10))
    down.ring()
    logging.getLogger("bot").error("token %s", world.settings.auth_token)

    text = log.getvalue()
    assert "Traceback" in text
    assert "ValueError" in text
    for secret in (CALLER, "0261910012", "261910012", "s3cret", "decroche-development-token"):
        assert secret not in text, secret
    for word in WORDS.split():
        if len(word) > 3:
            assert word.lower() not in text.lower().replace("find_dealer", ""), word
    assert "59650" not in text
    assert not NUMBER.search(text.replace(CALL, "")), NUMBER.search(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ring +33261910012 now", "ring ***12 now"),
        ("From=%2B33261910012&To=x", "From=***12&To=x"),
        ("01 99 00 00 01, 02.61.91.00.12", "***01, ***12"),
        ("+33 1 99 00 00 01", "***01"),
        ("0033199000001", "***01"),
        ("sip:33199000001@pbx", "sip:***01@pbx"),
        (f"call={CALL}", f"call={CALL}"),
        ("2026-11-23T10:00:00.123456+00:00", "2026-11-23T10:00:00.123456+00:00"),
        ("2026-11-23 10:00:00,123 pid 123456", "2026-11-23 10:00:00,123 pid 123456"),
        ("59650 and 12 ms", "59650 and 12 ms"),
    ],
)
def test_numbers_are_masked_however_they_are_written(text: str, shown: str) -> None:
    assert logs.masked(text) == shown


def test_a_call_of_a_line_or_flows_that_are_no_more_is_one_line_and_no_traceback(
    log: io.StringIO,
) -> None:
    world = World()
    greeting = world.ring()
    shipped = world.settings
    kept = tuple(line for line in shipped.lines if line.name != "auto")
    later = World(world.sessions, replace(shipped, lines=kept))
    for _ in range(2):
        assert later.bring(greeting, SpeechResult="un garage").verbs == ["Say", "Hangup"]
    later.post("/voice/status", CallStatus="completed")
    _, first, second, third = log.getvalue().splitlines()
    assert f"ERROR bot.voice.failure call={CALL} goes to a person: there is no line 'auto'" in first
    assert first[24:] == second[24:]
    assert "is not known to have ended" in third


def test_a_call_that_another_version_kept_is_one_line_and_holds_nobody_up(
    log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = World()
    greeting = world.ring()
    monkeypatch.setattr(session, "VERSION", 2)
    for _ in range(2):
        assert world.bring(greeting, SpeechResult="un garage").number == "+33199000101"
    assert "Traceback" not in log.getvalue()
    assert log.getvalue().count("session of version 1, expected 2") == 2


def test_a_parameter_cannot_write_lines_of_its_own(log: io.StringIO) -> None:
    world = World()
    world.ring(CallSid="CA1\nERROR forged")
    world.ring(To="+33199009999\nERROR forged")
    first, second = log.getvalue().splitlines()
    assert "call=unknown goes to a person: its CallSid is 'CA1\\nERROR forged'" in first
    assert "99\\nERROR forged', which is no line" in second
