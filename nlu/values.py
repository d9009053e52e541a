"""What the words of an entity stand for, kind by kind: the resolvers, and bare answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from nlu.corrections import corrects
from nlu.model import Entity, Expected, Reading
from nlu.numbers import LENGTHS, find_digits, spoken_digits
from nlu.phrase_files import AnswerWords
from nlu.places.gazetteer import Gazetteer
from nlu.spoken import digit_pairs
from nlu.words import Word, split

#: Words of a kind of entity, and the language they were said in, to what they may mean.
Resolver = Callable[[str, str], tuple[Reading, ...]]

#: A misheard name in answer to "where?" is believed from this score, in at most so many words.
_BELIEVED, _SHORT = 0.78, 5
#: An everyday word ("bon", "cher") names a town only if at least this many people live there.
_TOWN = 5000
#: So many single letters spell a name ("L, E, N, S").
_SPELLED = 3


def digits_resolver(length: int) -> Resolver:
    """Spoken or written digits of one length, as a string; labelled in pairs."""

    def resolve(text: str, language: str) -> tuple[Reading, ...]:
        return tuple(
            Reading(digits, digit_pairs(digits), score=1.0 if n == 0 else 0.8)
            for n, digits in enumerate(spoken_digits(text, length, language)[:3])
        )

    return resolve


def numbers_inside(text: str, expected: Expected, language: str) -> tuple[Entity, ...]:
    """Numbers of the expected kinds in a sentence; postal codes are found with the places."""
    return tuple(
        Entity(kind, text[found.start : found.end], found.start, found.end, 0.9)
        for kind in expected.kinds
        if kind in LENGTHS and kind != "postal_code"
        for found in find_digits(text, LENGTHS[kind], language)
    )


def as_said(text: str, language: str) -> tuple[Reading, ...]:
    """For kinds that no data of ours knows: the words themselves."""
    return (Reading(text, text),)


@dataclass(frozen=True, slots=True)
class BareAnswers:
    """Answers that are nothing but the value asked for: "euh à Lens", "c'est le 59650"."""

    words: Mapping[str, AnswerWords]
    gazetteer: Gazetteer
    common: frozenset[str]

    def find(self, text: str, expected: Expected, language: str) -> Entity | None:
        """The value of an expected kind that all of `text` is, or None."""
        start, end = self._core(text, language)
        core = text[start:end]
        if not core:
            return None
        for kind in expected.kinds:
            length = LENGTHS.get(kind) or (expected.digits if len(expected.kinds) == 1 else 0)
            if length > 3 and (found := spoken_digits(core, length, language)):
                for part in find_digits(core, length, language):
                    if part.digits == found[0]:
                        start, end = start + part.start, start + part.end
                        core = text[start:end]
                        break
                if kind != "postal_code":
                    readings = tuple(Reading(d, digit_pairs(d)) for d in found[:1])
                elif not (readings := self._first_known(found)) and len(found) > 1:
                    continue
                return Entity(kind, core, start, end, 0.97, readings)
        if "place" in expected.kinds and not corrects(core):
            return self.place(text, language)
        return None

    def place(self, text: str, language: str) -> Entity | None:
        """The place that all of `text` names, also when it was misheard."""
        start, end = self._core(text, language)
        core = text[start:end]
        said = [word.plain for word in split(core)]
        if not said or corrects(core):
            return None
        if spelled := self._spelled(text):
            return spelled
        if found := spoken_digits(core, 5, language):
            if readings := self._first_known(found):
                return Entity("postal_code", core, start, end, 0.97, readings)
            return None
        # The words before the name tell a department from a town: "dans le Nord", "la Vienne".
        led = _with_article(text, start)
        readings = self.gazetteer.resolve(text[led:end], language)
        exactly = bool(readings) and (readings[0].score >= 0.95 or bool(self.gazetteer.named(said)))
        if all(word in self.common for word in said) and self.gazetteer.people(said) < _TOWN:
            exactly = exactly and _kind(readings[0]) != "commune"
        if readings and (exactly or self._believed(said, readings)):
            score = readings[0].score
            return Entity("place", core, start, end, round(0.9 * score + 0.05, 3), readings)
        return None

    def _spelled(self, text: str) -> Entity | None:
        """The place that single letters at the end spell ("je répète, L, E, N, S")."""
        letters: list[Word] = []
        for word in reversed(split(text)):
            if len(word.plain) > 1 or not word.plain.isalpha():
                break
            letters.insert(0, word)
        readings = self.gazetteer.named(["".join(letter.plain for letter in letters)])
        if len(letters) < _SPELLED or not readings:
            return None
        start, end = letters[0].start, letters[-1].end
        return Entity("place", text[start:end], start, end, 0.9, readings)

    def unknown(self, text: str, language: str) -> Entity | None:
        """A name after "à" or "je suis près de" that no place has: an entity without readings."""
        start, end = self._core(text, language)
        said = [word.plain for word in split(text[start:end])]
        led = any(word.end <= start for word in split(text))
        if not led or not said or len(said) > 3 or any(word in self.common for word in said):
            return None
        return Entity("place", text[start:end], start, end, 0.6)

    def _believed(self, said: list[str], readings: tuple[Reading, ...]) -> bool:
        everyday = sum(word in self.common for word in said)
        return len(said) <= _SHORT and readings[0].score >= _BELIEVED and everyday * 2 < len(said)

    def _first_known(self, codes: tuple[str, ...]) -> tuple[Reading, ...]:
        known = (self.gazetteer.postal_code(code) for code in codes)
        return next((readings for readings in known if readings), ())

    def _core(self, text: str, language: str) -> tuple[int, int]:
        """Where the answer proper stands, without "euh", "je suis du côté de", "merci"."""
        words = split(text)
        said = [word.plain for word in words]
        answer = self.words[language]
        start, end = answer.around.bare(said)
        while start < end - 1:
            size = answer.place.leading(said[start:end]) or answer.around.leading(said[start:end])
            if not size or size >= end - start:
                break
            start += size
        return (words[start].start, words[end - 1].end) if start < end else (0, 0)


def _kind(reading: Reading) -> object:
    return reading.value.get("kind") if isinstance(reading.value, Mapping) else None


def _with_article(text: str, start: int) -> int:
    """Where the article before a name begins ("dans le Nord": at "le"), else `start`."""
    before = [word for word in split(text) if word.end <= start]
    return before[-1].start if before and before[-1].plain in ("le", "la", "les", "l") else start
