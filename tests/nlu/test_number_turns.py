"""Digits given over several turns grow into the whole number, and nothing is doubled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.numbers import merge, some_digits
from tests.nlu.french_speech import digit_by_digit, in_groups

telephones = st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True)


@given(telephones, st.sampled_from([2, 4, 6, 8]))
def test_two_halves_of_a_telephone_make_it_whole(digits: str, cut: int) -> None:
    first = in_groups(digits[:cut], *(2,) * (cut // 2))
    rest = in_groups(digits[cut:], *(2,) * (5 - cut // 2))
    caught = some_digits(first, 10)
    assert digits[:cut] in caught
    assert digits in merge(digits[:cut], rest, 10)


@given(telephones, telephones)
def test_a_whole_number_replaces_what_was_caught(first: str, digits: str) -> None:
    assert merge(first[:6], digit_by_digit(digits), 10)[0] == digits


@pytest.mark.parametrize(
    ("partial", "more", "length", "meant"),
    [
        ("", "zéro six douze", 10, "0612"),
        ("0612", "trente-quatre cinquante-six soixante-dix-huit", 10, "0612345678"),
        ("0612", "et puis 34 56 78 voilà", 10, "0612345678"),
        ("0612", "trente-quatre", 10, "061234"),
        ("061234", "trente-quatre cinquante-six soixante-dix-huit", 10, "0612345678"),
        ("0612", "zéro six douze trente-quatre", 10, "061234"),
        ("0612", "non zéro six treize", 10, "0613"),
        ("0612", "non treize trente-quatre cinquante-six soixante-dix-huit", 10, "0613345678"),
        ("0612345668", "non soixante-neuf", 10, "0612345669"),
        ("0612345678", "non pas 34, 35", 10, "0612355678"),
        ("0612345678", "à la fin c'est 87", 10, "0612345687"),
        ("0612345678", "au début c'est zéro sept", 10, "0712345678"),
        ("0612", "je recommence zéro sept", 10, "07"),
        ("59", "six cent cinquante", 5, "59650"),
        ("412", "vingt-trois zéro six", 7, "4122306"),
        ("412", "quatre cent douze vingt-trois zéro six", 7, "4122306"),
    ],
)
def test_what_a_turn_adds(partial: str, more: str, length: int, meant: str) -> None:
    assert merge(partial, more, length)[0] == meant


@pytest.mark.parametrize("more", ["bonjour", "", "non", "à Lille"])
def test_a_turn_without_digits_adds_nothing(more: str) -> None:
    assert merge("0612", more, 10) == ()


def test_english_turns_too() -> None:
    assert merge("0612", "thirty-four fifty-six seventy-eight", 10, "en")[0] == "0612345678"
    assert merge("0612345668", "no sixty-nine", 10, "en")[0] == "0612345669"


@given(st.text(max_size=40), st.text("0123456789", max_size=9), st.sampled_from(["fr", "en"]))
def test_whatever_is_said_never_more_digits_than_wanted(
    more: str, partial: str, language: str
) -> None:
    assert all(len(digits) <= 10 for digits in merge(partial, more, 10, language))
