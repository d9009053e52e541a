"""What a person with a telephone hears, does and is asked for, as values."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing heard.  `by` is bot, person (the other side), machine or carrier.

    `kind` is say, play, tone or music; of what is played, `text` is the address.
    """

    text: str
    language: str = ""
    voice: str = ""
    by: str = "bot"
    kind: str = "say"

    def __str__(self) -> str:
        return self.text

    def as_json(self) -> dict[str, Any]:
        """Return the prompt as JSON shows it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a call's transcript, at so many seconds since 1970.

    `what` is heard, said, pressed, silence, dials, connected, answered or ended.
    """

    at: float
    what: str
    text: str = ""
    language: str = ""
    by: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the entry as JSON shows it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Expecting:
    """What the line waits for: a Gather's or Record's own settings."""

    input: tuple[str, ...]
    language: str = ""
    hints: tuple[str, ...] = ()
    num_digits: int | None = None
    finish_on_key: str = "#"
    timeout: float = 5.0
    speech_timeout: str = ""
    speech_model: str = ""
    action: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return what is expected as JSON shows it."""
        return asdict(self)
