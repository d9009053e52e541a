"""The brands' lines as the dialogue sees them at a moment: whether people are there."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.dialogue.line import Line
from bot.settings import LineSettings


class Lines:
    """The lines of the settings; their hours are meant in `zone`."""

    def __init__(self, lines: tuple[LineSettings, ...], zone: ZoneInfo) -> None:
        self._by_name = {line.name: line for line in lines}
        self._names = {line.number: line.name for line in lines}
        self._zone = zone

    def dialled(self, number: str) -> str | None:
        """The name of the line with this number (E.164), if there is one."""
        return self._names.get(number)

    def at(self, name: str, moment: datetime) -> Line:
        """The line as it is at `moment`; raises LookupError when it is no more."""
        line = self._by_name.get(name)
        if line is None:
            raise LookupError(f"there is no line {name!r} in config.yml any more")
        return Line(
            name=line.name,
            number=line.number,
            brand=line.brand,
            languages=tuple(line.voices),
            start=line.start,
            offers=line.offers,
            greeting=line.greeting,
            people=bool(line.fallback) and line.hours.open_at(moment.astimezone(self._zone)),
        )
