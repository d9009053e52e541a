"""The question's own grammar: choices, yes and no, and the value that was asked for."""

from collections.abc import Mapping

from nlu.choices import Choices
from nlu.model import Entity, Expected, Recognition
from nlu.phrase_files import AnswerWords
from nlu.values import BareAnswers
from nlu.words import split


class ExpectedAnswers:
    """Recognises what the question makes likely; None when the words say something else."""

    def __init__(self, words: Mapping[str, AnswerWords], bare: BareAnswers) -> None:
        self._words = words
        self._bare = bare
        self._choices = Choices(words)

    def named_choice(self, text: str, expected: Expected, language: str) -> Recognition | None:
        """A choice that the whole answer names; it comes before any command."""
        return _inform(text, self._choices.exact(text, expected.choices, language))

    def answer(self, text: str, expected: Expected, language: str) -> Recognition | None:
        """A yes or a no, alone or with a value; the value asked for; a choice in a sentence."""
        return (
            self._yes_no(text, expected, language)
            or _inform(text, self._bare.find(text, expected, language))
            or _inform(text, self._choices.inside(text, expected.choices, language))
        )

    def unknown_place(self, text: str, expected: Expected, language: str) -> Recognition | None:
        """An answer to "where?" that names a place nobody knows; asked last of all."""
        if "place" not in expected.kinds:
            return None
        return _inform(text, self._bare.unknown(text, language))

    def _yes_no(self, text: str, expected: Expected, language: str) -> Recognition | None:
        """ "non" is a deny; "non, plutôt Lens" is one that carries the place."""
        answer = self._words[language]
        words = split(text)
        said = [word.plain for word in words]
        at, yes, no = 0, False, False
        while at < len(said):
            sizes = {
                "yes": answer.yes.leading(said[at:]),
                "no": answer.no.leading(said[at:]),
                "around": answer.around.leading(said[at:]),
            }
            best = max(sizes, key=lambda name: sizes[name])
            if not sizes[best]:
                break
            yes, no = yes or best == "yes", no or best == "no"
            at += sizes[best]
        if not yes and not no:
            return None
        intent = "deny" if no else "affirm"
        if at == len(said):
            return Recognition(text, intent, 1.0 if expected.yes_no else 0.95, source="expected")
        entity = self._value(text, words[at].start, expected, language)
        if entity is None:
            return None
        return Recognition(text, intent, 0.95, entities=(entity,), source="expected")

    def _value(self, text: str, start: int, expected: Expected, language: str) -> Entity | None:
        rest = text[start:]
        found = (
            self._choices.exact(rest, expected.choices, language)
            or self._bare.find(rest, expected, language)
            or self._bare.place(rest, language)
        )
        if found is None or found.confidence < 0.8:
            return None
        return Entity(
            found.kind,
            found.text,
            found.start + start,
            found.end + start,
            found.confidence,
            found.readings,
        )


def _inform(text: str, entity: Entity | None) -> Recognition | None:
    if entity is None:
        return None
    return Recognition(text, "inform", entity.confidence, entities=(entity,), source="expected")
