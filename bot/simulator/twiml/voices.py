"""The voices and languages of `<Say>`, and the speech models of `<Gather>`.

https://www.twilio.com/docs/voice/twiml/say/text-speech and
https://www.twilio.com/docs/voice/twiml/gather#languages: French and English of the documented
tables; a voice of another language is judged by its form only.
"""

import re

CHIRP = ("Aoede", "Charon", "Fenrir", "Kore", "Leda", "Orus", "Puck", "Zephyr")
GOOGLE = {
    "fr-FR": {"Neural2": "FG", "Wavenet": "FG", "Standard": "FG"},
    "en-GB": {"Neural2": "NO", "Wavenet": "NO", "Standard": "NO"},
    "en-US": {"Neural2": "ACDEFGHIJ", "Wavenet": "ABCDEFGHIJ", "Standard": "ABCDEFGHIJ"},
}
POLLY = {
    "fr-FR": (
        "Lea-Neural", "Remi-Neural", "Lea-Generative", "Rémi-Generative", "Celine", "Céline",
        "Lea", "Léa", "Mathieu",
    ),
    "en-GB": (
        "Amy", "Amy-Neural", "Amy-Generative", "Arthur-Neural", "Brian", "Brian-Neural", "Emma",
        "Emma-Neural",
    ),
    "en-US": (
        "Joanna", "Joanna-Neural", "Joanna-Generative", "Matthew", "Matthew-Neural",
        "Matthew-Generative", "Danielle-Neural", "Danielle-Generative", "Ruth-Neural",
        "Ruth-Generative", "Stephen-Neural", "Stephen-Generative", "Tiffany-Generative", "Ivy",
        "Joey", "Justin", "Kendra", "Kevin", "Kimberly", "Salli", "Gregory-Neural",
    ),
    "fr-BE": ("Isabelle-Neural",),
    "fr-CA": ("Gabrielle-Neural", "Liam-Neural", "Chantal"),
}  # fmt: skip
BASIC = {"man", "woman"}

#: https://www.twilio.com/docs/voice/twiml/gather#speechmodel
MODELS = {
    "default", "numbers_and_commands", "phone_call", "experimental_conversations",
    "experimental_utterances", "googlev2_long", "googlev2_short", "googlev2_telephony",
    "googlev2_telephony_short", "deepgram_nova-2", "deepgram_nova-3",
}  # fmt: skip
#: Only the default model understands these.
DEFAULT_ONLY = {"fr-BE", "fr-CH"}


def language_of(voice: str) -> str:
    """Return the language of a named voice, or nothing when it is basic or unknown."""
    vendor, _, name = voice.partition(".")
    if vendor == "Google":
        return "-".join(name.split("-")[:2])
    if vendor == "Polly":
        return next((language for language, names in POLLY.items() if name in names), "")
    return ""


def exists(voice: str) -> bool:
    """Say whether the documentation has this voice, as far as its language is in our tables."""
    if voice in BASIC:
        return True
    vendor, _, name = voice.partition(".")
    if vendor == "Polly":
        return bool(language_of(voice))
    found = re.fullmatch(r"([a-z]{2,3}-[A-Z]{2})-(Chirp3-HD|Neural2|Wavenet|Standard)-(\w+)", name)
    if vendor != "Google" or not found:
        return False
    language, family, which = found.groups()
    if family == "Chirp3-HD":
        return which in CHIRP
    return language not in GOOGLE or which in GOOGLE[language][family]


def characters(voice: str) -> int:
    """Return how many characters one `<Say>` of this voice may have."""
    return {"Polly": 3000, "Google": 5000}.get(voice.partition(".")[0], 4000)
