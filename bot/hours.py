"""Opening hours, written as OpenStreetMap writes them: "Mo-Fr 08:00-20:00; Sa 09:00-13:00".

The part of https://wiki.openstreetmap.org/wiki/Key:opening_hours that a service desk needs:
`24/7`, days and ranges of days, several spans a day, `off`, spans over midnight. A later rule
replaces an earlier one for the days it names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
DAY = 24 * 60

#: A span of one day in minutes after its midnight; an end beyond `DAY` is in the next day.
Span = tuple[int, int]

_RULE = re.compile(r"(?:(?P<days>[A-Za-z]{2}[A-Za-z,\- ]*?)\s+)?(?P<spans>[\d:,\- ]+|off|closed)")
_SPAN = re.compile(r"(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody is there; `text` is what was written, `week` the spans of Monday on."""

    text: str
    week: tuple[tuple[Span, ...], ...]

    def open_at(self, moment: datetime) -> bool:
        """Whether `moment`, in the line's own time zone, lies in a span."""
        minute = moment.hour * 60 + moment.minute
        today = self.week[moment.weekday()]
        before = self.week[(moment - timedelta(days=1)).weekday()]
        return any(start <= minute < end for start, end in today) or any(
            minute < end - DAY for _, end in before
        )


def parse(text: str) -> Hours:
    """The hours in `text`; raises ValueError with the reason, fit to be shown."""
    if text.strip() == "24/7":
        return Hours(text, (((0, DAY),),) * 7)
    week: dict[int, tuple[Span, ...]] = {}
    for rule in filter(None, (part.strip() for part in text.split(";"))):
        week |= _rule(rule)
    if not week:
        raise ValueError(f"no hours in {text!r}; write 24/7, or Mo-Fr 08:00-20:00; Sa 09:00-13:00")
    return Hours(text, tuple(week.get(day, ()) for day in range(7)))


def _rule(rule: str) -> Mapping[int, tuple[Span, ...]]:
    found = _RULE.fullmatch(rule)
    if found is None:
        raise ValueError(f"{rule!r} is no rule of hours; write for example Mo-Fr 08:00-20:00")
    days = tuple(_days(found["days"])) if found["days"] else range(7)
    spans = () if found["spans"] in ("off", "closed") else tuple(_spans(found["spans"]))
    return dict.fromkeys(days, spans)


def _days(text: str) -> Iterator[int]:
    for part in text.replace(" ", "").split(","):
        first, _, last = part.partition("-")
        start, end = _day(first), _day(last or first)
        yield from ((start + step) % 7 for step in range((end - start) % 7 + 1))


def _day(name: str) -> int:
    if name not in DAYS:
        raise ValueError(f"{name!r} is no day; the days are {' '.join(DAYS)}")
    return DAYS.index(name)


def _spans(text: str) -> Iterator[Span]:
    for part in text.split(","):
        found = _SPAN.fullmatch(part.strip())
        if found is None:
            raise ValueError(f"{part.strip()!r} is no span of time; write 08:00-20:00")
        hour, minute, last_hour, last_minute = map(int, found.groups())
        start, end = hour * 60 + minute, last_hour * 60 + last_minute
        if minute > 59 or last_minute > 59 or start >= DAY or end > DAY:
            raise ValueError(f"{part.strip()!r} goes beyond the day; hours run from 00:00 to 24:00")
        yield start, end if end > start else end + DAY
