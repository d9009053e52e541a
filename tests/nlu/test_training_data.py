"""The training and held-out sentences, the patterns, and the hash that names a model."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from nlu import heldout, training_data
from nlu.errors import DataError
from nlu.intents import GROUPS, read_intents
from nlu.name_pattern import name_pattern
from nlu.sentences import LANGUAGES, Sentence, read_sentences
from nlu.training import model_path
from nlu.words import key

ROOT = Path(__file__).parents[2]
INTENTS = read_intents(ROOT / "nlu" / "intents.yml")
SENTENCES = read_sentences(ROOT / "nlu" / "data")
HELD_OUT = heldout.read(ROOT / "tests" / "nlu" / "heldout")
KINDS = {"place", "postal_code", "service", "show", "channel", "date", "time", "subscriber_number"}
LEAST = 25


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_has_enough_sentences_in_each_language(language: str) -> None:
    counts = Counter(s.intent for s in SENTENCES if s.language == language)
    assert {name for name in INTENTS if counts[name] < LEAST} == set()
    assert counts.keys() == INTENTS.keys()


def test_every_intent_has_a_group_and_a_name_in_each_language() -> None:
    for intent in INTENTS.values():
        assert intent.group in GROUPS
        assert set(intent.label) == set(LANGUAGES)


def test_no_sentence_stands_for_two_intents() -> None:
    meant: dict[str, set[str]] = {}
    for sentence in SENTENCES:
        meant.setdefault(key(sentence.text), set()).add(sentence.intent)
    assert {text: found for text, found in meant.items() if len(found) > 1} == {}


def test_no_sentence_stands_twice_in_a_language() -> None:
    counts = Counter((s.language, key(s.text)) for s in SENTENCES)
    assert [text for text, count in counts.items() if count > 1] == []


def test_held_out_sentences_are_many_and_never_trained_on() -> None:
    trained = {key(sentence.text) for sentence in SENTENCES}
    short = {"affirm", "deny", "repeat", "goodbye"}  # few words, so one may meet another
    copied = {s.text for s in HELD_OUT if key(s.text) in trained and s.intent not in short}
    assert copied == set()
    counts = Counter(sentence.language for sentence in HELD_OUT)
    assert counts["fr"] >= 120
    assert counts["en"] >= 60
    assert {sentence.intent for sentence in HELD_OUT} == INTENTS.keys()


def test_marks_are_well_formed_and_of_known_kinds() -> None:
    assert [wrong for sentence in (*SENTENCES, *HELD_OUT) for wrong in faults(sentence)] == []


def faults(sentence: Sentence) -> Iterator[str]:
    text = sentence.text
    if re.search(r"[\[\]{}]|\(\w+\)", text):
        yield f"a bracket was left over: {text}"
    for mark in sentence.marks:
        words = text[mark.start : mark.end]
        if mark.kind not in KINDS:
            yield f"unknown kind {mark.kind}: {text}"
        if words != words.strip() or text[: mark.start][-1:].isalnum():
            yield f"“{words}” begins inside a word: {text}"
        if text[mark.end :][:1].isalnum():
            yield f"“{words}” ends inside a word: {text}"


def test_a_pattern_finds_names_however_they_are_written() -> None:
    names = re.compile(name_pattern(["Saint-Étienne", "Lyon", "Villeneuve-d'Ascq"]), re.IGNORECASE)
    said = "saint etienne, VILLENEUVE D'ASCQ ou lyon mais pas lyonnais"
    assert names.findall(said) == ["saint etienne", "VILLENEUVE D'ASCQ", "lyon"]


def test_a_pattern_prefers_the_longest_name() -> None:
    names = re.compile(name_pattern(["Saint-Denis", "Saint-Denis-en-Val"]), re.IGNORECASE)
    assert names.findall("saint denis en val") == ["saint denis en val"]


def test_a_pattern_of_no_names_finds_nothing() -> None:
    assert not re.search(name_pattern([]), "lyon")


def test_words_that_callers_use_as_words_are_no_places() -> None:
    places = re.compile(training_data.patterns(ROOT)["list_place"], re.IGNORECASE)
    assert places.findall("une bonne voiture pas cher à Montélimar") == ["Montélimar"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A checkout that holds what a model is made from."""
    ignore = shutil.ignore_patterns(".venv", "__pycache__")
    shutil.copytree(ROOT / "nlu", tmp_path / "nlu", ignore=ignore)
    return tmp_path


def test_the_same_inputs_have_the_same_hash_wherever_they_are(copy: Path) -> None:
    assert training_data.fingerprint(copy) == training_data.fingerprint(ROOT)
    assert model_path(copy) == copy / "var/nlu/models" / model_path(ROOT).name


@pytest.mark.parametrize(
    "changed",
    [
        "nlu/data/fr/find_dealer.yml",
        "nlu/data/lookups/show.txt",
        "nlu/data/places/communes.csv",
        "nlu/pipeline.yml",
        "nlu/rasa/requirements.txt",
        "nlu/rasa/components/features.py",
    ],
)
def test_the_hash_changes_when_an_input_does(copy: Path, changed: str) -> None:
    before = training_data.fingerprint(copy)
    path = copy / changed
    text = path.read_text(encoding="utf-8")
    added = {
        "communes.csv": "Zuydcooteville-la-Neuve,59,9000,50.0,2.0,geonames,commune,59999\n",
        "show.txt": "Un titre tout à fait nouveau\n",
        "find_dealer.yml": "    - un garage tout à fait nouveau\n",
    }
    path.write_text(text + added.get(path.name, "# changed\n"), encoding="utf-8")
    assert training_data.fingerprint(copy) != before
    path.write_text(text, encoding="utf-8")
    assert training_data.fingerprint(copy) == before


def test_the_hash_stays_when_something_else_changes(copy: Path) -> None:
    before = training_data.fingerprint(copy)
    (copy / "nlu" / "words.txt").write_text("not an input", encoding="utf-8")
    (copy / "nlu" / "data" / "fr" / "commands.yml").write_text("commands: {}", encoding="utf-8")
    assert training_data.fingerprint(copy) == before


def test_a_broken_gazetteer_is_reported_with_its_line(copy: Path) -> None:
    path = copy / "nlu" / "data" / "places" / "communes.csv"
    path.write_text("name,population\nLyon,many\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"communes\.csv:2: expected name and population"):
        training_data.fingerprint(copy)
