"""Digits given in several goes: what one turn adds to those that were caught before it."""

from collections.abc import Sequence

from nlu.numbers.corrections import Ways, folded
from nlu.numbers.digits import likeliest, some_digits
from nlu.numbers.grammar import LEXICONS
from nlu.numbers.utterance import pieces
from nlu.numbers.ways import Way, ways

#: Digits said again at the joint count as an overlap from this many on.
_OVERLAP = 2
#: Costs: taking digits for said again though they may be new; for new though they agree.
_SAID_AGAIN, _NEW = 30, 80
_READINGS = 6


def merge(partial: str, more: str, length: int, language: str = "fr") -> tuple[str, ...]:
    """What `partial` digits become when the caller says `more`, likeliest first, at most six.

    Strings of `length` digits when the number is complete, shorter ones when it is not yet, none
    when `more` is no digits. `more` is words ("et la fin c'est cinquante-six soixante-dix-huit").
    A whole number stands alone; digits said again at the joint are not doubled; a correction
    ("non, treize") takes back the end of `partial`; "je recommence" forgets it.
    """
    if not partial:
        return some_digits(more, length, language)
    lexicon = LEXICONS[language]
    said = pieces(more, language) or pieces(more, language, misheard=True)
    if not any(piece.words for piece in said):
        return ()
    caught: Ways = {len(partial): [Way(0, partial, (1 << len(partial)) - 1)]}
    alone: Sequence[Way] = ()
    if said[0].cue == "":
        alone = folded(said, length, lexicon).get(length, ())
        caught = _appended(partial, ways(said[0].words, length, lexicon), length)
        said = said[1:]
    found = dict(folded(said, length, lexicon, start=caught) if said else caught)
    found[length] = [*found.get(length, ()), *alone]
    return likeliest(found, length)[:_READINGS]


def _appended(partial: str, added: Ways, length: int) -> Ways:
    """New digits after the old, without those at the joint that were said again."""
    found: dict[int, list[Way]] = {}
    for kept in added.values():
        for new in kept:
            again = 0
            for size in range(min(len(partial), len(new.digits)), _OVERLAP - 1, -1):
                if partial.endswith(new.digits[:size]) and new.begins_at(size):
                    again = size
                    break
            # The whole beginning once more is the beginning once more, not the same digits twice.
            restarted = again == len(partial) > _OVERLAP
            for taken, cost in {(0, _NEW * restarted), (again, _SAID_AGAIN * (not restarted))}:
                digits = partial[: len(partial) - taken] + new.digits
                if len(digits) <= length and (taken or cost != _SAID_AGAIN):
                    begins = (1 << (len(partial) - taken)) - 1 | new.begins << len(partial) - taken
                    found.setdefault(len(digits), []).append(Way(new.cost + cost, digits, begins))
    return {size: sorted(kept) for size, kept in found.items()}
