"""Understands what the line brought, in the light of the question that was asked."""

from bot.dialogue.heard import DialEnded, Digits, Heard, Silence, Speech
from nlu.model import Expected
from nlu.port import Recogniser

from .brought import Brought, DialOver, Nothing, Pressed, Spoken


def hear(recogniser: Recogniser, brought: Brought, expected: Expected, language: str) -> Heard:
    """What was heard. Single keys choose from a menu or command; only longer ones can name
    a postal code or the like."""
    match brought:
        case Spoken(text, confidence):
            return Speech(recogniser.recognise(text, expected, language), confidence)
        case Pressed(keys):
            answers = bool(expected.kinds) and len(keys) > 1 and keys.isdigit()
            said = recogniser.recognise(keys, expected, language) if answers else None
            return Digits(keys, said)
        case Nothing():
            return Silence()
        case DialOver(bridged, status):
            return DialEnded(bridged, status)
