"""Opening hours as a voice says them, in French and English."""

from collections.abc import Sequence
from itertools import groupby

from bot.hours import DAY, Hours, Span

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def spoken_hours(hours: Hours, language: str) -> str:
    """ "du lundi au vendredi de 8 heures à midi et de 14 heures à 18 heures 30, le samedi …"."""
    if all(spans == ((0, DAY),) for spans in hours.week):
        return "24 heures sur 24, tous les jours" if language == "fr" else "24 hours, every day"
    runs = [
        (spans, [day for day, _ in days])
        for spans, days in groupby(enumerate(hours.week), key=lambda pair: pair[1])
        if spans
    ]
    return ", ".join(f"{_days(days, language)} {_spans(spans, language)}" for spans, days in runs)


def _days(days: Sequence[int], language: str) -> str:
    first, last = _DAYS[language][days[0]], _DAYS[language][days[-1]]
    if len(days) == 7:
        return "tous les jours" if language == "fr" else "every day"
    if len(days) == 1:
        return f"le {first}" if language == "fr" else f"on {first}"
    if len(days) == 2:
        return f"le {first} et le {last}" if language == "fr" else f"on {first} and {last}"
    return f"du {first} au {last}" if language == "fr" else f"from {first} to {last}"


def _spans(spans: Sequence[Span], language: str) -> str:
    said = [
        f"de {_time(start, language)} à {_time(end, language)}"
        if language == "fr"
        else f"from {_time(start, language)} to {_time(end, language)}"
        for start, end in spans
    ]
    return (" et " if language == "fr" else " and ").join(said)


def _time(minute: int, language: str) -> str:
    hour, rest = divmod(minute % DAY, 60)
    if language == "fr":
        if rest == 0 and hour in (0, 12):
            return "minuit" if hour == 0 else "midi"
        return f"{hour} heure{'s' if hour > 1 else ''}" + (f" {rest}" if rest else "")
    if rest == 0 and hour in (0, 12):
        return "midnight" if hour == 0 else "noon"
    half = "a.m." if hour < 12 else "p.m."
    return f"{hour % 12 or 12}" + (f":{rest:02d} {half}" if rest else f" {half}")
