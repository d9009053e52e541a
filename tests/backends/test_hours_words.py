"""Opening hours as callers hear them."""

import pytest

from bot import hours
from bot.backends.hours_words import spoken_hours


@pytest.mark.parametrize(
    ("written", "french", "english"),
    [
        (
            "Mo-Fr 08:00-12:00,14:00-18:30; Sa 09:00-12:00",
            "du lundi au vendredi de 8 heures à midi et de 14 heures à 18 heures 30, "
            "le samedi de 9 heures à midi",
            "from Monday to Friday from 8 a.m. to noon and from 2 p.m. to 6:30 p.m., "
            "on Saturday from 9 a.m. to noon",
        ),
        ("Mo-Su 09:00-19:00", "tous les jours de 9 heures à 19 heures",
         "every day from 9 a.m. to 7 p.m."),
        ("Mo,Tu 01:00-02:15", "le lundi et le mardi de 1 heure à 2 heures 15",
         "on Monday and Tuesday from 1 a.m. to 2:15 a.m."),
        ("24/7", "24 heures sur 24, tous les jours", "24 hours, every day"),
        ("Fr 20:00-24:00", "le vendredi de 20 heures à minuit",
         "on Friday from 8 p.m. to midnight"),
    ],
)  # fmt: skip
def test_hours_are_said_naturally(written: str, french: str, english: str) -> None:
    assert spoken_hours(hours.parse(written), "fr") == french
    assert spoken_hours(hours.parse(written), "en") == english
