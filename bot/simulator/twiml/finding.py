"""One complaint about a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Twilio's `code` and our words; a fatal one makes the document unusable."""

    code: int
    message: str
    fatal: bool = False
