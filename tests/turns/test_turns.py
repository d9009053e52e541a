"""The use case of one turn, without HTTP: what is asked, kept, and repeated."""

from dataclasses import replace
from typing import Any

import pytest

from bot.dialogue.flow import Branch, Node
from bot.dialogue.instructions import Listen, Say, Transfer
from bot.dialogue.steps.action import Action
from bot.dialogue.steps.menu import Menu, MenuChoice
from bot.sessions.errors import Stale
from bot.sessions.memory import MemorySessions
from bot.sessions.port import Made
from bot.turns import (
    CallGone,
    DialOver,
    NoLonger,
    Nothing,
    Pressed,
    Spoken,
    TurnFailed,
    UnknownNumber,
)
from tests.dialogue.calls import flow, flows
from tests.voice.world import CALL, World

AUTO, CALLER = "+33199000001", "+33261910012"


def said(reply: Any) -> list[str]:
    return [each.text for each in reply.instructions if isinstance(each, Say)]


def begun() -> World:
    world = World()
    world.turns.incoming(CALL, AUTO, CALLER)
    return world


def test_speech_is_understood_in_the_light_of_the_question_and_the_language() -> None:
    world = begun()
    world.turns.turn(CALL, 1, Spoken("un garage"))
    world.turns.turn(CALL, 2, Spoken("à Lille"))
    (_, what, _), (text, place, language) = world.recogniser.asked
    assert [choice.name for choice in what.choices] == ["dealer"]
    assert (text, place.kinds, language) == ("à Lille", ("place", "postal_code"), "fr")


def test_only_keys_that_may_be_a_value_are_given_to_the_recogniser() -> None:
    world = begun()
    world.turns.turn(CALL, 1, Pressed("1"))
    world.turns.turn(CALL, 2, Pressed("9"))
    world.turns.turn(CALL, 3, Pressed("*#"))
    assert world.recogniser.asked == []
    world.turns.turn(CALL, 4, Pressed("59000"))
    assert [text for text, _, _ in world.recogniser.asked] == ["59000"]


def test_backends_are_asked_until_the_line_knows_what_to_do() -> None:
    world = begun()
    reply = world.turns.turn(CALL, 1, Spoken("un garage à Lille"))
    assert [consult.name for consult in world.backends.asked] == ["find_dealers"]
    assert said(reply) == ["dealer_found", "dealer_next"]
    assert isinstance(reply.instructions[-1], Listen)


def test_the_facts_of_a_turn_are_kept_once_with_it() -> None:
    world = begun()
    for _ in range(3):
        world.turns.turn(CALL, 1, Nothing())
    facts = [text for _, text in world.sessions.facts]
    assert sum("SilenceHeard" in fact for fact in facts) == 1


def test_a_call_keeps_the_flows_it_began_with() -> None:
    world = begun()
    asked: list[str] = []
    world.catalogue.get = lambda fingerprint: asked.append(fingerprint) or world.catalogue.flows
    world.turns.turn(CALL, 1, Nothing())
    assert asked == [world.catalogue.flows.fingerprint]


def test_a_line_that_is_no_more_fails_the_turn_and_lets_it_be_tried_again() -> None:
    world = begun()
    kept = world.sessions.load(CALL)
    assert kept is not None
    world.sessions.commit(
        Made(replace(kept, turn=1, line="gone"), (Transfer("asked"),), (), world.now)
    )
    for _ in range(2):
        with pytest.raises(NoLonger, match="no line"):
            world.turns.turn(CALL, 2, Nothing())


def test_a_turn_of_an_unknown_call_and_a_call_to_an_unknown_number_are_refused() -> None:
    world = World()
    with pytest.raises(CallGone):
        world.turns.turn(CALL, 1, Nothing())
    with pytest.raises(UnknownNumber):
        world.turns.incoming(CALL, "+33199009999", CALLER)


def test_a_turn_that_another_made_meanwhile_is_answered_with_the_others_reply() -> None:
    world = begun()
    other = World(world.sessions)
    first: list[Any] = []

    def overtaken(text: str, expected: Any, language: str) -> Any:
        world.sessions.give_back(CALL)  # as if the claim had run out
        first.append(other.turns.turn(CALL, 1, Nothing()))
        return recognise(text, expected, language)

    recognise = world.recogniser.recognise
    world.recogniser.recognise = overtaken  # type: ignore[method-assign]
    assert world.turns.turn(CALL, 1, Spoken("un garage")) == first[0]
    assert len([1 for _, fact in world.sessions.facts if "Understood" in fact]) == 0


def test_the_end_of_a_call_is_kept_once_though_the_call_still_moves() -> None:
    class Moving(MemorySessions):
        """Another turn comes in between reading the call and closing it."""

        moved = False

        def close(self, made: Made) -> None:
            if not self.moved:
                self.moved = True
                raise Stale("it went on")
            super().close(made)

    world = World(Moving())
    world.turns.incoming(CALL, AUTO, CALLER)
    world.endings.ended(CALL)
    world.endings.ended(CALL)
    assert [fact for _, fact in world.sessions.facts if "CallEnded" in fact] == [
        '{"fact":"CallEnded","outcome":"hung_up"}'
    ]


def test_a_flow_that_asks_the_backends_in_a_circle_ends_at_a_person() -> None:
    circle = flows(
        flow(
            "main",
            Node("what", Menu("what", (MenuChoice("go", target="ask", key="1"),))),
            Node("ask", Action("find_dealers"), (Branch(None, "ask"),)),
        )
    )
    world = World(flows=circle)
    world.turns.incoming(CALL, AUTO, CALLER)
    reply = world.turns.turn(CALL, 1, Pressed("1"))
    assert reply.instructions[-1] == Transfer("bot_failed")
    assert len(world.backends.asked) == 4


def test_a_bug_before_the_first_word_fails_the_turn_and_lets_it_be_tried_again() -> None:
    world = World(flows=flows(flow("another", Node("what", Menu("what", ())))))
    for _ in range(2):
        with pytest.raises(TurnFailed):
            world.turns.incoming(CALL, AUTO, CALLER)


def test_a_call_whose_flows_are_no_more_says_so_each_time_and_holds_nobody_up() -> None:
    world = begun()
    world.catalogue.forgotten = True
    for _ in range(2):
        with pytest.raises(NoLonger, match="kept nowhere"):
            world.turns.turn(CALL, 1, Nothing())
    world.catalogue.forgotten = False
    assert world.turns.turn(CALL, 1, Nothing()).turn == 1


def test_a_person_who_took_the_call_ends_it_and_a_late_status_says_so() -> None:
    world = begun()
    world.turns.turn(CALL, 1, Spoken("un conseiller"))
    world.turns.turn(CALL, 2, DialOver(True, "completed"))
    world.endings.ended(CALL)
    assert world.sessions.facts[-1][1] == '{"fact":"CallEnded","outcome":"handed_over"}'
