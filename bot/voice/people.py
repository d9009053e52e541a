"""Whether a person can be reached, without the store: the line's hours and the clock."""

from collections.abc import Callable
from datetime import datetime

from bot.turns import Lines

#: The moment, in UTC.
Now = Callable[[], datetime]


class People:
    """Looks a line up by the number dialled."""

    def __init__(self, lines: Lines, now: Now) -> None:
        self._lines = lines
        self._now = now

    def of(self, number: str) -> tuple[str | None, bool]:
        """The line's name, None for no line of ours, and whether its people are there."""
        name = self._lines.dialled(number)
        if name is None:
            return None, False
        return name, self._lines.at(name, self._now()).people
