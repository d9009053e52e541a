"""Opening hours in OpenStreetMap's words: https://wiki.openstreetmap.org/wiki/Key:opening_hours"""

from datetime import datetime

import pytest

from bot.hours import parse

MONDAY, SATURDAY, SUNDAY = "2026-11-23", "2026-11-28", "2026-11-29"


def open_at(text: str, day: str, time: str) -> bool:
    return parse(text).open_at(datetime.fromisoformat(f"{day}T{time}"))


@pytest.mark.parametrize(
    ("text", "day", "time", "expected"),
    [
        ("24/7", SUNDAY, "03:00", True),
        ("Mo-Fr 08:00-20:00", MONDAY, "08:00", True),
        ("Mo-Fr 08:00-20:00", MONDAY, "20:00", False),
        ("Mo-Fr 08:00-20:00", SATURDAY, "12:00", False),
        ("Mo-Fr 08:00-20:00; Sa 09:00-13:00", SATURDAY, "12:59", True),
        ("Mo,Sa 9:00-12:00,14:00-18:00", SATURDAY, "13:00", False),
        ("Mo,Sa 9:00-12:00, 14:00-18:00", SATURDAY, "14:00", True),
        ("08:00-20:00; Su off", SUNDAY, "12:00", False),
        ("08:00-20:00; Su closed", MONDAY, "12:00", True),
        ("Sa-Mo 10:00-11:00", SUNDAY, "10:30", True),
        ("Su 22:00-02:00", MONDAY, "01:59", True),
        ("Su 22:00-02:00", MONDAY, "02:00", False),
        ("Mo-Su 00:00-24:00", SUNDAY, "23:59", True),
    ],
)
def test_hours_say_when_people_are_there(text: str, day: str, time: str, expected: bool) -> None:
    assert open_at(text, day, time) is expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no hours"),
        ("always", "is no rule of hours"),
        ("Mo-Fx 08:00-20:00", "'Fx' is no day"),
        ("Mo-Fr 8-20", "'8-20' is no span of time"),
        ("Mo-Fr 08:00-25:00", "goes beyond the day"),
        ("Mo-Fr 08:70-20:00", "goes beyond the day"),
    ],
)
def test_hours_that_cannot_be_read_say_what_was_expected(text: str, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        parse(text)
