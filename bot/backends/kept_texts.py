"""Text messages that are kept instead of sent: for tests and demonstrations."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class KeptTexts:
    """Keeps what it is given, or raises `fails`."""

    sent: list[tuple[str, str, str]] = field(default_factory=list)
    fails: Exception | None = None

    def send(self, to: str, from_: str, body: str) -> str:
        """Keep a message."""
        if self.fails is not None:
            raise self.fails
        self.sent.append((to, from_, body))
        return f"SM{len(self.sent):032d}"
