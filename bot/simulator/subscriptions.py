"""Reads what a verb or a REST request says about status callbacks."""

from collections.abc import Sequence

from bot.simulator.leg import Subscription

EVENTS = ("initiated", "ringing", "answered", "completed")


def subscription(url: str, method: str = "POST", events: Sequence[str] = ()) -> Subscription | None:
    """Return who is told of which events; only `completed` when none is named."""
    if not url:
        return None
    return Subscription(url, method or "POST", frozenset(events or ("completed",)))
