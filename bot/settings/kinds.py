"""Kinds of values in config.yml: each reads one, or says what it expected.

A kind raises ValueError with the reason; the reader adds file, line and key.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import phonenumbers

from bot import hours
from bot.marked_yaml import Marked

Read = Callable[[Marked], Any]

_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Section:
    """A mapping with the fields of the dataclass `of`."""

    of: type


@dataclass(frozen=True, slots=True)
class Table:
    """Sections of `of` under names of the customer's own; each knows its `name`."""

    of: type


def setting(kind: Read | Section | Table, about: str, **default: Any) -> Any:
    """A field of a settings class: what it holds, in a sentence, and its default if any."""
    return field(metadata={"kind": kind, "about": about}, **default)


def shown(marked: Marked) -> str:
    """A value as a message quotes it."""
    if marked.is_map:
        return "a mapping"
    return "a list" if marked.is_list else repr(marked.value) if marked.value != "" else "nothing"


def text(marked: Marked) -> str:
    if not isinstance(marked.value, str) or not marked.value.strip():
        raise ValueError(f"expected a text, got {shown(marked)}")
    return marked.value.strip()


def optional_text(marked: Marked) -> str:
    return "" if marked.value in (None, "") else text(marked)


def name(marked: Marked) -> str:
    """A name as flows and prompts have them."""
    value = marked.value
    if not isinstance(value, str) or not _NAME.fullmatch(value):
        raise ValueError(f"expected a name such as find_dealer, got {shown(marked)}")
    return value


def names(marked: Marked) -> tuple[str, ...]:
    if not marked.is_list:
        raise ValueError(f"expected a list of names, got {shown(marked)}")
    return tuple(name(entry) for entry in marked)


def flag(marked: Marked) -> bool:
    if not isinstance(marked.value, bool):
        raise ValueError(f"expected true or false, got {shown(marked)}")
    return marked.value


def whole(least: int, most: int) -> Read:
    """A whole number from `least` to `most`."""

    def read(marked: Marked) -> int:
        value = marked.value
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            expected = f"a whole number from {least} to {most}"
            raise ValueError(f"expected {expected}, got {shown(marked)}")
        return value

    return read


def number(least: float, most: float) -> Read:
    """A number from `least` to `most`."""

    def read(marked: Marked) -> float:
        value = marked.value
        if (
            not isinstance(value, int | float)
            or isinstance(value, bool)
            or not least <= value <= most
        ):
            raise ValueError(f"expected a number from {least} to {most}, got {shown(marked)}")
        return float(value)

    return read


def one_of(*words: str) -> Read:
    def read(marked: Marked) -> str:
        if marked.value not in words:
            raise ValueError(f"expected {' or '.join(words)}, got {shown(marked)}")
        return str(marked.value)

    return read


def telephone(marked: Marked) -> str:
    """A telephone number in E.164, as carriers take it."""
    try:
        parsed = phonenumbers.parse(str(marked.value))
        value = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        possible = phonenumbers.is_possible_number(parsed)
    except phonenumbers.NumberParseException:
        value, possible = "", False
    if not possible or value != marked.value:
        raise ValueError(
            f"expected a telephone number such as +33199000001, got {shown(marked)}"
            " (a plus, the country, and the number, without spaces)"
        )
    return value


def optional_telephone(marked: Marked) -> str:
    return "" if marked.value in (None, "") else telephone(marked)


def opening_hours(marked: Marked) -> hours.Hours:
    return hours.parse(text(marked))


def zone(marked: Marked) -> ZoneInfo:
    try:
        return ZoneInfo(text(marked))
    except (OSError, ValueError, KeyError):  # an unknown zone is a KeyError, a folder an OSError
        what = f"expected a time zone such as Europe/Paris, got {shown(marked)}"
        raise ValueError(what) from None


def path(marked: Marked) -> Path:
    """A file of the checkout, relative to its root; whether it exists is for its reader to say."""
    return Path(text(marked))
