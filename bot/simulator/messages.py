"""Text messages that the application sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.simulator.clock import Clock

#: The letters of the GSM alphabet; any other makes a message UCS-2, of 70 letters a part.
#: https://www.twilio.com/docs/glossary/what-is-gsm-7-character-encoding
GSM = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE = set("^{}\\[~]|€")


@dataclass(frozen=True, slots=True)
class Message:
    """One SMS.  Times in seconds since 1970; `status` as Twilio's REST property."""

    sid: str
    to: str
    from_number: str
    body: str
    status: str
    at: float
    service_sid: str = ""
    error_code: int | None = None

    @property
    def segments(self) -> int:
        """How many parts the text needs on the air."""
        return segments(self.body)


def segments(body: str) -> int:
    """Return how many parts a text is sent in: 160 or 153 GSM letters, 70 or 67 others."""
    if set(body) <= GSM | GSM_DOUBLE:
        length = sum(2 if letter in GSM_DOUBLE else 1 for letter in body)
        alone, joined = 160, 153
    else:
        length, alone, joined = len(body.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= alone else -(-length // joined)


class Messages:
    """The messages in their order."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._all: dict[str, Message] = {}

    def __iter__(self) -> Iterator[Message]:
        return iter(list(self._all.values()))

    def add(self, message: Message) -> Message:
        """Keep a message."""
        with self._clock.lock:
            self._all[message.sid] = message
            self._clock.changed()
        return message

    def find(self, sid: str) -> Message | None:
        """Return a message by its SID."""
        return self._all.get(sid)

    def set_status(self, sid: str, status: str, error_code: int | None = None) -> Message:
        """Change the state of a message."""
        with self._clock.lock:
            changed = replace(self._all[sid], status=status, error_code=error_code)
            self._all[sid] = changed
            self._clock.changed()
        return changed

    def to(self, number: str) -> list[Message]:
        """Return what was sent to a number, oldest first."""
        return [message for message in self._all.values() if message.to == number]
