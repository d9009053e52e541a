"""What callers hear when nothing else works: sorry, then a person.

The documents are made at start and need no store, no flows and no understanding.
"""

from collections.abc import Mapping
from urllib.parse import urlencode

from twilio.twiml.voice_response import VoiceResponse

from bot.dialogue.instructions import Say
from bot.settings import LineSettings, Settings

from .twiml import Renderer, document

#: Where the call comes back to when whoever was dialled is gone; needs no store either.
PATH = "/voice/apology"


class Apologies:
    """Documents by line and language; a language that a line has not gets its first."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._renderer = Renderer(settings)
        self._sorry: Mapping[tuple[str, str], str] = {
            (line.name, language): self._made(line, language)
            for line in settings.lines
            for language in line.voices
        }

    def sorry(self, line: str | None, language: str, *, people: bool) -> str:
        """Says sorry and dials a person of the line, or hangs up where there is none."""
        if line is None or not people:
            return self.nobody(line, language)
        return self._sorry[line, self._language(line, language)]

    def nobody(self, line: str | None, language: str) -> str:
        """Says that nobody can take the call, and hangs up."""
        return self._last_words(line, language, "nobody")

    def unknown_number(self) -> str:
        """For a number that is no line: polite, in the first line's first language."""
        return self._last_words(None, "", "unknown_number")

    def hang_up(self) -> str:
        response = VoiceResponse()
        response.hangup()
        return document(response)

    def _made(self, line: LineSettings, language: str) -> str:
        if not line.fallback:
            return self.nobody(line.name, language)
        response = VoiceResponse()
        words = self._settings.language(language).apology
        self._renderer.say(response, line, [Say(words, language)])
        back = urlencode({"line": line.name, "language": language})
        action = f"{self._settings.public_url}{PATH}?{back}"
        response.append(self._renderer.dial(line, line.fallback, action))
        return document(response)

    def _last_words(self, name: str | None, language: str, words: str) -> str:
        by_name = {line.name: line for line in self._settings.lines}
        line = by_name.get(name or "", self._settings.lines[0])
        language = self._language(line.name, language)
        text = getattr(self._settings.language(language), words)
        response = VoiceResponse()
        self._renderer.say(response, line, [Say(text, language)])
        response.hangup()
        return document(response)

    def _language(self, line: str, language: str) -> str:
        voices = self._settings.line(line).voices
        return language if language in voices else next(iter(voices))
