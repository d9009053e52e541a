"""The JSON Schemas: current, true to the shipped files, and not blind to faults."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bot.dialogue.steps.base import KINDS
from bot.flows.schema import SCHEMAS
from bot.marked_yaml import load
from tests.flows.test_findings import STEPS
from tests.flows.world import COMMON, ERRAND, FOLDER, PROMPTS, SLOTS, steps


def validator(name: str) -> Draft202012Validator:
    schema: Any = SCHEMAS[name]()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def schema_of(path: Path) -> str:
    if path.parts[-3] == "prompts":
        return "prompts.schema.json"
    return "slots.schema.json" if path.name == "slots.yml" else "flow.schema.json"


FILES = [*sorted(FOLDER.glob("*.yml")), *sorted(FOLDER.glob("prompts/*/*.yml"))]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_current(name: str) -> None:
    made = json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False) + "\n"
    assert (FOLDER / name).read_text(encoding="utf-8") == made, "write: decroche flows schema"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_the_shipped_files_hold_to_their_schema(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    up = "../" * (len(path.relative_to(FOLDER).parts) - 1)
    assert text.startswith(f"# yaml-language-server: $schema={up}{schema_of(path)}\n")
    errors = list(validator(schema_of(path)).iter_errors(load(text, path.name).plain()))
    assert not errors, errors[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("flow.schema.json", ERRAND),
        ("slots.schema.json", SLOTS),
        ("prompts.schema.json", PROMPTS),
        ("prompts.schema.json", COMMON),
    ],
)
def test_what_the_loader_takes_the_schema_takes(name: str, text: str) -> None:
    assert validator(name).is_valid(load(text, "f.yml").plain())


#: What is a question of shape; what an action needs is none.
SHAPES = ("no kind of step", "has no field", '" needs "', "neither", "is no key", "not a branch")


@pytest.mark.parametrize(
    "rows",
    [rows for rows, what, _ in STEPS if any(s in what for s in SHAPES) and "send_sms" not in rows],
    ids=lambda rows: rows[:40],
)
def test_what_is_wrong_in_shape_the_schema_refuses(rows: str) -> None:
    assert not validator("flow.schema.json").is_valid(load(steps(rows), "f.yml").plain())


def test_every_kind_of_step_is_described() -> None:
    described = SCHEMAS["flow.schema.json"]()["$defs"]
    assert {f"step_{kind}" for kind in KINDS} <= described.keys()
    assert all(described[f"step_{kind}"]["description"] for kind in KINDS)
