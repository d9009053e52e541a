"""A call written down: what the bot says, what the caller does, how it ends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.flows.findings import Findings, did_you_mean
from bot.flows.flow_file import parse
from bot.marked_yaml import Marked

#: How a call can end.
ENDS = ("resolved", "handed_over", "hung_up")


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot speaks the prompt `prompt`, and `says` is among its words.

    Without a prompt, `says` is all that it says, word for word.
    """

    prompt: str = ""
    says: str = ""

    def __str__(self) -> str:
        if not self.prompt:
            return f"bot: {self.says!r}"
        return f"bot: {self.prompt}" + (f" (says {self.says!r})" if self.says else "")


@dataclass(frozen=True, slots=True)
class Caller:
    """What the caller, or the other party, does: `what` is the word of the file."""

    what: str
    words: str = ""

    def __str__(self) -> str:
        return f"{self.what}: {self.words}".rstrip()


@dataclass(frozen=True, slots=True)
class Sms:
    """A text message with these words has been sent."""

    words: str

    def __str__(self) -> str:
        return f"sms: {self.words}"


Part = Bot | Caller | Sms


@dataclass(frozen=True, slots=True)
class Scenario:
    """One call. `parts` come with the line of the file that each stands in.

    `caller` is the caller's number, "" when withheld; `language`, if given, is the one that
    the call must have come to; `answers` whether people who are dialled answer; `down` names
    actions that fail during this call.
    """

    title: str
    file: str
    at: int
    line: str
    parts: tuple[tuple[Part, int], ...]
    ends: str
    caller: str
    language: str = ""
    answers: bool = True
    down: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.file}:{self.at}: {self.title}"


WORDS = {
    "scenario": "what happens, in a sentence",
    "line": "the line that is rung",
    "call": "what is said and done, from top to bottom",
    "ends": "resolved, handed_over or hung_up",
    "from": "the caller's number; empty when withheld",
    "language": "the language that the call has come to",
    "dialled": "{answers: false} when nobody who is dialled answers",
    "down": "actions that fail",
}

#: Who rings when a scenario does not say: a number reserved for fiction.
CALLER = "+33261910012"

READERS: Mapping[str, Callable[[Marked], Part]] = {
    "bot": lambda at: _bot(at),
    "caller": lambda at: Caller("caller", _text(at.value["caller"])),
    "press": lambda at: Caller("press", _text(at.value["press"])),
    "silence": lambda at: Caller("silence"),
    "hangs_up": lambda at: Caller("hangs_up"),
    "they_hang_up": lambda at: Caller("they_hang_up"),
    "sms": lambda at: Sms(_text(at.value["sms"])),
}


def read(path: Path, findings: Findings) -> list[Scenario]:
    """The scenarios of a file; what is wrong with it goes to the findings."""
    document = parse(path.read_text(encoding="utf-8"), str(path), findings)
    if document is None:
        return []
    if not document.is_list:
        findings.add(document, "expected a list of scenarios", write='"- scenario: a title"')
        return []
    read = [_scenario(entry, findings) for entry in document]
    return [scenario for scenario in read if scenario is not None]


def _scenario(at: Marked, findings: Findings) -> Scenario | None:
    before = len(findings.all)
    for word in at.value if at.is_map else ():
        if word not in WORDS:
            findings.unknown(at, "field", word, WORDS, of="a scenario", line=at.keys[word])
    for word in ("scenario", "line", "call", "ends"):
        if at.get(word) is None:
            findings.add(at, f'a scenario needs "{word}"', expected=WORDS[word])
    ends = at.get("ends")
    if ends is not None and ends.value not in ENDS:
        findings.unknown(ends, "end", ends.value, ENDS)
    call = at.get("call")
    parts = [_part(entry, findings) for entry in call] if call is not None else []
    if len(findings.all) > before:
        return None
    caller, dialled = at.get("from"), at.get("dialled")
    answers = dialled.get("answers") if dialled is not None else None
    down = at.get("down")
    return Scenario(
        title=_text(at.value["scenario"]),
        file=at.file,
        at=at.line,
        line=_text(at.value["line"]),
        parts=tuple(part for part in parts if part is not None),
        ends=_text(at.value["ends"]),
        caller=CALLER if caller is None else _text(caller),
        language=_text(at.get("language")),
        answers=answers is None or answers.value is True,
        down=tuple(_text(entry) for entry in down) if down is not None else (),
    )


def _part(at: Marked, findings: Findings) -> tuple[Part, int] | None:
    words = list(at.value) if at.is_map else []
    known = [word for word in words if word in READERS]
    extra = set(words) - set(known) - ({"says"} if known == ["bot"] else set())
    if len(known) == 1 and not extra:
        return READERS[known[0]](at), at.line
    strange = next(iter(extra), "")
    findings.add(
        at,
        f'"{strange}" is nothing that happens in a call' if strange else "not a part of a call",
        expected=f"expected one of {', '.join(READERS)}",
        write=did_you_mean(strange, READERS),
    )
    return None


def _bot(at: Marked) -> Bot:
    said, says = at.value["bot"], at.get("says")
    if said.is_map:
        return Bot("", _text(said.get("says")))
    return Bot(_text(said), _text(says))


def _text(at: Any) -> str:
    return "" if at is None or at.value is None else str(at.value)
