"""Writes a call down as a scenario: a test that replays it.

Only words, keys and silences are known here, not which prompt the words came from.
"""

import json
from collections.abc import Iterable

from bot.simulator.heard import Entry

#: The caller of a scenario that does not name one.
USUAL_CALLER = "+33261910012"


def scenario(entries: Iterable[Entry], *, title: str, line: str, caller: str = USUAL_CALLER) -> str:
    """Return the YAML of one scenario.  `line` is the line's name in config.yml."""
    parts: list[str] = []
    words: list[str] = []
    dialling = connected = unanswered = False
    ended_by = ""

    def flush() -> None:
        if words:
            parts.append(f"bot: {{says: {_text(' '.join(words))}}}")
            words.clear()

    for entry in entries:
        match entry.what:
            case "heard" if entry.by == "bot":
                if connected:
                    flush()
                    parts.append("they_hang_up:")
                unanswered = unanswered or (dialling and not connected)
                dialling = connected = False
                words.append(entry.text)
            case "dials":
                dialling = True
            case "connected":
                connected = True
            case "said" if not connected:
                flush()
                parts.append(f"caller: {_text(entry.text)}")
            case "pressed" if not connected:
                flush()
                parts.append(f"press: {_text(entry.text)}")
            case "silence" if not connected:
                flush()
                parts.append("silence:")
            case "ended":
                ended_by = entry.by
    flush()
    if ended_by == "caller" and not connected:
        parts.append("hangs_up:")
    head = [f"- scenario: {_text(title)}", f"  line: {_text(line)}"]
    head += [f"  from: {_text(caller)}"] if caller != USUAL_CALLER else []
    head += ["  dialled: {answers: false}"] if unanswered else []
    return "\n".join(
        [*head, "  call:", *(f"    - {part}" for part in parts), _end(ended_by, connected)]
    )


def _end(ended_by: str, connected: bool) -> str:
    """Return how the call ended, as far as one can hear."""
    if connected:
        return "  ends: handed_over\n"
    if ended_by == "caller":
        return "  ends: hung_up # or resolved: whether the bot had done its job cannot be heard\n"
    return "  ends: resolved\n"


def _text(words: str) -> str:
    """Return a text as YAML reads it: a JSON string is one."""
    return json.dumps(words, ensure_ascii=False)
