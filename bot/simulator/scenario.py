"""Writes a call down as a scenario: a test that replays it.

Only words, keys and silences are known here, not which prompt the words came from.
"""

import json
from collections.abc import Iterable

from bot.simulator.heard import Entry


def scenario(entries: Iterable[Entry], *, title: str, line: str) -> str:
    """Return the YAML of one scenario.  `line` is the line's name in config.yml."""
    lines: list[str] = [f"- scenario: {_text(title)}", f"  line: {_text(line)}", "  call:"]
    words: list[str] = []
    dialled, ended_by = False, ""

    def flush() -> None:
        if words:
            lines.append(f"    - bot: {{says: {_text(' '.join(words))}}}")
            words.clear()

    for entry in entries:
        match entry.what:
            case "heard" if entry.by == "bot":
                words.append(entry.text)
                continue
            case "dials":
                dialled = True
            case "said" if not dialled:
                flush()
                lines.append(f"    - caller: {_text(entry.text)}")
            case "pressed" if not dialled:
                flush()
                lines.append(f"    - press: {_text(entry.text)}")
            case "silence" if not dialled:
                flush()
                lines.append("    - silence:")
            case "ended":
                flush()
                ended_by = entry.by
                if ended_by == "caller" and not dialled:
                    lines.append("    - hangs_up:")
    flush()
    ends = "handed_over" if dialled else "hung_up" if ended_by == "caller" else "resolved"
    lines.append(f"  ends: {ends}")
    return "\n".join(lines) + "\n"


def _text(words: str) -> str:
    """Return a text as YAML reads it: a JSON string is one."""
    return json.dumps(words, ensure_ascii=False)
