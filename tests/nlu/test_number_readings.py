"""Where words can be several numbers, all are given, the likeliest first."""

from decimal import Decimal

import pytest

from nlu.numbers import (
    amounts,
    find_digits,
    in_words,
    number,
    numbers,
    ordinal,
    read_back,
    some_digits,
    spoken_digits,
    values,
    whole_number,
)


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("vingt deux cent un", ("22101", "20201")),
        ("vingt-deux cent un", ("22101", "20201")),
        ("vingt, deux cent un", ("20201", "22101")),
        ("vingt deux cents", ("20200",)),
        ("soixante-quinze deux zéro un", ("75201", "75001")),
    ],
)
def test_the_likeliest_reading_of_a_postal_code_comes_first(
    said: str, readings: tuple[str, ...]
) -> None:
    assert spoken_digits(said, 5)[: len(readings)] == readings


def test_without_a_kind_hyphens_and_commas_join() -> None:
    assert numbers("vingt deux cent un")[:2] == ((22, 101), (20, 201))
    assert numbers("vingt-deux cent un") == ((22, 101),)
    assert numbers("vingt, deux cent un")[0] == (20, 201)
    assert numbers("quatre-vingt-dix") == ((90,),)
    assert numbers("quatre, vingt, dix") == ((4, 20, 10),)
    assert numbers("bonjour") == ()


def test_cents_corrected_may_be_units_too() -> None:
    assert amounts("neuf euros dix non quinze") == (Decimal("9.15"), Decimal("15.00"))
    assert amounts("vingt quatre vingt") == (Decimal("24.20"), Decimal("20.80"))


@pytest.mark.parametrize(
    ("said", "language", "place"),
    [
        ("premier", "fr", 1),
        ("la deuxième", "fr", 2),
        ("neuvième", "fr", 9),
        ("le vingt et unième", "fr", 21),
        ("soixante-dixième", "fr", 70),
        ("quatre-vingtième", "fr", 80),
        ("3e", "fr", 3),
        ("1er", "fr", 1),
        ("first", "en", 1),
        ("twenty-first", "en", 21),
        ("the twentieth", "en", 20),
        ("3rd", "en", 3),
        ("vingt", "fr", None),
        ("", "fr", None),
        ("bonjour", "fr", None),
    ],
)
def test_ordinals(said: str, language: str, place: int | None) -> None:
    assert ordinal(said, language) == place


def test_digits_that_stop_half_way_are_kept() -> None:
    assert some_digits("zéro six douze", 10)[0] == "0612"
    assert some_digits("euh quatre cent douze vingt-trois", 7)[0] == "41223"
    assert some_digits("bonjour", 10) == ()


def test_a_corrected_number_is_found_in_a_sentence() -> None:
    text = "mon numéro c'est le 06 12 34 56 78 non pardon 79 merci"
    (found,) = find_digits(text, 10)
    assert found.digits == "0612345679"
    assert text[found.start : found.end] == "06 12 34 56 78 non pardon 79"


def test_the_number_of_a_kind_is_found_in_a_sentence() -> None:
    assert values("rappelez ma fille au 06 12 34 56 78", "telephone") == ("0612345678",)
    assert values("nous serons trois s'il vous plaît", "number") == (3,)
    assert values("deux adultes et trois enfants", "number") == ()


def test_an_unknown_kind_says_which_there_are() -> None:
    with pytest.raises(ValueError, match="write one of postal_code, telephone"):
        values("un", "colour")


def test_numbers_are_read_back_in_groups() -> None:
    assert read_back("0612") == "zéro six, douze"
    assert read_back("75011") == "soixante-quinze, zéro onze"
    assert read_back("4122306") == "quatre cent douze, vingt-trois, zéro six"
    assert read_back("06", "en") == "zero six"
    assert read_back("123456", groups=(3, 3)) == "cent vingt-trois, quatre cent cinquante-six"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (71, "soixante et onze"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (200, "deux cents"),
        (80_000, "quatre-vingt mille"),
        (1_000_001, "un million un"),
    ],
)
def test_numbers_are_said_as_they_are_spelled(value: int, words: str) -> None:
    assert in_words(value) == words


def test_what_cannot_be_said_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be said"):
        in_words(-1)


def test_words_of_a_whole_number_are_its_value() -> None:
    assert whole_number(["douze", "cents"]) == 1200
    assert whole_number(["trois", "zero"]) is None
    assert number("vingt, deux") is None
