"""What Record leaves behind."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording: `words` are what the person said into it, `seconds` its length."""

    sid: str
    call_sid: str
    words: str
    seconds: int
    url: str
