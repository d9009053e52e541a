"""Nothing that the dialogue knows is unknown to the loader."""

import ast
from pathlib import Path

from bot.dialogue.flow import Flows
from bot.dialogue.scene import Scene
from bot.dialogue.session import Session
from bot.dialogue.steps.base import Means
from bot.dialogue.texts import Prompts
from bot.flows.checks.spoken import ENGINE
from bot.flows.fields import READERS
from bot.flows.schema import SHAPES
from bot.flows.surroundings import SCENE
from tests.flows.world import line

DIALOGUE = Path(__file__).parents[2] / "bot" / "dialogue"


def test_every_meaning_of_a_field_is_read_and_has_a_shape() -> None:
    assert set(READERS) == set(Means) == set(SHAPES)


def test_the_names_of_every_call_are_those_that_texts_may_use() -> None:
    session = Session("CA1", "auto", "", "fr", "f", "2026-11-23T10:00:00+00:00")
    scene = Scene(Flows("f", {}, Prompts({}), {}), line(), session)
    assert set(scene.names()) == set(SCENE)


def test_every_prompt_that_the_engine_speaks_is_demanded() -> None:
    spoken = set()
    for path in DIALOGUE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("scene.say", "_nobody"):
                spoken |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    assert spoken
    assert spoken <= set(ENGINE)
    left = set(ENGINE) - spoken
    assert all(name.startswith("transfer_") for name in left), left
