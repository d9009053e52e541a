"""Words that the speech recogniser is told to expect.

At most 500 of 100 characters each, https://www.twilio.com/docs/voice/twiml/gather#hints
"""

from collections.abc import Iterator, Mapping, Sequence

from nlu.model import Expected

LONGEST = 100

#: The names that answer a kind of question ("place"), the most likely first.
Names = Mapping[str, Sequence[str]]


def hints(expected: Expected, names: Names, most: int) -> str:
    """A list with commas between, the surest first; "" for none."""
    chosen: dict[str, None] = {}
    for word in _words(expected, names):
        if len(chosen) >= most:
            break
        word = " ".join(word.replace(",", " ").split())
        if word and len(word) <= LONGEST:
            chosen.setdefault(word)
    return ", ".join(chosen)


def _words(expected: Expected, names: Names) -> Iterator[str]:
    for choice in expected.choices:
        yield from choice.phrases
    yield from expected.hints
    for kind in expected.kinds:
        yield from names.get(kind, ())
