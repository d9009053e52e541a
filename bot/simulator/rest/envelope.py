"""Lists and dates as the 2010 API writes them."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import request

from bot.simulator.errors import Refused
from bot.simulator.limits import PAGE, PAGE_MAX
from bot.simulator.parameters import rfc2822

Item = TypeVar("Item")


def date(at: float | None) -> str | None:
    """Return a time, or null."""
    return None if at is None else rfc2822(at)


def page(name: str, items: Sequence[Item], show: Callable[[Item], dict[str, Any]]) -> Any:
    """Return one page of a list, chosen by the request's PageSize and Page."""
    size = min(number("PageSize", PAGE, request.args), PAGE_MAX) or PAGE
    place = number("Page", 0, request.args)
    shown = items[place * size : (place + 1) * size]
    last = max(0, (len(items) - 1) // size)

    def uri(at: int) -> str:
        kept = {k: v for k, v in request.args.items() if k not in {"Page", "PageSize"}}
        return f"{request.path}?{urlencode({**kept, 'PageSize': size, 'Page': at})}"

    return {
        name: [show(item) for item in shown],
        "page": place,
        "page_size": size,
        "start": place * size,
        "end": place * size + max(0, len(shown) - 1),
        "uri": uri(place),
        "first_page_uri": uri(0),
        "next_page_uri": uri(place + 1) if place < last else None,
        "previous_page_uri": uri(place - 1) if place else None,
    }


def number(name: str, default: int, values: Any, code: int = 20422) -> int:
    """Return a parameter that must be a whole number.

    Raises:
        Refused: it is not one.
    """
    given = values.get(name, "")
    if given == "":
        return default
    if not str(given).isdigit():
        raise Refused(code, f"{name} must be a whole number, not {given!r}")
    return int(given)


def known_only(values: Any, known: set[str]) -> None:
    """Refuse parameters that the resource does not have; Twilio itself would ignore most.

    Raises:
        Refused: 20001.
    """
    if strange := sorted(set(values) - known):
        raise Refused(20001, f"unknown parameter {', '.join(strange)}")
