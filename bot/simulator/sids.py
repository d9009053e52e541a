"""Names that the carrier gives to its calls, messages, queues and so on."""

import uuid
from collections.abc import Callable

Sids = Callable[[str], str]


def new_sid(prefix: str) -> str:
    """Return a new SID: two letters of kind (`CA`, `SM`, `QU`…) and 32 hexadecimal digits."""
    return prefix + uuid.uuid4().hex
