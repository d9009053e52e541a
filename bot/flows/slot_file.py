"""`slots.yml`: what a call can know, by name and kind."""

from bot.dialogue.slots import KINDS, SlotKind
from bot.marked_yaml import Marked

from .findings import Findings
from .flow_file import section
from .surroundings import SCENE

#: What a slot may say.
WORDS = {"kind": "what its value is", "about": "one line on what it is for"}


def read(text: str, name: str, findings: Findings) -> dict[str, tuple[SlotKind, Marked]]:
    """Each slot's kind, and where it is written."""
    slots = section(text, name, "slots", "slots: {place: {kind: place}}", findings)
    found: dict[str, tuple[SlotKind, Marked]] = {}
    for slot, at in slots.items() if slots is not None else ():
        if not slot.isidentifier() or slot in SCENE:
            findings.add(at, f'a slot cannot be called "{slot}"', expected="expected one new word")
        for word in at.value if at.is_map else ():
            if word not in WORDS:
                findings.unknown(at, "field", word, WORDS, of="a slot", line=at.keys[word])
        found[slot] = (KINDS["value"], at)
        kind = at.get("kind")
        if kind is None:
            findings.add(at, f'slot "{slot}" has no kind', write=f"{slot}: {{kind: value}}")
        elif kind.value not in KINDS:
            findings.unknown(kind, "kind of slot", kind.value, KINDS)
        else:
            found[slot] = (KINDS[str(kind.value)], at)
    return found
