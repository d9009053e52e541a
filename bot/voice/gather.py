"""Listening as `<Gather>`. https://www.twilio.com/docs/voice/twiml/gather"""

from twilio.twiml.voice_response import Gather

from bot.dialogue.instructions import Listen
from bot.settings import LanguageSettings, Settings

from .hints import Names, hints


def gather(listen: Listen, language: LanguageSettings, settings: Settings, names: Names) -> Gather:
    """Keys and speech, whichever comes first, to be brought to `action`.

    One key is taken at once. Where a longer number is asked for, a single key (0 for a person)
    counts after the usual silence, or at once with #: it may be the number's first digit.
    """
    expected = listen.expected
    attributes: dict[str, object] = {
        "input": "dtmf speech",
        "method": "POST",
        "timeout": settings.listening.silence_seconds,
        "num_digits": max(1, expected.digits, *(len(each.key) for each in expected.choices)),
        "language": language.locale,
        "speech_timeout": language.end_of_speech or "auto",
        # The filter knows no French geography: Bitche and Condom are towns.
        "profanity_filter": "false",
    }
    if language.speech_model:
        attributes["speech_model"] = language.speech_model
    if likely := hints(expected, names, settings.listening.hints):
        attributes["hints"] = likely
    return Gather(**attributes)
