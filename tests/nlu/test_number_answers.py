"""A question that asks for digits gets them, however the caller gives and corrects them."""

import pytest

from nlu.model import Expected
from nlu.understanding import Understanding


@pytest.mark.parametrize(
    ("said", "kind", "digits", "span"),
    [
        ("06 12 34 56 78 non pardon 79", "telephone", "0612345679", "06 12 34 56 78 non pardon 79"),
        ("c'est le 412 23 06", "subscriber_number", "4122306", "412 23 06"),
        ("mon numéro c'est le 4 cent 12 23 06", "subscriber_number", "4122306", "4 cent 12 23 06"),
        (
            "abonné depuis dix ans et mon numéro c'est quatre cent douze vingt-trois zéro six",
            "subscriber_number",
            "4122306",
            "quatre cent douze vingt-trois zéro six",
        ),
    ],
)
def test_expected_digits_are_understood(
    grammar_only: Understanding, said: str, kind: str, digits: str, span: str
) -> None:
    heard = grammar_only.recognise(said, Expected(kinds=(kind,)), "fr")
    (entity,) = heard.entities
    assert heard.intent == "inform"
    assert (entity.kind, entity.text, entity.readings[0].value) == (kind, span, digits)
    assert said[entity.start : entity.end] == span


def test_a_no_with_the_right_number_carries_it(grammar_only: Understanding) -> None:
    expected = Expected(kinds=("subscriber_number",), yes_no=True)
    heard = grammar_only.recognise("non c'est le 412 23 07", expected, "fr")
    assert heard.intent == "deny"
    assert heard.entities[0].readings[0].value == "4122307"
