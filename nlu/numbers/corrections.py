"""What callers finally mean, when they correct their digits: the pieces folded into one.

The length that was asked for tells how much "non, soixante-neuf" takes back: of ten digits and
two more, the last two; of eight and four more, two in the middle. Where more than one part
could be meant, whole numbers are replaced by numbers of the same size.
"""

from collections.abc import Mapping, Sequence

from nlu.numbers.cues import AT_END, AT_START, CORRECT, NOT, PERHAPS, REPEAT, RESTART
from nlu.numbers.lexicon import Lexicon
from nlu.numbers.utterance import PARTED, PAUSED, Piece
from nlu.numbers.ways import Way, ways

#: Ways of one length that are followed through a correction.
_FOLLOWED = 4
#: Costs: taking back where the caller may only have paused; taking back nothing after a "non";
#: a part that is no whole number; a repetition that does not agree.
_TAKEN, _NOTHING, _PART, _DIFFERS = 5, 50, 40, 20
_UNSAID = 8

Ways = Mapping[int, list[Way]]


def folded(
    said: Sequence[Piece],
    most: int,
    lexicon: Lexicon,
    natural: bool = False,
    start: Ways | None = None,
) -> Ways:
    """What all pieces together mean, by length; empty if the last one takes all back.

    `start` is what was heard before the first piece.
    """
    state: Ways = start or {0: [Way(0, "", 0)]}
    before: Ways = state
    for n, piece in enumerate(said):
        if not piece.words:
            state = {0: [Way(0, "", 0)]} if piece.cue == RESTART else {}
            continue
        last = n == len(said) - 1
        if piece.cue == NOT:
            state = _refused(before, state, said[n - 1] if n else None, piece, most, lexicon)
            continue
        more = ways(piece.words, most, lexicon, natural)
        before, state = state, joined(state, more, piece.cue, most, exact=last)
    return state


def joined(state: Ways, more: Ways, cue: str, most: int, *, exact: bool = False) -> Ways:
    """What `more` digits after a cue make of those before.

    `exact` looks only at results of `most` digits, if there are any.
    """
    if cue == RESTART or set(state) == {0}:
        return more
    found: dict[int, dict[str, Way]] = {}
    for size, olds in state.items():
        for added, news in more.items():
            for taken in range(min(size, size + added) + 1):
                total = size - taken + added
                if total > most or (cue == AT_START and added > size):
                    continue
                slot = found.setdefault(size if cue == AT_START and taken == added else total, {})
                for old in olds[:_FOLLOWED]:
                    for new in news[:_FOLLOWED]:
                        _add(slot, _replaced(old, new, taken, cue))
    if exact and most in found:
        found = {most: found[most]}
    return {size: sorted(slot.values())[: 2 * _FOLLOWED] for size, slot in found.items()}


def _replaced(old: Way, new: Way, taken: int, cue: str) -> Way:
    """`old` without its last `taken` digits, and then `new`."""
    cost = old.cost + new.cost
    if cue == AT_START and taken == len(new.digits):
        keep = Way(0, old.digits[taken:], old.begins >> taken)
        fits = old.begins_at(taken)
        return _chain(new, keep, cost + (0 if fits else _PART))
    cut = len(old.digits) - taken
    if taken == 0:
        cost += _NOTHING if cue in (CORRECT, AT_START) else 0
    else:
        fits = old.begins_at(cut) and (taken >= len(new.digits) or new.begins_at(taken))
        cost += 0 if fits else _PART
        cost += _TAKEN if cue == PERHAPS else 0
        cost += min(3, abs(taken - len(new.digits)))
        if cue == AT_END and taken != len(new.digits):
            cost += _PART
        if cue == REPEAT and not new.digits.startswith(old.digits[cut:]):
            cost += _DIFFERS
    return _chain(Way(0, old.digits[:cut], old.begins & ((1 << cut) - 1)), new, cost)


def _chain(one: Way, other: Way, cost: int) -> Way:
    return Way(cost, one.digits + other.digits, one.begins | other.begins << len(one.digits))


def _refused(
    before: Ways, state: Ways, previous: Piece | None, piece: Piece, most: int, lexicon: Lexicon
) -> Ways:
    """ "pas 68, 69": the last 68 becomes 69. "69, pas 68" and "non 69 au lieu de 68" too."""
    found: dict[int, dict[str, Way]] = {}
    for at in range(1, len(piece.words)):
        wrong = ways(piece.words[:at], most, lexicon)
        right = ways(piece.words[at:], most, lexicon)
        pause = 0 if piece.words[at].glue in (PARTED, PAUSED) else _UNSAID
        _swap(found, state, wrong, right, pause)
        if set(state) == {0} and not pause:
            for size, meant in right.items():
                for way in meant[:_FOLLOWED]:
                    _add(found.setdefault(size, {}), way)
    wrong = ways(piece.words, most, lexicon)
    if previous is not None and previous.cue in (CORRECT, PERHAPS, AT_END, AT_START):
        _swap(found, before, wrong, ways(previous.words, most, lexicon), 0)
    if not found and any(state):
        return state
    return {size: sorted(slot.values())[: 2 * _FOLLOWED] for size, slot in found.items()}


def _swap(
    found: dict[int, dict[str, Way]], state: Ways, wrong: Ways, right: Ways, cost: int
) -> None:
    for size, refused in wrong.items():
        for meant in right.get(size, ())[:2]:
            for olds in state.values():
                for old in olds[:_FOLLOWED]:
                    at = old.digits.rfind(refused[0].digits)
                    if not old.digits:
                        _add(found.setdefault(size, {}), meant._replace(cost=meant.cost + cost))
                    elif at >= 0:
                        fits = old.begins_at(at) and old.begins_at(at + size)
                        digits = old.digits[:at] + meant.digits + old.digits[at + size :]
                        price = old.cost + meant.cost + refused[0].cost + cost + _PART * (not fits)
                        _add(found.setdefault(len(digits), {}), Way(price, digits, old.begins))


def _add(slot: dict[str, Way], way: Way) -> None:
    known = slot.get(way.digits)
    if known is None or way.cost < known.cost:
        slot[way.digits] = way
