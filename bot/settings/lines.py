"""The settings of the lines and of their languages."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.hours import Hours, parse
from bot.marked_yaml import Marked

from . import kinds
from .kinds import setting, shown


def seconds_or_auto(marked: Marked) -> int | None:
    """Whole seconds, or None for `auto`: at the caller's first pause."""
    if marked.value == "auto":
        return None
    try:
        return int(kinds.whole(1, 20)(marked))
    except ValueError:
        expected = "auto, or whole seconds from 1 to 20"
        raise ValueError(f"expected {expected}, got {shown(marked)}") from None


def voices(marked: Marked) -> Mapping[str, str]:
    """Languages and the voice of each; the order counts."""
    if not marked.is_map or not marked.value:
        raise ValueError(f"expected languages and their voices, got {shown(marked)}")
    return {language: kinds.text(voice) for language, voice in marked.items()}


@dataclass(frozen=True, slots=True)
class LanguageSettings:
    """One language: how it is heard, and the words that must come without any other part.

    The `apology`, `nobody` and `unknown_number` are spoken when nothing else works, so they
    are here and not among the prompts.
    """

    name: str
    locale: str = setting(kinds.text, "The carrier's name for the language.")
    apology: str = setting(kinds.text, "Said when we failed, before a person is dialled.")
    nobody: str = setting(kinds.text, "Said when we failed and nobody can take the call.")
    unknown_number: str = setting(kinds.text, "Said on a number that is no line.")
    end_of_speech: int | None = setting(
        seconds_or_auto,
        "Seconds of silence that end an utterance; auto: the first pause.",
        default=None,
    )
    speech_model: str = setting(
        kinds.optional_text, "The carrier's speech model; empty: its own choice.", default=""
    )


@dataclass(frozen=True, slots=True)
class LineSettings:
    """One brand's line, known by the number dialled."""

    name: str
    number: str = setting(kinds.telephone, "The number that callers dial.")
    brand: str = setting(kinds.text, "The brand's name as it is spoken.")
    voices: Mapping[str, str] = setting(
        voices, "Languages and the voice of each; the first one greets."
    )
    greeting: str = setting(kinds.name, "The prompt of the first words.")
    start: str = setting(kinds.name, "The flow that takes a call.")
    offers: tuple[str, ...] = setting(kinds.names, "The flows a caller may ask for.")
    fallback: str = setting(
        kinds.optional_telephone, "The number that people answer; empty: there is none.", default=""
    )
    hours: Hours = setting(
        kinds.opening_hours, "When people answer that number.", default=parse("24/7")
    )
    caller_id: str = setting(
        kinds.one_of("caller", "line"),
        "Whose number is shown to whoever is dialled.",
        default="caller",
    )
