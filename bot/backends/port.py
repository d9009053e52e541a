"""The port of a backend: something that flows may ask."""

from collections.abc import Mapping
from typing import Protocol

from bot.dialogue.consult import ActionSpec
from nlu.model import Json


class Backend(Protocol):
    """Answers one kind of question.

    May raise anything: whoever asks turns it into `Unavailable`. May be asked again after a
    failure it knows nothing of, and from several threads. Its `spec` names its arguments and
    the names it binds; `waits` is true if it asks another machine, which is then done under a
    deadline on a thread of its own.
    """

    @property
    def spec(self) -> ActionSpec:
        """What a flow may ask."""
        ...

    @property
    def waits(self) -> bool:
        """Whether an answer can take noticeable time."""
        ...

    def ask(self, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
        """The answer: a value for each name that `spec.binds` promises."""
        ...
