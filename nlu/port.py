"""The port through which the application understands."""

from typing import Protocol

from nlu.model import Expected, Recognition


class Recogniser(Protocol):
    """Understands what a caller said.

    Never raises and always answers within its deadline: when the model is down or late the
    answer comes from a grammar and `Recognition.degraded` says why. Safe to call twice with
    the same words, and from several threads. Nothing understood is intent `out_of_scope` with
    a low confidence. Keys typed as an answer to `expected.kinds` may be passed as text.
    """

    def recognise(self, text: str, expected: Expected, language: str) -> Recognition:
        """Understand `text`, said in `language` ("fr" or "en") in answer to `expected`."""
        ...
