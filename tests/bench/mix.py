"""The calls that the benchmark makes, turn by turn, and in which proportion.

A turn's kind says what it asks of the server. The kinds without the model: `incoming` (the
greeting), `keys`, `silence`, `yes_no`, `expected` (the answer that the question waits for, found by
our own grammars), `repeated` (words that many callers say). The kind with it: `fresh`.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.bench.sayings import Sayings

WITHOUT_MODEL = ("incoming", "keys", "silence", "yes_no", "expected", "repeated")
WITH_MODEL = ("fresh",)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the caller does at one question; neither speech nor keys is silence."""

    kind: str
    speech: str | None = None
    keys: str | None = None


def keys(pressed: str) -> Turn:
    return Turn("keys", keys=pressed)


def expected(speech: str) -> Turn:
    return Turn("expected", speech)


def repeated(speech: str) -> Turn:
    return Turn("repeated", speech)


def yes_no(speech: str) -> Turn:
    return Turn("yes_no", speech)


SILENCE = Turn("silence")

#: Makes the turns of one call.
Call = Callable[[Sayings], list[Turn]]


def straight(say: Sayings) -> list[Turn]:
    """Says all in one sentence, hears the dealer, wants the next one, says goodbye."""
    return [Turn("fresh", say.errand()), keys("1"), repeated("au revoir")]


def corrects_himself(say: Sayings) -> list[Turn]:
    """Names a town, then another, has it repeated."""
    return [
        Turn("fresh", say.errand()),
        Turn("fresh", say.correction()),
        repeated("vous pouvez répéter"),
        repeated("au revoir"),
    ]


def by_keys(say: Sayings) -> list[Turn]:
    """Short words and keys only: what a noisy street makes of a call."""
    return [
        repeated("je cherche un garage"),
        SILENCE,
        keys("59650"),
        keys("*"),
        keys("1"),
        repeated("au revoir"),
    ]


def by_answers(say: Sayings) -> list[Turn]:
    """Answers what is asked, with the words that the question waits for."""
    return [
        repeated("un garage s'il vous plaît"),
        expected("soixante-neuf cent"),
        repeated("répétez"),
        expected("le suivant"),
        yes_no("non"),
        repeated("au revoir"),
    ]


def hesitates(say: Sayings) -> list[Turn]:
    """Is silent first, then tells a story, then names the errand."""
    return [
        SILENCE,
        Turn("fresh", say.errand()),
        yes_no("oui"),
        SILENCE,
        keys("1"),
        repeated("merci au revoir"),
    ]


def wants_a_person(say: Sayings) -> list[Turn]:
    """Wants something that the line does not do, and then a person."""
    return [Turn("fresh", say.elsewhere()), repeated("je veux parler à un conseiller")]


def talks_on(say: Sayings) -> list[Turn]:
    """One new sentence after the other."""
    return [Turn("fresh", say.errand()), *(Turn("fresh", say.correction()) for _ in range(4))]


#: Name to calls and their weights.
MIXES: dict[str, tuple[tuple[int, Call], ...]] = {
    "without_model": ((1, by_keys), (1, by_answers)),
    "with_model": ((1, talks_on),),
    "realistic": (
        (5, straight),
        (2, corrects_himself),
        (3, by_keys),
        (3, by_answers),
        (2, hesitates),
        (2, wants_a_person),
    ),
}


def calls(mix: str, seed: int) -> Iterator[list[Turn]]:
    """Calls of a mix without end, the same for the same seed."""
    chance, say = random.Random(seed), Sayings(seed)
    weights, makers = zip(*MIXES[mix], strict=True)
    while True:
        yield chance.choices(makers, weights)[0](say)
