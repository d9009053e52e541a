"""A small memory of frequent answers: least recently used out first, and none too old."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Value = TypeVar("Value")

#: Enough for the utterances that callers share ("oui", "un garage"), not for anybody's life.
_ENTRIES = 512
#: Longer utterances hardly ever come again, and are the caller's own business.
_LONGEST = 60
#: Seconds an answer is kept, so that a new model is heard soon.
_KEPT = 600.0


class Cache(Generic[Value]):
    """Answers by utterance. Safe from several threads."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._entries: OrderedDict[str, tuple[float, Value]] = OrderedDict()

    def get(self, text: str) -> Value | None:
        """The answer, if there is one that is not too old."""
        with self._lock:
            found = self._entries.get(text)
            if found is None or self._clock() - found[0] > _KEPT:
                return None
            self._entries.move_to_end(text)
            return found[1]

    def put(self, text: str, value: Value) -> None:
        """Keep an answer, unless the utterance is long."""
        if len(text) > _LONGEST:
            return
        with self._lock:
            self._entries[text] = (self._clock(), value)
            self._entries.move_to_end(text)
            if len(self._entries) > _ENTRIES:
                self._entries.popitem(last=False)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._entries.clear()
