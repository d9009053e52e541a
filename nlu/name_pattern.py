"""One regular expression that finds any of many names, however their accents and hyphens are said.

Rasa turns a lookup table into "name|name|…" and tries the names one after the other at each letter:
thousands of communes would cost more than the rest of a parse. A tree of shared beginnings costs
the same for ten names as for ten thousand, and lets "saint etienne" find "Saint-Étienne".
"""

from collections.abc import Iterable

from nlu.words import key

_ACCENTED = {"a": "aàâä", "c": "cç", "e": "eéèêë", "i": "iîï", "o": "oôö", "u": "uùûü", "y": "yÿ"}
_GAP = "[ '’-]+"
_END = ""


class _Branch(dict[str, "_Branch"]):
    """The letters that may come next; the empty one says that a name may end here."""


def name_pattern(names: Iterable[str]) -> str:
    r"""Give a pattern for whole words that prefers the longest name: `\b(?:ly(?:on|s))\b`.

    The pattern is meant for `re.IGNORECASE`. No names give a pattern that never matches.
    """
    tree = _Branch()
    for name in sorted({key(name) for name in names} - {""}):
        branch = tree
        for letter in name:
            branch = branch.setdefault(letter, _Branch())
        branch[_END] = _Branch()
    if not tree:
        return r"(?!)"
    return rf"\b{_written(tree)}\b"


def _written(branch: _Branch) -> str:
    """Write a branch as a pattern; long names first, so that the longest one wins."""
    ways = [_letter(letter) + _written(rest) for letter, rest in branch.items() if letter != _END]
    if not ways:
        return ""
    together = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"
    return f"(?:{together})?" if _END in branch else together


def _letter(letter: str) -> str:
    if letter == " ":
        return _GAP
    return f"[{_ACCENTED[letter]}]" if letter in _ACCENTED else letter
