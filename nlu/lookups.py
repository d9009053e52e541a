"""Entities found by their words: what the training sentences mark, and the lookup lists."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from nlu.model import Entity
from nlu.sentences import Sentence
from nlu.words import split

#: Kinds that have a finder of their own, and so are not looked up.
_FOUND_OTHERWISE = frozenset(("place", "postal_code", "subscriber_number"))
_LONGEST = 8


class Lookups:
    """Phrases that name an entity, longest first. Built once; reading is safe from threads."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._kinds: dict[tuple[str, ...], str] = {}
        for kind, phrase in phrases:
            words = tuple(word.plain for word in split(phrase))
            if words and kind not in _FOUND_OTHERWISE:
                self._kinds.setdefault(words, kind)

    def find(self, text: str, language: str = "fr") -> list[Entity]:
        """Entities in a text; where two overlap the longer one, then the earlier."""
        words = split(text)
        found: list[Entity] = []
        at = 0
        while at < len(words):
            for size in range(min(_LONGEST, len(words) - at), 0, -1):
                said = tuple(word.plain for word in words[at : at + size])
                if kind := self._kinds.get(said):
                    start, end = words[at].start, words[at + size - 1].end
                    found.append(Entity(kind, text[start:end], start, end, 0.8))
                    at += size
                    break
            else:
                at += 1
        return found


def phrases_of(sentences: Sequence[Sentence], lists: Mapping[str, Sequence[str]]) -> Lookups:
    """Lookups from marks and from lists by kind; the lists win where both know a phrase."""
    listed = [(kind, phrase) for kind, names in lists.items() for phrase in names]
    marked = [
        (kind, words)
        for sentence in sentences
        for kind, words in sentence.marked()
        if not _too_plain(words)
    ]
    return Lookups([*listed, *marked])


def read_lists(folder: Path) -> dict[str, list[str]]:
    """The lists `folder/<kind>.txt`, one phrase a line, `#` for comments."""
    return {
        path.stem: [
            line.strip()
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip() and not line.startswith("#")
        ]
        for path in sorted(folder.glob("*.txt"))
        if path.stem in ("service", "show", "channel")
    }


def _too_plain(words: str) -> bool:
    return len(words) < 3 or words.isdecimal()
