"""The filters of the list of calls."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.simulator.errors import Refused
from bot.simulator.leg import Leg

PLAIN: dict[str, Callable[[Leg], str]] = {
    "To": lambda leg: leg.to_number,
    "From": lambda leg: leg.from_number,
    "Status": lambda leg: leg.status,
    "ParentCallSid": lambda leg: leg.parent.sid if leg.parent else "",
}
TIMES: dict[str, Callable[[Leg], float | None]] = {
    "StartTime": lambda leg: leg.answered_at,
    "EndTime": lambda leg: leg.ended_at,
}


def chosen(legs: list[Leg], filters: Mapping[str, str]) -> list[Leg]:
    """Return the legs that all filters let through, the newest first.

    Raises:
        Refused: a filter's date cannot be read.
    """
    kept = [leg for leg in legs if all(_fits(leg, n, v) for n, v in filters.items())]
    return sorted(kept, key=lambda leg: leg.created_at, reverse=True)


def _fits(leg: Leg, name: str, value: str) -> bool:
    if name in PLAIN:
        return PLAIN[name](leg) == value
    base = name.rstrip("<>")
    if base not in TIMES:
        return True
    at, (first, after) = TIMES[base](leg), _span(value)
    if at is None:
        return False
    if name.endswith("<"):
        return bool(at < after)
    return bool(at >= first) if name.endswith(">") else bool(first <= at < after)


def _span(value: str) -> tuple[float, float]:
    """Return the seconds that a date (a day) or a time (a second) covers; midnight is a day."""
    try:
        moment = datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError as error:
        raise Refused(20422, f"a date is written 2026-11-22, not {value!r}") from error
    first = moment.replace(tzinfo=moment.tzinfo or UTC).timestamp()
    return first, first + (86400 if len(value) == 10 or "T00:00:00" in value else 1)
