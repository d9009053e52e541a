"""How a model is scored: intents, entities, confusions."""

from nlu import score_report, scoring
from nlu.scoring import Attempt
from nlu.sentences import Mark, Sentence

LENS = Sentence("find_dealer", "fr", "un garage à Lens", (Mark("place", 12, 16),))
YES = Sentence("affirm", "fr", "oui")
NO = Sentence("deny", "en", "no")

ATTEMPTS = (
    Attempt(LENS, "find_dealer", 0.9, (("place", "Lens"), ("date", "garage"))),
    Attempt(YES, "affirm", 0.7),
    Attempt(NO, "affirm", 0.2),
    Attempt(NO, "deny", 0.5),
)


def test_accuracy_is_the_share_of_right_intents() -> None:
    assert scoring.accuracy(ATTEMPTS) == 0.75
    assert scoring.accuracy(()) == 0.0


def test_precision_and_recall_are_told_apart() -> None:
    scores = scoring.intents(ATTEMPTS)
    assert (scores["affirm"].precision, scores["affirm"].recall) == (0.5, 1.0)
    assert (scores["deny"].precision, scores["deny"].recall) == (1.0, 0.5)


def test_an_entity_is_right_when_kind_and_words_are() -> None:
    found = scoring.entities(ATTEMPTS)
    assert (found.precision, found.recall, found.count) == (0.5, 1.0, 1)


def test_spans_are_compared_without_article_case_and_accent() -> None:
    assert scoring.bare(("place", "la Drôme")) == scoring.bare(("place", "drome"))
    assert scoring.bare(("service", "l'essai")) == scoring.bare(("service", "essai"))


def test_what_is_confused_with_what_is_counted() -> None:
    assert scoring.confusions(ATTEMPTS) == [("deny", "affirm", 1)]


def test_what_is_acted_on_is_a_share_of_all() -> None:
    assert scoring.acted_on(ATTEMPTS, 0.6) == (0.5, 1.0)


def test_the_report_names_what_was_misunderstood_when_asked() -> None:
    assert "deny → affirm 0.20: no" in list(score_report.lines(ATTEMPTS, details=True))
    assert "deny → affirm 0.20: no" not in list(score_report.lines(ATTEMPTS, details=False))
