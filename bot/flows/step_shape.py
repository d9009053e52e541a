"""One step as written: which kind it is, and which fields it gives."""

from collections.abc import Mapping
from dataclasses import MISSING
from typing import Any

from bot.dialogue.steps import base
from bot.dialogue.steps.base import Means
from bot.marked_yaml import Marked

from .draft import writable, written_as
from .findings import Findings

#: What any step may say beside its own fields.
ANY_STEP = ("id", "next")

#: Meanings whose value is a mapping, so that `kind: {…}` is the value and not the fields.
MAPPINGS = (Means.SLOTS, Means.EXPRESSIONS, Means.PROMPTS)


def kind_of(step: Marked, findings: Findings) -> str:
    """The kind of a step, or "" with a finding."""
    if not step.is_map:
        findings.add(step, "a step is written `kind: …`", write='such as "say: a_prompt"')
        return ""
    kinds = [key for key in step.value if key in base.KINDS]
    own = [k for k in kinds if set(kinds) - {k} <= words(base.KINDS[k])]
    if len(own) == 1:
        return str(own[0])
    if len(kinds) > 1:
        both = " and ".join(f'"{kind}"' for kind in kinds)
        findings.add(step, f"two kinds in one step: {both}", write="make each a step of its own")
        return ""
    strange = [key for key in step.value if key not in ANY_STEP]
    if not strange:
        findings.add(step, "a step without a kind", expected=f"one of {', '.join(base.KINDS)}")
    else:
        line = step.line_of(strange[0])
        findings.unknown(step, "kind of step", strange[0], base.KINDS, line=line)
    return ""


def words(cls: type[Any]) -> set[str]:
    """The fields of a step class as flow files write them."""
    return {written_as(f) for f in writable(cls)}


def given_in(step: Marked, kind: str, id: str, findings: Findings) -> dict[str, Marked]:
    """The fields that a step gives, by Python name; unknown and missing ones are findings."""
    cls = base.KINDS[kind]
    by_word = {written_as(f): f for f in writable(cls)}
    given: dict[str, Marked] = {}
    for word, marked in _written(step, kind, by_word):
        if word not in by_word:
            findings.unknown(marked, "field", word, [*by_word, *ANY_STEP], of=f'"{kind}"', step=id)
        elif by_word[word].name in given:
            findings.add(marked, f'"{word}" is given twice', step=id, field=word)
        else:
            given[by_word[word].name] = marked
    for word, f in by_word.items():
        if f.name not in given and _required(f):
            findings.add(
                step,
                f'"{kind}" needs "{word}"',
                expected=f"{f.metadata['about']}: {f.metadata['means'].value}",
                step=id,
            )
    return given


def _written(step: Marked, kind: str, by_word: Mapping[str, Any]) -> list[tuple[str, Marked]]:
    inner = step.value[kind]
    short = getattr(base.KINDS[kind], "short", "")
    means = next(f for f in by_word.values() if f.name == short)
    if inner.is_map and means.metadata["means"] not in MAPPINGS:
        written = list(inner.items())
    else:
        written = [] if inner.value is None else [(written_as(means), inner)]
    return written + [(w, m) for w, m in step.items() if w != kind and w not in ANY_STEP]


def _required(f: Any) -> bool:
    return f.default is MISSING and f.default_factory is MISSING
