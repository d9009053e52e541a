"""Callers who correct themselves: only what they finally mean counts."""

import re
from collections.abc import Sequence

from nlu.model import Entity
from nlu.words import plain

#: Between two values, these take the first one back.
_TAKES_BACK = re.compile(
    r"\b(non(?! loin)|nan|pardon|plutot|enfin|je veux dire|je voulais dire|excusez[- ]moi|euh non|"
    r"no|sorry|rather|i mean|i meant|actually|make that|wait|attendez|en fait|ou plutot)\b"
)
#: Right before a value, these refuse it.
_REFUSES = re.compile(
    r"(?<!sais )\b(pas|ni|sauf|not|except|isn't|surtout pas|autre que|jamais)"
    r"( (a|au|aux|en|sur|dans|de|du|d'|le|la|les|l'|celui|celle|pour|vers|chez|in|at|near|the|pres"
    r"))*\W*$"
)
#: Kinds that answer the same question, so that one can correct the other.
_SAME_QUESTION = ({"place", "postal_code"},)


def corrects(text: str) -> bool:
    """Whether something in `text` takes back what was said before it."""
    return bool(_TAKES_BACK.search(plain(text)))


def meant(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Leave out refused values ("pas à Lyon") and those taken back ("à Lille, non, à Lens")."""
    said = plain(text) if len(plain(text)) == len(text) else text.casefold()
    kept = [entity for entity in entities if not _REFUSES.search(said[: entity.start])]
    return [
        entity
        for n, entity in enumerate(kept)
        if not any(
            _one_question(entity.kind, later.kind)
            and _TAKES_BACK.search(said[entity.end : later.start])
            for later in kept[n + 1 :]
        )
    ]


def _one_question(kind: str, other: str) -> bool:
    return kind == other or any({kind, other} <= same for same in _SAME_QUESTION)
