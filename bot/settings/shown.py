"""Shows settings to a person, without what must stay secret."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.hours import Hours

from .model import Settings

HIDDEN = "(hidden)"


def shown(settings: Settings) -> str:
    """One `key: value` a line; tokens and passwords are hidden."""
    text = "\n".join(f"{key}: {value}" for key, value in _flat("", settings))
    for secret in settings.secrets():
        text = text.replace(secret, HIDDEN)
    return text


def _flat(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Hours):
        yield path, value.text
    elif is_dataclass(value):
        for each in fields(value):
            yield from _flat(f"{path}.{each.name}".lstrip("."), getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key, entry in value.items():
            yield from _flat(f"{path}.{key}", entry)
    elif isinstance(value, tuple) and value and is_dataclass(value[0]):
        for entry in value:
            yield from _flat(f"{path}.{getattr(entry, 'name', '')}", entry)
    elif isinstance(value, tuple):
        yield path, ", ".join(map(str, value))
    elif isinstance(value, str) and urlsplit(value).password:
        password = urlsplit(value).password or ""
        yield path, value.replace(password, HIDDEN)
    else:
        yield path, "(none)" if value in (None, "") else str(value)
