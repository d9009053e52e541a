"""What a turn asks of the line, as TwiML. https://www.twilio.com/docs/voice/twiml

The same reply gives the same bytes. Everything else of ours knows no TwiML.
"""

from urllib.parse import urlencode

from twilio.twiml import TwiML
from twilio.twiml.voice_response import Dial, VoiceResponse

from bot.dialogue.instructions import Connect, Hangup, Listen, Say, Transfer
from bot.sessions.port import Reply
from bot.settings import LineSettings, Settings

from .gather import gather
from .hints import Names
from .speech import parts

#: A longer document is refused, https://www.twilio.com/docs/api/errors/11750
LONGEST = 64 * 1024


class TooLong(Exception):
    """A document that the carrier would refuse: a prompt or a flow talks without end."""


class Renderer:
    """Renders replies; `names` are by language what answers a kind of question."""

    def __init__(self, settings: Settings, names: dict[str, Names] | None = None) -> None:
        self._settings = settings
        self._names = names or {}

    def reply(self, call: str, reply: Reply) -> str:
        """One `<Response>`, whose last verb brings the call back to us or ends it.

        The words before a question are inside its `<Gather>`, so that the caller may cut them
        short. `<Redirect>` follows it: silence falls through to it, and so does a `<Gather>`
        that the carrier cannot run, where `actionOnEmptyResult` would leave the call to end.
        """
        line = self._settings.line(reply.line)
        action = self._action(call, reply)
        response = VoiceResponse()
        *said, ending = reply.instructions
        words = [each for each in said if isinstance(each, Say)]
        match ending:
            case Listen(language=language):
                names = self._names.get(language, {})
                spoken = self._settings.language(language)
                listening = gather(ending, spoken, self._settings, names)
                listening.attrs["action"] = action
                self.say(listening, line, words)
                response.append(listening)
                response.redirect(action, method="POST")
            case Connect(number):
                self.say(response, line, words)
                response.append(self.dial(line, number, action))
            case Transfer():
                self.say(response, line, words)
                if line.fallback:
                    response.append(self.dial(line, line.fallback, action))
                else:
                    response.redirect(action, method="POST")
            case Hangup():
                self.say(response, line, words)
                response.hangup()
        return document(response)

    def say(self, parent: TwiML, line: LineSettings, words: list[Say]) -> None:
        """Append the words to `parent`, each in the line's voice for its language."""
        for each in words:
            voice = line.voices.get(each.language, "")
            locale = self._settings.language(each.language).locale
            for part in parts(each.text, voice):
                parent.say(part, voice=voice or None, language=locale)

    def dial(self, line: LineSettings, number: str, action: str) -> Dial:
        """Dial `number`; the call comes back to `action` when that is over."""
        shown = line.number if line.caller_id == "line" else None  # the caller's own else
        dial = Dial(
            action=action,
            method="POST",
            timeout=self._settings.dialling.ring_seconds,
            caller_id=shown,
        )
        dial.number(number)
        return dial

    def _action(self, call: str, reply: Reply) -> str:
        """Where the next turn is brought. Absolute, since the address is what gets signed."""
        query = urlencode({"call": call, "n": reply.turn + 1, "language": reply.language})
        return f"{self._settings.public_url}/voice/turn?{query}"


def document(response: VoiceResponse) -> str:
    """The document as text; raises TooLong."""
    text = str(response)
    if len(text.encode()) > LONGEST:
        raise TooLong(f"a document of {len(text.encode())} bytes; the carrier takes {LONGEST}")
    return text
