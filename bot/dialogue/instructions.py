"""What a turn asks of the line. The voice edge turns these into TwiML.

A turn's instructions are any number of `Say`, then exactly one that ends the turn.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from nlu.model import Choice, Expected, Json


@dataclass(frozen=True, slots=True)
class Say:
    """Speak `text` in `language`; `prompt` is the name it has in the prompt files."""

    text: str
    language: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Listen:
    """Wait for the caller's words or keys."""

    expected: Expected
    language: str


@dataclass(frozen=True, slots=True)
class Connect:
    """Dial `number` (E.164) and bridge the two; the call comes back when the other is gone."""

    number: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """Hand the caller to a person of the line, for `reason`; comes back if nobody takes it."""

    reason: str


@dataclass(frozen=True, slots=True)
class Hangup:
    """End the call."""


Ending = Listen | Connect | Transfer | Hangup
Instruction = Say | Ending


def to_json(instruction: Instruction) -> Json:
    return {"do": type(instruction).__name__, **asdict(instruction)}


def from_json(document: Mapping[str, Any]) -> Instruction:
    fields = {name: value for name, value in document.items() if name != "do"}
    kinds = {kind.__name__: kind for kind in (Say, Listen, Connect, Transfer, Hangup)}
    if document["do"] == "Listen":
        fields["expected"] = _expected(fields["expected"])
    instruction: Instruction = kinds[document["do"]](**fields)
    return instruction


def _expected(document: Mapping[str, Any]) -> Expected:
    choices = tuple(
        Choice(c["name"], c["key"], tuple(c["phrases"]), tuple(c["intents"]))
        for c in document["choices"]
    )
    return Expected(
        kinds=tuple(document["kinds"]),
        choices=choices,
        yes_no=document["yes_no"],
        digits=document["digits"],
        hints=tuple(document["hints"]),
    )
