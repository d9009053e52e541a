"""The brand's line that was rung, as far as the dialogue needs to know it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One brand's line.

    `languages` starts with the one it greets in. `start` is the flow that takes a call,
    `offers` the flows that a caller may ask for here, `greeting` the prompt of the first
    words. `people` says whether a person can be reached at the moment of the turn.
    """

    name: str
    number: str
    brand: str
    languages: tuple[str, ...]
    start: str
    offers: tuple[str, ...]
    greeting: str
    people: bool = True
