"""The question's own grammar: yes and no, choices, and the value that was asked for."""

import pytest

from nlu.model import Choice, Expected, Recognition
from nlu.understanding import Understanding

PLACE = Expected(kinds=("place", "postal_code"), digits=5)
TELEPHONE = Expected(kinds=("telephone",), digits=10)
YES_NO = Expected(yes_no=True)
MENU = Expected(
    choices=(
        Choice("next", "1", ("le suivant", "un autre")),
        Choice("sms", "3", ("par SMS", "un texto", "l'adresse par SMS"), ("send_sms",)),
        Choice("connect", "4", ("appelez-le", "mettez-moi en relation"), ("affirm",)),
    ),
    yes_no=True,
    digits=1,
)
WHICH = Expected(
    kinds=("place", "postal_code"),
    choices=(
        Choice("0", "1", ("La Réunion", "Saint-Denis La Réunion")),
        Choice("1", "2", ("Seine-Saint-Denis", "Saint-Denis Seine-Saint-Denis")),
    ),
    yes_no=True,
    digits=1,
)


def chosen(understood: Recognition) -> object:
    entity = understood.entity("choice")
    return entity.readings[0].value if entity else None


@pytest.mark.parametrize(
    "said",
    ["oui", "ouais", "tout à fait", "oui oui bien sûr", "d'accord", "c'est ça", "ben oui",
     "volontiers", "euh oui s'il vous plaît", "pas de problème", "OK", "allez-y", "si si"],
)  # fmt: skip
def test_all_the_ways_of_yes_are_affirm(grammar_only: Understanding, said: str) -> None:
    understood = grammar_only.recognise(said, YES_NO, "fr")
    assert (understood.intent, understood.source) == ("affirm", "expected")
    assert understood.confidence >= 0.9


@pytest.mark.parametrize(
    "said",
    ["non", "nan", "non merci", "pas du tout", "absolument pas", "non non", "euh non pas vraiment",
     "jamais de la vie", "sans façon", "non c'est bon merci", "oui enfin non", "ce n'est pas ça"],
)  # fmt: skip
def test_all_the_ways_of_no_are_deny(grammar_only: Understanding, said: str) -> None:
    understood = grammar_only.recognise(said, YES_NO, "fr")
    assert (understood.intent, understood.source) == ("deny", "expected")


@pytest.mark.parametrize(
    ("said", "intent"),
    [("yes please", "affirm"), ("yeah sure", "affirm"), ("that's right", "affirm"),
     ("no thank you", "deny"), ("not really", "deny"), ("nope", "deny")],
)  # fmt: skip
def test_yes_and_no_in_english(grammar_only: Understanding, said: str, intent: str) -> None:
    assert grammar_only.recognise(said, YES_NO, "en").intent == intent


@pytest.mark.parametrize("expected", [YES_NO, MENU, PLACE, Expected()])
def test_a_no_with_a_place_is_a_deny_that_carries_it(
    grammar_only: Understanding, expected: Expected
) -> None:
    understood = grammar_only.recognise("non, plutôt Lens", expected, "fr")
    assert understood.intent == "deny"
    place = understood.entity("place")
    assert place is not None
    assert place.readings[0].label == "Lens"
    assert understood.text[place.start : place.end] == place.text == "Lens"


def test_a_sentence_that_begins_with_no_is_no_bare_no(grammar_only: Understanding) -> None:
    understood = grammar_only.recognise("non je cherche un garage à Lens", YES_NO, "fr")
    assert understood.entity("place") is not None
    assert (understood.intent, understood.source) != ("deny", "expected")


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("le suivant", "next"),
        ("euh un autre s'il vous plaît", "next"),
        ("par sms", "sms"),
        ("envoyez-moi ça par SMS", "sms"),
        ("appelez le", "connect"),
        ("3", "sms"),
        ("numéro quatre", "connect"),
        ("le premier", "next"),
        ("mettez moi en relasion", "connect"),
    ],
)
def test_a_choice_is_known_by_words_key_or_count(
    grammar_only: Understanding, said: str, choice: str
) -> None:
    assert chosen(grammar_only.recognise(said, MENU, "fr")) == choice


