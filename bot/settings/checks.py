"""What must hold between settings, beyond each one's own kind."""

from collections.abc import Iterator

from .lines import LanguageSettings, LineSettings
from .model import Document
from .reader import unknown

#: Where a finding belongs: the path of keys in config.yml.
Keys = tuple[str, ...]

#: The most a `<Say>` may be given, https://www.twilio.com/docs/voice/twiml/say
LONGEST = 1000


def check(document: Document) -> Iterator[tuple[Keys, str]]:
    """Yields where and what, for everything that does not fit together."""
    numbers: dict[str, str] = {}
    for line in document.lines:
        where = ("lines", line.name)
        if line.number in numbers:
            yield (*where, "number"), f"{line.number} is the number of {numbers[line.number]} too"
        numbers.setdefault(line.number, line.name)
        if line.fallback == line.number:
            yield (*where, "fallback"), "the fallback would ring this very line again"
        yield from _voices(document, line)
    for language in document.languages:
        yield from _language(language)


def _voices(document: Document, line: LineSettings) -> Iterator[tuple[Keys, str]]:
    languages = {language.name: language for language in document.languages}
    for name, voice in line.voices.items():
        where = ("lines", line.name, "voices", name)
        language = languages.get(name)
        if language is None:
            yield where, unknown(name, "languages", languages)
        elif voice.startswith("Google.") and not voice.startswith(f"Google.{language.locale}-"):
            yield where, f"{voice} does not speak {language.locale}"


def _language(language: LanguageSettings) -> Iterator[tuple[Keys, str]]:
    where = ("languages", language.name)
    # https://www.twilio.com/docs/api/errors/13335
    if language.speech_model and language.end_of_speech is None:
        yield (
            (*where, "end_of_speech"),
            "a speech_model needs whole seconds here, the carrier refuses auto with one",
        )
    for key in ("apology", "nobody", "unknown_number"):
        if len(getattr(language, key)) > LONGEST:
            yield (*where, key), f"longer than {LONGEST} characters; nobody listens that long"
