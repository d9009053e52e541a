"""Commands work when they are said alone, whatever the question; sentences are no commands."""

import pytest

from nlu.model import Choice, Expected
from nlu.phrase_files import read_commands
from nlu.understanding import Understanding
from tests.nlu.conftest import ROOT

ASKED = Expected(kinds=("place", "postal_code"), yes_no=True, digits=5)


@pytest.mark.parametrize("expected", [Expected(), ASKED])
@pytest.mark.parametrize(
    ("said", "language", "intent"),
    [
        ("conseiller", "fr", "speak_to_agent"),
        ("un conseiller s'il vous plaît", "fr", "speak_to_agent"),
        ("euh quelqu'un", "fr", "speak_to_agent"),
        ("je veux parler à un humain", "fr", "speak_to_agent"),
        ("I want to speak to someone", "en", "speak_to_agent"),
        ("répétez s'il vous plaît", "fr", "repeat"),
        ("pardon", "fr", "repeat"),
        ("could you repeat that please", "en", "repeat"),
        ("aide", "fr", "help"),
        ("qu'est-ce que je peux faire ici", "fr", "help"),
        ("retour", "fr", "back"),
        ("revenir en arrière", "fr", "back"),
        ("go back", "en", "back"),
        ("au revoir", "fr", "goodbye"),
        ("non merci au revoir", "fr", "goodbye"),
        ("no thanks bye", "en", "goodbye"),
        ("english please", "fr", "change_language"),
        ("en français", "en", "change_language"),
        ("operator", "fr", "speak_to_agent"),
    ],
)
def test_a_command_said_alone_always_works(
    grammar_only: Understanding, expected: Expected, said: str, language: str, intent: str
) -> None:
    understood = grammar_only.recognise(said, expected, language)
    assert (understood.intent, understood.confidence, understood.source) == (intent, 1.0, "command")


@pytest.mark.parametrize(
    "said",
    [
        "un conseiller m'a appelé hier et depuis ma box ne marche plus",
        "non merci",
        "oui",
        "oui merci",
    ],
)
def test_a_sentence_that_merely_holds_one_is_no_command(
    grammar_only: Understanding, said: str
) -> None:
    assert grammar_only.recognise(said, Expected(), "fr").source != "command"


def test_the_language_asked_for_is_an_entity(grammar_only: Understanding) -> None:
    understood = grammar_only.recognise("in English please", Expected(), "fr")
    entity = understood.entity("language")
    assert entity is not None
    assert entity.readings[0].value == "en"
    assert understood.language is None


def test_a_choice_of_the_question_comes_before_a_command(grammar_only: Understanding) -> None:
    menu = Expected(choices=(Choice("again", "2", ("répéter",)), Choice("done", "3", ("rien",))))
    understood = grammar_only.recognise("répéter", menu, "fr")
    assert understood.source == "expected"
    assert understood.entity("choice") is not None


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_of_the_dialogue_has_phrases(language: str) -> None:
    known = set(read_commands(ROOT / "nlu/data", language).intents.values())
    assert known >= {"speak_to_agent", "repeat", "help", "back", "goodbye"}