@pytest.mark.parametrize("said", ["pas par SMS", "par SMS ou un autre", "je voudrais résilier"])
def test_what_is_refused_or_unclear_is_no_choice(grammar_only: Understanding, said: str) -> None:
    assert chosen(grammar_only.recognise(said, MENU, "fr")) is None


@pytest.mark.parametrize(
    ("said", "choice"),
    [("la réunion", "0"), ("celui de la Réunion", "0"), ("Saint-Denis à la Réunion", "0"),
     ("le deuxième", "1"), ("la dernière", "1"), ("en Seine Saint Denis", "1"), ("2", "1")],
)  # fmt: skip
def test_namesakes_are_told_apart(grammar_only: Understanding, said: str, choice: str) -> None:
    assert chosen(grammar_only.recognise(said, WHICH, "fr")) == choice


@pytest.mark.parametrize(
    ("said", "kind", "label"),
    [
        ("59650", "postal_code", "59 650"),
        ("cinquante-neuf six cent cinquante", "postal_code", "59 650"),
        ("mon code postal c'est le soixante-quinze zéro onze", "postal_code", "75 011"),
        ("à lens", "place", "Lens"),
        ("lens", "place", "Lens"),
        ("euh je suis du côté de Lens en fait", "place", "Lens"),
        ("j'habite au Mans", "place", "Le Mans"),
        ("dans la Drôme", "place", "Drôme"),
        ("vilneuve dasque", "place", "Villeneuve-d'Ascq"),
        ("lyon troisième", "place", "Lyon 3e"),
    ],
)
def test_the_place_asked_for_is_understood(
    grammar_only: Understanding, said: str, kind: str, label: str
) -> None:
    understood = grammar_only.recognise(said, PLACE, "fr")
    assert (understood.intent, understood.source) == ("inform", "expected")
    (entity,) = understood.entities
    assert (entity.kind, entity.readings[0].label) == (kind, label)
    assert understood.text[entity.start : entity.end] == entity.text


def test_a_postal_code_that_does_not_exist_is_heard_and_means_nothing(
    grammar_only: Understanding,
) -> None:
    (entity,) = grammar_only.recognise("99999", PLACE, "fr").entities
    assert (entity.kind, entity.readings) == ("postal_code", ())


@pytest.mark.parametrize("said", ["je suis à Bruxelles", "près de Trifouillis", "à Genève"])
def test_a_place_that_nobody_knows_is_heard_and_means_nothing(
    grammar_only: Understanding, said: str
) -> None:
    understood = grammar_only.recognise(said, PLACE, "fr")
    entity = understood.entity("place")
    assert understood.intent == "inform"
    assert entity is not None
    assert entity.text == said.split()[-1]
    assert entity.readings == ()


def test_a_telephone_number_has_ten_digits(grammar_only: Understanding) -> None:
    said = "c'est le zéro six douze trente-quatre cinquante-six soixante-dix-huit"
    entity = grammar_only.recognise(said, TELEPHONE, "fr").entity("telephone")
    assert entity is not None
    assert entity.readings[0].value == "0612345678"
    assert entity.readings[0].label == "06 12 34 56 78"


@pytest.mark.parametrize(
    "said", ["un garage", "je voudrais résilier mon abonnement", "je sais pas", "c'est bon"]
)
def test_an_answer_that_is_no_place_is_not_forced_to_be_one(
    grammar_only: Understanding, said: str
) -> None:
    assert grammar_only.recognise(said, PLACE, "fr").entity("place", "postal_code") is None


@pytest.mark.parametrize(
    ("said", "choice"), [("le troisième", None), ("trois", "3"), ("numéro 3", "3")]
)
def test_of_many_choices_only_their_keys_are_counted(
    grammar_only: Understanding, said: str, choice: str | None
) -> None:
    many = Expected(choices=tuple(Choice(n, n, (f"le choix {w}",)) for n, w in _LETTERS), digits=1)
    assert chosen(grammar_only.recognise(said, many, "fr")) == choice


_LETTERS = tuple(zip("12345", ("alpha", "bravo", "charlie", "delta", "echo"), strict=True))
