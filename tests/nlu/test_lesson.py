"""What the grammar learnt is remembered, for exactly the sentences it was learnt from."""

from pathlib import Path

import pytest

from nlu.features import features
from nlu.lesson import learn, remembered
from nlu.sentences import Mark, Sentence

SENTENCES = (
    Sentence("find_dealer", "fr", "je cherche un garage à Lens", (Mark("place", 23, 27),)),
    Sentence("find_dealer", "fr", "un garage près de Lille", (Mark("place", 18, 23),)),
    Sentence("complaint", "fr", "je ne suis pas content"),
    Sentence("complaint", "fr", "je suis très mécontent"),
)


def intent(folder: Path | None, text: str, sentences: tuple[Sentence, ...] = SENTENCES) -> str:
    weighting, classifier = remembered(sentences, folder)
    return classifier.rank(weighting.vector(features(text)))[0][0]


@pytest.mark.parametrize("text", ["le garage", "pas content", "un autre"])
def test_what_is_remembered_is_what_was_learnt(tmp_path: Path, text: str) -> None:
    weighting, classifier = learn(SENTENCES)
    learnt = classifier.rank(weighting.vector(features(text)))
    for _ in range(2):
        again, remembering = remembered(SENTENCES, tmp_path)
        ranked = dict(remembering.rank(again.vector(features(text))))
        assert ranked == pytest.approx(dict(learnt), abs=1e-3)


def test_it_is_kept_in_one_file_and_the_older_one_forgotten(tmp_path: Path) -> None:
    intent(tmp_path, "garage")
    (first,) = tmp_path.iterdir()
    intent(tmp_path, "garage", SENTENCES[:3])
    (second,) = tmp_path.iterdir()
    assert first != second


def test_a_new_sentence_is_learnt_at_once(tmp_path: Path) -> None:
    assert intent(tmp_path, "garage") == "find_dealer"
    news = (Sentence("repeat", "fr", "garage garage"), Sentence("repeat", "fr", "garage encore"))
    assert intent(tmp_path, "garage garage", (*SENTENCES, *news)) == "repeat"


def test_a_broken_file_only_costs_time(tmp_path: Path) -> None:
    intent(tmp_path, "garage")
    (path,) = tmp_path.iterdir()
    path.write_text("{")
    assert intent(tmp_path, "garage") == "find_dealer"
    assert path.read_text() != "{"


def test_a_place_where_nothing_can_be_written_only_costs_time(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert intent(blocked / "below", "garage") == "find_dealer"
