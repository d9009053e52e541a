"""Spoken numbers come back as the digits that were meant."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.numbers import find_digits, spoken_digits, whole_number
from tests.nlu.conftest import ROOT
from tests.nlu.french_speech import below_hundred, digit_by_digit, in_groups

with (ROOT / "nlu/data/places/postal_codes.csv").open(encoding="utf-8") as file:
    POSTAL_CODES = [row["postal_code"] for row in csv.DictReader(file)]

telephones = st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True)


@given(st.sampled_from(POSTAL_CODES), st.booleans())
def test_a_postal_code_said_as_two_and_three_digits_comes_back(code: str, belgian: bool) -> None:
    ways = spoken_digits(in_groups(code, 2, 3, belgian=belgian), 5)
    # Without its hyphens "vingt deux cent un" is 20-201 as well as 22-101.
    assert code in ways if code[1] == "0" and code[2] != "0" else ways[0] == code


@given(st.sampled_from(POSTAL_CODES))
def test_a_postal_code_said_digit_by_digit_comes_back(code: str) -> None:
    assert spoken_digits(digit_by_digit(code), 5)[0] == code


@given(st.sampled_from(POSTAL_CODES))
def test_a_postal_code_said_as_two_one_and_two_digits_is_among_the_ways(code: str) -> None:
    assert code in spoken_digits(in_groups(code, 2, 1, 2), 5)


@given(st.sampled_from([code for code in POSTAL_CODES if code[0] != "0" and code[2:] != "000"]))
def test_a_postal_code_said_with_thousand_comes_back(code: str) -> None:
    spoken = f"{below_hundred(int(code[:2]))} mille {in_groups(str(int(code[2:])), 3)}"
    assert spoken_digits(spoken, 5)[0] == code


@given(telephones)
def test_a_telephone_said_in_pairs_comes_back(number: str) -> None:
    assert number in spoken_digits(in_groups(number, 2, 2, 2, 2, 2), 10)


@given(telephones)
def test_a_telephone_said_digit_by_digit_comes_back(number: str) -> None:
    assert spoken_digits(digit_by_digit(number), 10)[0] == number


@given(st.text(max_size=60), st.integers(1, 10), st.sampled_from(["fr", "en"]))
def test_whatever_is_said_only_digits_of_the_right_length_come_back(
    text: str, length: int, language: str
) -> None:
    for digits in spoken_digits(text, length, language):
        assert len(digits) == length
        assert digits.isdecimal()


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("cinquante-neuf six cent cinquante", "59650"),
        ("soixante-quinze zéro onze", "75011"),
        ("soixante-quinze mille onze", "75011"),
        ("59 650", "59650"),
        ("60 15 0 11", "75011"),
        ("cinquante neuf et trois zéros", "59000"),
        ("treize double zéro un", "13001"),
        ("soixante et onze cent", "71100"),
        ("euh cinquante-neuf alors six cent cinquante", "59650"),
    ],
)
def test_a_postal_code_is_heard_however_it_was_split(said: str, digits: str) -> None:
    assert spoken_digits(said, 5)[0] == digits


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("five nine six five oh", "59650"),
        ("seventy-five zero eleven", "75011"),
        ("fifty-nine thousand six hundred and fifty", "59650"),
        ("seven five double oh one", "75001"),
    ],
)
def test_english_numbers_are_heard(said: str, digits: str) -> None:
    assert spoken_digits(said, 5, "en")[0] == digits


@pytest.mark.parametrize("said", ["lille", "cinquante-neuf", "", "un deux trois", "mille et une"])
def test_what_is_no_postal_code_gives_none(said: str) -> None:
    assert spoken_digits(said, 5) == ()


def test_digits_are_found_inside_a_sentence_with_their_place() -> None:
    text = "je suis dans le cinquante-neuf six cent cinquante et ma voiture fume"
    (found,) = find_digits(text, 5)
    assert found.digits == "59650"
    assert text[found.start : found.end] == "cinquante-neuf six cent cinquante"


@pytest.mark.parametrize(
    "sentence",
    [
        "mon numéro d'abonné c'est le 412 23 06",
        "ça affiche p deux cent quatorze",
        "neuf euros quatre-vingt-dix",
        "appelez-moi au zéro six douze trente-quatre cinquante-six soixante-dix-huit",
    ],
)
def test_other_numbers_are_not_taken_for_a_postal_code(sentence: str) -> None:
    assert find_digits(sentence, 5) == []


@given(st.integers(0, 99), st.booleans())
def test_every_number_below_a_hundred_is_read(number: int, belgian: bool) -> None:
    words = below_hundred(number, belgian).replace("-", " ").replace("é", "e").split()
    assert whole_number(words) == number
