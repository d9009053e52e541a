from bot.dialogue.flow import Node
from bot.dialogue.instructions import Listen
from bot.dialogue.steps.menu import Menu, MenuChoice
from bot.dialogue.steps.say import Say

from ..calls import Call, flow, flows

MENU = Menu(
    "what_now",
    (
        MenuChoice("next", target="next", key="1"),
        MenuChoice("done", target="done", key="2", intents=("deny",)),
    ),
)
FLOWS = flows(flow("main", Node("menu", MENU), Node("next", Say("n")), Node("done", Say("d"))))


def test_a_key_takes_its_choice() -> None:
    assert Call(FLOWS).press("1").heard == ["n", "d", "goodbye"]


def test_words_take_the_choice_they_name() -> None:
    assert Call(FLOWS).choose("done").heard == ["d", "goodbye"]


def test_an_intent_takes_the_choice_that_claims_it() -> None:
    assert Call(FLOWS).say("deny").heard == ["d", "goodbye"]


def test_an_unsure_intent_takes_no_choice() -> None:
    assert Call(FLOWS).say("deny", 0.2).heard == ["what_now:lost:1"]


def test_a_key_that_is_not_offered_is_not_understood() -> None:
    assert Call(FLOWS).press("7").heard == ["what_now:lost:1"]


def test_the_question_tells_the_line_its_choices_and_their_words() -> None:
    ending = Call(FLOWS).ending
    assert isinstance(ending, Listen)
    assert [(c.name, c.key, c.phrases) for c in ending.expected.choices] == [
        ("next", "1", ("le suivant",)),
        ("done", "2", ()),
    ]
    assert ending.expected.yes_no
