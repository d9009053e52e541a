"""The log: one line an event on standard error, with numbers and secrets masked.

Everything that is logged passes here, tracebacks too. What a caller said, and could turn up in
an error's text, is left out while `hush` is told of it.
"""

import logging
import re
import sys
from collections.abc import Iterable
from contextvars import ContextVar
from copy import copy
from typing import Any

FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"

#: What stands where something was left out.
HIDDEN = "***"

#: What the caller has said in the request at hand.
_SAID: ContextVar[tuple[str, ...]] = ContextVar("said", default=())

#: Shorter words are left in: they are in every sentence, and tell nothing.
SHORTEST_HUSHED = 3

#: Telephone numbers as carriers, addresses and people write them. Not what is inside a longer
#: word, such as a call's SID, nor a date.
_NUMBERS = re.compile(
    r"(?<![\w.])(?:\+|%2B|00)[1-9](?:[ .\-]?\(?\d\)?){6,14}(?!\w)"  # +33 1 99 00 00 01
    r"|(?<![\w.+\-])0[1-9](?:[ .\-]?\d\d){4}(?!\w)"  # 01 99 00 00 01
    r"|(?<![\w.+\-])[1-9]\d{8,14}(?![\w.])"  # 33199000001
)


def hush(*said: str) -> None:
    """Leave `said` out of the log until this is called again on the same thread."""
    _SAID.set(tuple(filter(None, said)))


def masked(text: str, secrets: Iterable[str] = ()) -> str:
    """`text` without secrets, and with at most two digits of a telephone number left."""
    for secret in secrets:
        if secret:
            text = text.replace(secret, HIDDEN)
    return _NUMBERS.sub(lambda found: HIDDEN + found[0][-2:], text)


class Masking(logging.Formatter):
    """Formats a record, then masks the whole of it."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        super().__init__(FORMAT)
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        shown = copy(record)
        shown.exc_text = None  # another handler may have cached it unmasked
        if record.levelno >= logging.WARNING and isinstance(record.args, tuple):
            # What failed may quote the caller; what went well is in words of our own.
            shown.args = tuple(
                _hushed(str(arg)) if isinstance(arg, str | BaseException) else arg
                for arg in record.args
            )
        return masked(super().format(shown), self._secrets)

    def formatException(self, ei: Any) -> str:
        return _hushed(super().formatException(ei))


def _hushed(text: str) -> str:
    """`text` without what the caller has said, whole or word by word."""
    words = {word for said in _SAID.get() for word in (said, *re.findall(r"\w+", said))}
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= SHORTEST_HUSHED:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text


def configure(level: str, secrets: tuple[str, ...]) -> None:
    """Send everything from `level` on to standard error, masked; replaces earlier handlers."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Masking(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("twilio", "urllib3", "werkzeug"):  # they log what they send
        logging.getLogger(chatty).setLevel(logging.WARNING)
