"""The language is named only when the words are plainly in it."""

import pytest

from nlu.language import plain_language
from nlu.sentences import read_sentences
from tests.nlu.conftest import ROOT


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("bonjour je cherche un garage", "fr"),
        ("where is the nearest dealer", "en"),
        ("Lens", None),
        ("ok", None),
        ("Paris", None),
        ("59650", None),
        ("service", None),
        ("", None),
    ],
)
def test_the_language_of(said: str, language: str | None) -> None:
    assert plain_language(said) == language


def test_hardly_a_training_sentence_is_taken_for_the_other_language() -> None:
    sentences = [
        sentence
        for sentence in read_sentences(ROOT / "nlu/data")
        if sentence.intent != "change_language"  # said in either, to ask for the other
    ]
    wrong = [s.text for s in sentences if plain_language(s.text) not in (None, s.language)]
    named = [s for s in sentences if plain_language(s.text) == s.language]
    assert len(wrong) <= 2, wrong  # a French title is a French answer on an English line too
    assert len(named) > 0.6 * len(sentences)
