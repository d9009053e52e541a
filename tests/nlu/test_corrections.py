"""Callers who correct themselves: only what they finally mean is an entity."""

import pytest

from nlu.model import Expected
from nlu.understanding import Understanding

PLACE = Expected(kinds=("place", "postal_code"), digits=5)


@pytest.mark.parametrize("expected", [PLACE, Expected()])
@pytest.mark.parametrize(
    ("said", "language", "meant"),
    [
        ("à Lille, non, à Lens", "fr", ["Lens"]),
        ("à Lille non pardon à Lens", "fr", ["Lens"]),
        ("je suis à Lille enfin plutôt à Lens", "fr", ["Lens"]),
        ("pas à Lyon, à Lens", "fr", ["Lens"]),
        ("à Lens, pas à Lyon", "fr", ["Lens"]),
        ("à Lens non loin de Lille", "fr", ["Lens", "Lille"]),
        ("in Lille, no sorry, in Lens", "en", ["Lens"]),
        ("not Lille, Lens", "en", ["Lens"]),
        ("59000 non 62300", "fr", ["62300"]),
        ("à Lille, non, 62300", "fr", ["62300"]),
        ("le plus près de Lens", "fr", ["Lens"]),
        ("je sais pas Lens peut-être", "fr", ["Lens"]),
    ],
)
def test_only_the_value_meant_is_left(
    grammar_only: Understanding, expected: Expected, said: str, language: str, meant: list[str]
) -> None:
    understood = grammar_only.recognise(said, expected, language)
    places = [e for e in understood.entities if e.kind in ("place", "postal_code")]
    assert [entity.readings[0].value["name"] for entity in places] == meant  # type: ignore
