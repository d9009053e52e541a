"""Text as `<Say>` can take it. https://www.twilio.com/docs/voice/twiml/say/text-speech"""

import re
from collections.abc import Iterator

#: Characters that one `<Say>` may hold, by the maker of the voice.
LONGEST = {"Polly": 3000, "Google": 5000}
LONGEST_BASIC = 4000

#: What XML 1.0 cannot hold at all, https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def clean(text: str) -> str:
    """The text without what would make the document unreadable; the carrier ends such a call."""
    return _FORBIDDEN.sub(" ", text).strip()


def parts(text: str, voice: str) -> Iterator[str]:
    """The text in pieces that the voice can take, cut between sentences where it can be."""
    longest = LONGEST.get(voice.partition(".")[0], LONGEST_BASIC)
    part = ""
    for sentence in _SENTENCE_END.split(clean(text)):
        if part and len(part) + 1 + len(sentence) > longest:
            yield part
            part = ""
        part = f"{part} {sentence}" if part else sentence
        while len(part) > longest:
            cut = part.rfind(" ", 1, longest)
            cut = cut if cut > 0 else longest
            yield part[:cut]
            part = part[cut:].lstrip()
    if part:
        yield part
