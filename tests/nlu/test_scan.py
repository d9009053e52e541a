"""Places inside sentences: those that are there, and none that are not."""

import pytest

from nlu.understanding import Understanding


def found(grammar_only: Understanding, text: str, language: str = "fr") -> list[tuple[str, str]]:
    return [(entity.kind, entity.text) for entity in grammar_only.places.find(text, language)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("je suis près de Lens et ma voiture fume", "Lens"),
        (
            "euh bonjour je cherche le garage le plus proche de villeneuve d'ascq",
            "villeneuve d'ascq",
        ),
        ("il y a quelqu'un au Mans pour la carrosserie", "Mans"),
        ("j'habite à La Rochelle depuis peu", "La Rochelle"),
        ("je suis tombé en panne à annessi ce matin", "annessi"),
        ("un garage dans la Drôme", "la Drôme"),
        ("un garage au nord de Lens", "Lens"),
        ("je veux aller à Poitiers dans la Vienne demain", "Poitiers dans la Vienne"),
        ("un concessionnaire sur Paris onzième si possible", "Paris onzième"),
        ("le garage de Saint-Étienne est fermé", "Saint-Étienne"),
        ("on est à Sens", "Sens"),
    ],
)
def test_a_place_is_found_with_its_span(grammar_only: Understanding, text: str, place: str) -> None:
    assert found(grammar_only, text) == [("place", place)]


@pytest.mark.parametrize(
    "text",
    [
        "ma box ne marche plus depuis hier soir",
        "vous avez combien de tours à faire",
        "je voudrais parler à un conseiller",
        "c'est quand Des racines et des ailes",
        "est-ce que j'ai droit à canal plus",
        "ma belle-sœur a eu une invitation",
        "le prochain prélèvement c'est quand",
        "il y avait une faute dans le bandeau",
        "elle a trente mille kilomètres",
        "oui avec plaisir",
        "y a-t-il une émission cette semaine",
        "dans ce sens je ne suis pas d'accord",
    ],
)
def test_everyday_words_are_no_places(grammar_only: Understanding, text: str) -> None:
    assert found(grammar_only, text) == []


def test_english_sentences(grammar_only: Understanding) -> None:
    near = "is there a garage near Annecy that does tyres"
    assert found(grammar_only, near, "en") == [("place", "Annecy")]
    assert found(grammar_only, "have a nice day", "en") == []


def test_a_postal_code_in_a_sentence(grammar_only: Understanding) -> None:
    text = "je suis au cinquante-neuf six cent cinquante et je cherche un garage"
    assert found(grammar_only, text) == [("postal_code", "cinquante-neuf six cent cinquante")]
