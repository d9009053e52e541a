"""Every number, telephone, postal code and subscriber number comes back in any style it is said."""

from hypothesis import given, settings
from hypothesis import strategies as st

from nlu.numbers import in_words, number, read_back, spoken_digits
from tests.nlu import english_speech as english
from tests.nlu import french_speech as french

numbers = st.one_of(st.integers(0, 10_000_000), st.integers(0, 120_000), st.integers(0, 1_200))
telephones = st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True)
subscribers = st.from_regex(r"[0-9]{7}", fullmatch=True)
postal_codes = st.from_regex(r"(0[1-9]|[1-8][0-9]|9[0-5])[0-9]{3}", fullmatch=True)

#: How callers group the digits of each kind.
PHONE_GROUPS = st.sampled_from(
    [(2,) * 5, (1,) * 10, (1, 3, 3, 3), (2, 2, 3, 3), (1, 1, 2, 2, 2, 2)]
)
SUBSCRIBER_GROUPS = st.sampled_from([(3, 2, 2), (1, 2, 2, 2), (2, 2, 3), (2, 3, 2), (1,) * 7])
POSTAL_GROUPS = st.sampled_from([(2, 3), (2, 1, 2), (1,) * 5])
hesitations = st.sampled_from([" ", " euh ", ", ", " alors ", "... ", " attendez "])
takes_back = st.sampled_from([" non ", ", non pardon, ", " euh non ", " je veux dire "])

#: "soixante dix" is 60-10 too, and "quatre vingt quatre vingt" 84-20, where no hyphen tells.
some = settings(max_examples=60)


def styled(digits: str, sizes: tuple[int, ...], belgian: bool) -> list[str]:
    return [french.padded(group, belgian) for group in french.groups(digits, sizes)]


@given(numbers, st.booleans(), st.booleans())
def test_a_whole_number_comes_back(said: int, belgian: bool, swiss: bool) -> None:
    words = french.whole(said, belgian, swiss)
    assert number(words) == said
    assert number(french.reformed(words)) == said
    assert number(french.unmarked(words)) == said


@given(numbers, st.integers(1, 3))
def test_a_whole_number_half_in_figures_comes_back(said: int, every: int) -> None:
    assert number(french.in_digits(french.whole(said), every)) == said
    assert number(f"{said:,}".replace(",", " ")) == said


@given(numbers, st.booleans())
def test_an_english_whole_number_comes_back(said: int, british: bool) -> None:
    words = english.whole(said, british)
    assert number(words, "en") == said
    assert number(words.replace("-", " "), "en") == said


@given(st.integers(0, 999_999_999), st.sampled_from(["fr", "en"]))
def test_what_the_bot_says_itself_comes_back(said: int, language: str) -> None:
    assert number(in_words(said, language), language) == said


@some
@given(telephones, PHONE_GROUPS, st.booleans())
def test_a_telephone_comes_back(digits: str, sizes: tuple[int, ...], belgian: bool) -> None:
    groups = styled(digits, sizes, belgian)
    assert spoken_digits(", ".join(groups), 10)[0] == digits
    assert digits in spoken_digits(" ".join(groups), 10)
    assert digits in spoken_digits(french.unmarked(" ".join(groups)), 10)


@some
@given(subscribers, SUBSCRIBER_GROUPS, st.booleans())
def test_a_subscriber_number_comes_back(digits: str, sizes: tuple[int, ...], belgian: bool) -> None:
    groups = styled(digits, sizes, belgian)
    assert spoken_digits(", ".join(groups), 7)[0] == digits
    assert digits in spoken_digits(" ".join(groups), 7)
    assert digits in spoken_digits(french.unmarked(" ".join(groups)), 7)


@some
@given(postal_codes, POSTAL_GROUPS, st.booleans())
def test_a_postal_code_comes_back(digits: str, sizes: tuple[int, ...], belgian: bool) -> None:
    groups = styled(digits, sizes, belgian)
    assert spoken_digits(", ".join(groups), 5)[0] == digits
    assert digits in spoken_digits(" ".join(groups), 5)
    assert digits in spoken_digits(french.unmarked(" ".join(groups)), 5)


@some
@given(telephones, st.lists(st.booleans(), min_size=5, max_size=5))
def test_a_telephone_half_in_figures_comes_back(digits: str, figures: list[bool]) -> None:
    pairs = french.groups(digits, (2,) * 5)
    said = [
        pair if figure else french.padded(pair) for pair, figure in zip(pairs, figures, strict=True)
    ]
    assert digits in spoken_digits(" ".join(said), 10)


@some
@given(telephones, st.lists(hesitations, min_size=5, max_size=5))
def test_a_telephone_with_hesitations_comes_back(digits: str, between: list[str]) -> None:
    pairs = styled(digits, (2,) * 5, False)
    said = "".join(pair + gap for pair, gap in zip(pairs, between, strict=True))
    assert digits in spoken_digits(said, 10)


@some
@given(telephones, st.integers(1, 4), st.integers(10, 99), takes_back)
def test_a_pair_taken_back_is_forgotten(digits: str, at: int, wrong: int, cue: str) -> None:
    pairs = styled(digits, (2,) * 5, False)
    before = " ".join([*pairs[:at], french.below_hundred(wrong)])
    assert digits in spoken_digits(before + cue + " ".join(pairs[at:]), 10)


@some
@given(telephones, telephones)
def test_a_telephone_begun_again_is_the_last_one(first: str, digits: str) -> None:
    begun = french.in_groups(first[:6], 2, 2, 2)
    again = french.digit_by_digit(digits)
    assert spoken_digits(f"{begun} je recommence {again}", 10)[0] == digits


@some
@given(telephones, st.sampled_from(["oh", "zero", "nought"]), st.booleans())
def test_an_english_telephone_comes_back(digits: str, zero: str, doubles: bool) -> None:
    assert spoken_digits(english.spelled(digits, zero, doubles), 10, "en")[0] == digits
    assert spoken_digits(english.in_pairs(digits, zero), 10, "en")[0] == digits


@some
@given(st.one_of(telephones, subscribers, postal_codes), st.sampled_from(["fr", "en"]))
def test_digits_read_back_are_the_same_digits(digits: str, language: str) -> None:
    assert spoken_digits(read_back(digits, language), len(digits), language)[0] == digits
