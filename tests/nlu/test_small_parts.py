"""Words, phrases, services, spoken values, files: the small parts of understanding."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.errors import DataError
from nlu.lookups import Lookups
from nlu.phrase_files import read_commands
from nlu.phrases import Phrases
from nlu.sentences import Sentence, read_file
from nlu.services import read_services
from nlu.spoken import digit_pairs, distance, telephone
from nlu.words import key, split
from tests.nlu.conftest import ROOT


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = split(text)
    assert all(0 <= a.start < a.end <= b.start for a, b in pairwise(words))
    assert key(key(text)) == key(text)


@pytest.mark.parametrize("name", ["Villeneuve-d'Ascq", "villeneuve d’ascq", "VILLENEUVE D ASCQ"])
def test_spelling_does_not_tell_words_apart(name: str) -> None:
    assert key(name) == "villeneuve d ascq"


def test_phrases_come_off_both_ends_the_longest_first() -> None:
    polite = Phrases(["s'il vous plaît", "euh", "s'il"])
    words = key("euh Lens s'il vous plaît").split()
    assert polite.bare(words) == (1, 2)


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        ("+33320471200", "03 20 47 12 00"),
        ("0320471200", "03 20 47 12 00"),
        ("+262262123456", "02 62 12 34 56"),
        ("+442071234567", "+442071234567"),
    ],
)
def test_a_french_number_is_said_in_pairs(number: str, spoken: str) -> None:
    assert telephone(number) == spoken


@pytest.mark.parametrize(
    ("kilometres", "language", "spoken"),
    [
        (0.04, "fr", "100 mètres"),
        (0.83, "fr", "800 mètres"),
        (1.1, "fr", "1 kilomètre"),
        (2.4, "fr", "2,5 kilomètres"),
        (2.4, "en", "2.5 kilometres"),
        (3.0, "fr", "3 kilomètres"),
        (1.0, "en", "1 kilometre"),
        (38.6, "fr", "39 kilomètres"),
    ],
)
def test_a_distance_is_round(kilometres: float, language: str, spoken: str) -> None:
    assert distance(kilometres, language) == spoken


@pytest.mark.parametrize(
    ("digits", "pairs"), [("59650", "59 650"), ("0612345678", "06 12 34 56 78"), ("412", "412")]
)
def test_digits_are_grouped(digits: str, pairs: str) -> None:
    assert digit_pairs(digits) == pairs


@pytest.mark.parametrize(
    ("words", "language", "code"),
    [("vidange", "fr", "workshop"), ("les pneus avant", "fr", "tyres"), ("pneux", "fr", "tyres"),
     ("un essai", "fr", "sales"), ("spare parts", "en", "parts"), ("la cuisine", "fr", None)],
)  # fmt: skip
def test_words_for_a_service(words: str, language: str, code: str | None) -> None:
    readings = read_services(ROOT / "nlu/data/services").resolve(words, language)
    assert [reading.value for reading in readings] == ([code] if code else [])


def test_services_have_the_same_codes_in_both_languages() -> None:
    labels = read_services(ROOT / "nlu/data/services").labels
    assert labels["fr"].keys() == labels["en"].keys()


def test_lookups_find_the_longest_phrase() -> None:
    lookups = Lookups([("date", "samedi"), ("date", "samedi matin"), ("place", "samedi matin")])
    (entity,) = lookups.find("plutôt samedi matin")
    assert (entity.kind, entity.text) == ("date", "samedi matin")


def test_marks_are_read_with_their_place_in_the_bare_sentence(tmp_path: Path) -> None:
    path = tmp_path / "find_dealer.yml"
    path.write_text(
        'version: "3.1"\nnlu:\n- intent: find_dealer\n  examples: |\n    - à [Lens](place) ici\n'
    )
    (sentence,) = read_file(path, "fr")
    assert isinstance(sentence, Sentence)
    assert sentence.text == "à Lens ici"
    assert list(sentence.marked()) == [("place", "Lens")]


def test_a_sentence_file_that_is_no_yaml_is_reported_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.yml"
    path.write_text('version: "3.1"\nnlu: [\n')
    with pytest.raises(DataError, match=r"broken.yml:\d: expected YAML"):
        list(read_file(path, "fr"))


def test_a_phrase_that_means_two_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr/commands.yml").write_text(
        "commands: {help: [menu], repeat: [Menu]}\nlanguages: {}\npolite: []\n"
    )
    with pytest.raises(DataError, match="expected one meaning of 'Menu', found help too"):
        read_commands(tmp_path, "fr")
