"""JSON Schemas of the files, for editors that complete and check while one types.

Made from the step classes, so that a new kind of step or field is in them by itself.
"""

from collections.abc import Mapping
from dataclasses import MISSING
from typing import Any

from bot.dialogue.slots import KINDS as SLOT_KINDS
from bot.dialogue.steps import base
from bot.dialogue.steps.base import Means
from bot.dialogue.transfer import REASONS

from . import choices, flow_file, prompt_file, slot_file
from .draft import writable, written_as

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"
WORD: Schema = {"type": "string", "pattern": r"^\w+$"}
VALUE: Schema = {"type": ["string", "number", "boolean", "null", "array", "object"]}
TARGET: Schema = {"anyOf": [WORD, {"$ref": "#/$defs/steps"}]}

#: What each meaning of a field looks like in a file; a test refuses a member without one.
SHAPES: Mapping[Means, Schema] = {
    Means.PROMPT: {"type": "string"},
    Means.SLOT: WORD,
    Means.FLOW: WORD,
    Means.TARGET: TARGET,
    Means.ACTION: WORD,
    Means.REASON: {"enum": list(REASONS)},
    Means.TEMPLATE: {"type": "string"},
    Means.SLOTS: {"type": "object", "additionalProperties": VALUE},
    Means.EXPRESSIONS: {"type": "object", "additionalProperties": VALUE},
    Means.PROMPTS: {"type": "object", "additionalProperties": {"type": "string"}},
    Means.CHOICES: {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/choice"}},
    Means.FLAG: {"type": "boolean"},
}


def flow_schema() -> Schema:
    """The schema of a flow file."""
    about = flow_file.WORDS
    flow = _object(
        {
            "description": {"type": "string", "description": about["description"]},
            "nlu_trigger": {"type": "array", "items": WORD, "description": about["nlu_trigger"]},
            "steps": {"$ref": "#/$defs/steps", "description": about["steps"]},
        },
        required=["description", "steps"],
    )
    kinds = {f"step_{kind}": _step(kind, cls) for kind, cls in sorted(base.KINDS.items())}
    return {
        "$schema": DRAFT,
        "title": "A flow file of Décroché",
        **_object({"flows": {"type": "object", "additionalProperties": flow}}, ["flows"]),
        "$defs": {
            "steps": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/step"}},
            "step": {"anyOf": [{"$ref": f"#/$defs/{name}"} for name in kinds]},
            "next": {"anyOf": [WORD, {"type": "array", "minItems": 1, "items": _branch()}]},
            "choice": _choice(),
            **kinds,
        },
    }


def prompt_schema() -> Schema:
    """The schema of a prompt file."""
    text: Schema = {"type": "string", "minLength": 1}
    texts: Schema = {"type": "array", "minItems": 1, "items": text}
    rungs: Schema = {"type": "array", "minItems": 2, "maxItems": 2, "items": text}
    words: Schema = {"type": "array", "items": {"type": "string"}}
    shapes: dict[str, Schema] = {
        "say": {"anyOf": [text, texts]},
        "silence": rungs,
        "not_understood": rungs,
        "choices": {"type": "object", "additionalProperties": words},
        "hints": words,
    }
    parts = {
        word: {**shapes[word], "description": about} for word, about in prompt_file.WORDS.items()
    }
    prompt = {"anyOf": [text, texts, _object(parts, ["say"])]}
    return {
        "$schema": DRAFT,
        "title": "A prompt file of Décroché",
        "type": "object",
        "additionalProperties": prompt,
    }


def slot_schema() -> Schema:
    """The schema of `slots.yml`."""
    about = slot_file.WORDS
    slot = _object(
        {
            "kind": {"enum": list(SLOT_KINDS), "description": about["kind"]},
            "about": {"type": "string", "description": about["about"]},
        },
        ["kind"],
    )
    slots = {"type": "object", "additionalProperties": slot}
    return {"$schema": DRAFT, "title": "The slots of Décroché", **_object({"slots": slots})}


def _object(properties: Mapping[str, Schema], required: list[str] | None = None) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": required or [],
        "additionalProperties": False,
    }


def _step(kind: str, cls: type[Any]) -> Schema:
    """A step of one kind: the bare value with fields beside it, or all fields inside."""
    fields = {written_as(f): _field(f) for f in writable(cls)}
    needed = [written_as(f) for f in writable(cls) if f.default is MISSING]
    short = next(f for f in writable(cls) if f.name == cls.short)
    word = written_as(short)
    beside = {name: shape for name, shape in fields.items() if name not in (word, kind)}
    bare = [_field(short)] if short.default is MISSING else [_field(short), {"type": "null"}]
    step = _object(
        {
            kind: {"anyOf": [*bare, _object(fields, needed)]},
            "id": WORD,
            **({"next": {"$ref": "#/$defs/next"}} if cls.goes_on else {}),
            **beside,
        }
    )
    step["anyOf"] = [
        {
            "properties": {kind: {"anyOf": bare}},
            "required": [kind, *(n for n in needed if n in beside)],
        },
        {"properties": {kind: _object(fields, needed)}, "required": [kind]},
    ]
    return {"description": _first_line(cls), **step}


def _field(f: Any) -> Schema:
    return {**SHAPES[f.metadata["means"]], "description": f.metadata["about"]}


def _first_line(cls: type[Any]) -> str:
    return (cls.__doc__ or "").strip().split("\n")[0]


def _branch() -> Schema:
    way = TARGET
    return {
        "anyOf": [
            _object({"if": {"type": ["string", "boolean"]}, "then": way}, ["if", "then"]),
            _object({"else": way}, ["else"]),
        ]
    }


def _choice() -> Schema:
    shapes: dict[str, Schema] = {
        "choice": WORD,
        "key": {"enum": [*range(10), *choices.KEYS]},
        "intents": {"type": "array", "items": WORD},
        "go": TARGET,
        "then": TARGET,
    }
    parts = {word: {**shapes[word], "description": about} for word, about in choices.WORDS.items()}
    return {**_object(parts, ["choice"]), "oneOf": [{"required": ["go"]}, {"required": ["then"]}]}


#: The generated files, by name.
SCHEMAS = {
    "flow.schema.json": flow_schema,
    "prompts.schema.json": prompt_schema,
    "slots.schema.json": slot_schema,
}
