"""Which choice of a closed question an answer means: by its phrases, or by counting."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from nlu.model import Choice, Entity, Reading
from nlu.numbers import spoken_digits
from nlu.phrase_files import AnswerWords
from nlu.words import split

#: Likeness from which a misheard phrase is taken for the phrase, if no other comes near.
_ALIKE, _CLEARLY = 86.0, 10.0
#: A phrase inside a longer sentence than this is not what the sentence is about.
_LONG = 14
#: Of more choices than this nobody counts "the third"; "three" may still be its key.
_COUNTED = 4
_REFUSALS = ("pas", "not", "ni", "sauf")


class Choices:
    """Finds the choice: `exact` where nothing else is said, `inside` within a sentence."""

    def __init__(self, words: Mapping[str, AnswerWords]) -> None:
        self._words = words

    def exact(self, text: str, choices: Sequence[Choice], language: str) -> Entity | None:
        """The choice that the whole answer names: "le suivant", "à la Réunion", "le deuxième"."""
        if not choices:
            return None
        answer = self._words[language]
        said = [word.plain for word in split(text)]
        forms = [said]
        for around in (answer.around, answer.choice):
            start, end = around.bare(forms[-1])
            forms.append(forms[-1][start:end])
        for form in forms:
            named = [c for c in choices if form and form in self._phrases(c, answer)]
            if len(named) == 1:
                return _entity(text, 0, len(text), named[0], 1.0)
        return self._counted(text, said, choices, answer, language) or self._alike(
            text, forms[-1], choices
        )

    def inside(self, text: str, choices: Sequence[Choice], language: str) -> Entity | None:
        """The one choice with a phrase among the words of a sentence, not refused there."""
        words = split(text)
        if not choices or len(words) > _LONG:
            return None
        found: list[tuple[int, int, int, Choice]] = []
        for choice in choices:
            # Only as written: without its article, "c'est bon" would be found in any "bon".
            for phrase in [[word.plain for word in split(p)] for p in choice.phrases]:
                for at in range(len(words) - len(phrase) + 1):
                    part = words[at : at + len(phrase)]
                    before = words[at - 1].plain if at else ""
                    if [word.plain for word in part] == phrase and before not in _REFUSALS:
                        found.append(
                            (part[-1].end - part[0].start, part[0].start, part[-1].end, choice)
                        )
        longest = max(found, key=lambda hit: hit[0], default=None)
        if longest is None:
            return None
        _, start, end, choice = longest
        rivals = [
            hit for hit in found if hit[3] is not choice and not start <= hit[1] < hit[2] <= end
        ]
        return None if rivals else _entity(text, start, end, choice, 0.9)

    def _phrases(self, choice: Choice, answer: AnswerWords) -> list[list[str]]:
        found: list[list[str]] = []
        for phrase in choice.phrases:
            words = [word.plain for word in split(phrase)]
            start, end = answer.choice.bare(words)
            found += [form for form in (words, words[start:end]) if form and form not in found]
        return found

    def _counted(
        self,
        text: str,
        said: Sequence[str],
        choices: Sequence[Choice],
        answer: AnswerWords,
        language: str,
    ) -> Entity | None:
        """ "le premier", "numéro deux", "la dernière", "2"."""
        start, end = answer.around.bare(said)
        said = said[start:end]
        lead = answer.choice.leading(said) if len(said) > 1 else 0
        while len(said) > 1 and lead and lead < len(said):
            said = said[lead:]
            lead = answer.choice.leading(said)
        if len(said) > 1 and said[-1] in ("choix", "option", "choice", "one", "reponse"):
            said = said[:-1]
        number = answer.ordinals.get(" ".join(said))
        if number is None or len(choices) < 2:
            return None
        if len(choices) > _COUNTED and not spoken_digits(" ".join(said), 1, language):
            return None
        by_key = [choice for choice in choices if choice.key == str(number)]
        if by_key:
            return _entity(text, 0, len(text), by_key[0], 0.95)
        if number == -1 or number <= len(choices):
            return _entity(text, 0, len(text), choices[number if number < 0 else number - 1], 0.95)
        return None

    def _alike(self, text: str, said: Sequence[str], choices: Sequence[Choice]) -> Entity | None:
        joined = " ".join(said)
        if len(joined) < 5:
            return None
        ranked = sorted(
            (
                (max((fuzz.ratio(joined, p.casefold()) for p in choice.phrases), default=0.0), n)
                for n, choice in enumerate(choices)
            ),
            reverse=True,
        )
        best, n = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        if best < _ALIKE or best - second < _CLEARLY:
            return None
        return _entity(text, 0, len(text), choices[n], best / 100 * 0.9)


def _entity(text: str, start: int, end: int, choice: Choice, confidence: float) -> Entity:
    reading = Reading(choice.name, text[start:end])
    return Entity("choice", text[start:end], start, end, round(confidence, 3), (reading,))
