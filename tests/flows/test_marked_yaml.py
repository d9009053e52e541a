"""YAML that remembers its lines."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.marked_yaml import MarkedYamlError, load


def test_every_value_knows_its_line_and_every_key_its_own() -> None:
    marked = load("a: 1\nb:\n  - x\n  - y: z\n", "f.yml")
    assert marked.line_of("a") == 1
    assert marked.line_of("b") == 2
    assert marked.line_of("b", 1, "y") == 4
    assert marked.line_of("b", 9) == 3
    assert marked.plain() == {"a": 1, "b": ["x", {"y": "z"}]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("true", True),
        ("01234", "01234"),
        ("+33199000001", "+33199000001"),
        ("12:30", "12:30"),
        ("2026-12-05", "2026-12-05"),
        ("-12", -12),
        ("0.8", 0.8),
        ("1_000", "1_000"),
        ("~", None),
        ("", None),
        ("'12'", "12"),
    ],
)
def test_words_stay_words(text: str, value: object) -> None:
    assert load(text, "f.yml").plain() == value


def test_keys_are_always_text() -> None:
    assert load("{no: 1, 7: 2}", "f.yml").plain() == {"no": 1, "7": 2}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: 1\nb: 2\na: 3\n", ["f.yml:3:1: the key 'a' is there twice (first in line 1)"]),
        ("a: 1\na: 1\nc: {d: 1, d: 2}", ["f.yml:2:1", "f.yml:3:11"]),
        (
            "a: [1\nb: 2",
            ["f.yml:2:2: not YAML: a bracket or brace (from line 1) is not closed"],
        ),
        ("a:\n\tb: 1", ["f.yml:2:1: not YAML: a tab; indent with spaces"]),
        ("a: say: this", ["f.yml:1:7: not YAML: a colon that does not belong here"]),
        ("a:\n    - b\n   - c", ["f.yml:3:4: not YAML: this line is not indented like those"]),
        ("a: 'b\nc: d", ["f.yml:2:5: not YAML: a quote (from line 1) is never closed"]),
        ("a: 1\n\x07", ["f.yml:2:1: a character"]),
        ("a: !!python/name:os.system x", ["f.yml:1:4: the tag"]),
        ("&a [*a]", ["f.yml:1:1: an alias"]),
        ("? [a, b]\n: c", ["f.yml:1:3: a key"]),
        ("a: !!int x", ["f.yml:1:4: 'x' is no int"]),
        ("--- a\n--- b", ["f.yml:2:1: not YAML"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, problems: list[str]) -> None:
    with pytest.raises(MarkedYamlError) as error:
        load(text, "f.yml")
    said = [str(problem) for problem in error.value.problems]
    assert len(said) == len(problems)
    for line, beginning in zip(said, problems, strict=True):
        assert line.startswith(beginning)


_plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(categories=["L", "Zs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abcxyz", min_size=1), inner),
)


@given(_plain)
def test_what_is_written_is_read_back(value: object) -> None:
    text = (
        yaml.safe_dump(value, allow_unicode=True, default_style='"')
        if isinstance(value, str)
        else yaml.safe_dump(value, allow_unicode=True)
    )
    assert load(text, "f.yml").plain() == value


@given(st.text())
def test_any_text_is_read_or_refused_with_a_place(text: str) -> None:
    try:
        load(text, "f.yml")
    except MarkedYamlError as error:
        assert all(problem.line >= 1 for problem in error.problems)
