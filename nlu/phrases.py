"""Sets of fixed phrases: does an utterance consist of them, begin or end with one?"""

from collections.abc import Iterable, Sequence

from nlu.words import split


class Phrases:
    """Phrases as sequences of words; case, accents and hyphens do not count."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(
            words for phrase in phrases if (words := tuple(w.plain for w in split(phrase)))
        )
        self._longest = max(map(len, self._phrases), default=0)

    def __contains__(self, words: Sequence[str]) -> bool:
        return tuple(words) in self._phrases

    def leading(self, words: Sequence[str]) -> int:
        """How many words the longest phrase that `words` begin with has; 0 for none."""
        for size in range(min(self._longest, len(words)), 0, -1):
            if tuple(words[:size]) in self._phrases:
                return size
        return 0

    def trailing(self, words: Sequence[str]) -> int:
        """The same at the end."""
        for size in range(min(self._longest, len(words)), 0, -1):
            if tuple(words[-size:]) in self._phrases:
                return size
        return 0

    def bare(self, words: Sequence[str]) -> tuple[int, int]:
        """Where what is left begins and ends once phrases are taken off both ends."""
        start, end = 0, len(words)
        while size := self.leading(words[start:end]):
            start += size
        while end > start and (size := self.trailing(words[start:end])):
            end -= size
        return start, end
