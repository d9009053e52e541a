"""Whatever a caller does: no silence, no endless call, no state that JSON loses."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.heard import DialEnded, Digits, Heard, Silence, Speech
from bot.dialogue.instructions import Connect, Hangup, Listen, Say, Transfer
from bot.dialogue.limits import TURNS_PER_CALL
from nlu.model import Entity, Reading, Recognition

from .calls import LENS, LILLE, LINE, SAINT_DENIS, Call
from .errand import errand

INTENTS = [
    "find_dealer",
    "show_schedule",
    "speak_to_agent",
    "affirm",
    "deny",
    "repeat",
    "help",
    "goodbye",
    "back",
    "thanks",
    "wait",
    "unsure",
    "change_language",
    "inform",
    "out_of_scope",
    "complaint",
]

readings = st.sampled_from([(), (LILLE,), (LENS,), SAINT_DENIS])
choices = st.sampled_from(["again", "connect", "done", "0", "1", "9", "nowhere"])
entities = st.one_of(
    st.builds(lambda r: Entity("place", "…", readings=r), readings),
    st.builds(lambda c: Entity("choice", c, readings=(Reading(c, c),)), choices),
    st.just(Entity("service", "pneus", readings=(Reading("tyres", "pneus"),))),
)
recognitions = st.builds(
    Recognition,
    text=st.text(max_size=20),
    intent=st.sampled_from(INTENTS),
    confidence=st.floats(0, 1),
    entities=st.lists(entities, max_size=2).map(tuple),
    source=st.sampled_from(["model", "grammar", "expected", "command"]),
    language=st.sampled_from([None, "fr", "en", "de"]),
)
heard: st.SearchStrategy[Heard] = st.one_of(
    st.just(Silence()),
    st.builds(Digits, st.text("0123456789*#", min_size=1, max_size=6)),
    st.builds(Speech, recognitions, st.none() | st.floats(0, 1)),
    st.builds(DialEnded, st.booleans(), st.sampled_from(["completed", "busy", "no-answer"])),
)

#: The last turn may announce a transfer, and each transfer may fail once more.
LONGEST = TURNS_PER_CALL + 6


def obey(call: Call, said: Heard, reached: bool) -> None:
    """Give the line what it waits for: a dialling line brings back how the dial ended."""
    if isinstance(call.ending, Transfer | Connect):
        call.dial_ends(bridged=reached)
    elif isinstance(said, DialEnded):
        call.silence()
    else:
        call.hear(said)
    while call.turn.consult is not None:
        if reached:
            call.answer(dealers=[1])
        else:
            call.unavailable()


@given(
    st.lists(st.tuples(heard, st.booleans()), min_size=1, max_size=12), st.booleans(), st.booleans()
)
def test_every_call_ends_within_its_limits_with_an_outcome(
    events: list[tuple[Heard, bool]], people: bool, forever: bool
) -> None:
    call = Call(errand(), replace(LINE, people=people))
    for turn, (said, reached) in enumerate(itertools.cycle(events)):
        if call.over:
            break
        assert turn < LONGEST, "the call never ends"
        obey(call, said, reached and not forever)
    assert call.session.outcome in {"resolved", "handed_over", "hung_up"}


@given(st.lists(heard, max_size=12))
def test_every_turn_speaks_and_ends_in_exactly_one_way(events: list[Heard]) -> None:
    call = Call(errand())
    for said in events:
        obey(call, said, True)
        *before, last = call.instructions
        assert all(isinstance(each, Say) for each in before)
        assert isinstance(last, Listen | Connect | Transfer | Hangup)
        assert before or isinstance(last, Hangup), "a turn without a word is only a hang-up"


@given(st.lists(heard, max_size=8))
def test_words_out_of_place_never_raise(events: list[Heard]) -> None:
    call = Call(errand())
    for said in events:
        call.hear(said)
        while call.turn.consult is not None:
            call.answer(dealers=[])
