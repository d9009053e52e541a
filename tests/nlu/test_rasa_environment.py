"""Rasa's own environment: finding uv and Python 3.10, and saying so when there is none."""

import os
from pathlib import Path

import pytest

from nlu import rasa_environment
from nlu.errors import EnvironmentNotMade
from nlu.rasa_python import find_python, find_uv


def program(path: Path, says: str, fails: bool = False) -> Path:
    """An executable that prints `says`, or ends in an error as a shim without a version does."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {1 if fails else 0}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def uv(tmp_path: Path) -> Path:
    """A uv that knows no Python of its own and can download none."""
    path = tmp_path / "uv-bin" / "uv"
    path.parent.mkdir()
    path.write_text('#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.9.1" && exit 0\nexit 2\n')
    path.chmod(0o755)
    return path


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A machine with nothing on it."""
    return {"PATH": "", "HOME": str(tmp_path / "home"), "PYENV_ROOT": str(tmp_path / "pyenv")}


def test_uv_is_found_where_it_is_named(tmp_path: Path, uv: Path, environ: dict[str, str]) -> None:
    assert find_uv(tmp_path, environ | {"UV": str(uv)}) == str(uv)


def test_uv_is_found_on_the_path(tmp_path: Path, uv: Path, environ: dict[str, str]) -> None:
    assert find_uv(tmp_path, environ | {"PATH": str(uv.parent)}) == str(uv)


def test_a_uv_that_does_not_start_is_passed_over(tmp_path: Path, environ: dict[str, str]) -> None:
    broken = program(tmp_path / "broken" / "uv", "no version", fails=True)
    ours = program(tmp_path / ".tools" / "bin" / "uv", "uv 0.9.1")
    assert find_uv(tmp_path, environ | {"PATH": str(broken.parent)}) == str(ours)


def test_no_uv_is_one_sentence(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(EnvironmentNotMade, match="make run"):
        find_uv(tmp_path, environ)


def test_a_shim_without_a_version_is_passed_over(
    tmp_path: Path, uv: Path, environ: dict[str, str]
) -> None:
    shim = program(tmp_path / "shims" / "python3.10", "pyenv: python3.10: command not found", True)
    real = program(tmp_path / "pyenv" / "versions" / "3.10.13" / "bin" / "python", "3.10")
    assert find_python(str(uv), environ | {"PATH": str(shim.parent)}) == real


def test_another_release_is_passed_over(tmp_path: Path, uv: Path, environ: dict[str, str]) -> None:
    program(tmp_path / "bin" / "python3", "3.12")
    real = program(tmp_path / "other" / "python3", "3.10")
    path = f"{tmp_path / 'bin'}:{tmp_path / 'other'}"
    assert find_python(str(uv), environ | {"PATH": path}) == real


def test_the_one_that_is_named_comes_first(
    tmp_path: Path, uv: Path, environ: dict[str, str]
) -> None:
    program(tmp_path / "bin" / "python3.10", "3.10")
    named = program(tmp_path / "mine" / "python", "3.10")
    words = {"PATH": str(tmp_path / "bin"), "UV_PYTHON": str(named)}
    assert find_python(str(uv), environ | words) == named


def test_the_latest_of_pyenv_is_taken(tmp_path: Path, uv: Path, environ: dict[str, str]) -> None:
    for version in ("3.10.9", "3.10.13", "3.11.7"):
        says = version.rpartition(".")[0]
        program(tmp_path / "pyenv" / "versions" / version / "bin" / "python", says)
    found = find_python(str(uv), environ)
    assert found.parts[-3] == "3.10.13"


def test_one_of_uv_itself_will_do(tmp_path: Path, environ: dict[str, str]) -> None:
    managed = program(tmp_path / "managed" / "python3.10", "3.10")
    uv = program(tmp_path / "uv", str(managed))
    assert find_python(str(uv), environ) == managed


def test_no_python_is_one_sentence_that_says_what_to_do(uv: Path, environ: dict[str, str]) -> None:
    with pytest.raises(EnvironmentNotMade, match=r"UV_PYTHON=/path/to/python3\.10") as raised:
        find_python(str(uv), environ)
    assert "\n" not in str(raised.value)


def test_a_failed_installation_says_what_uv_said(tmp_path: Path, environ: dict[str, str]) -> None:
    requirements = tmp_path / "nlu" / "rasa" / "requirements.txt"
    requirements.parent.mkdir(parents=True)
    requirements.write_text("nothing==1\n")
    program(tmp_path / "bin" / "python3.10", "3.10")
    uv = tmp_path / "bin" / "uv"
    uv.write_text(
        '#!/bin/sh\n[ "$1" = --version ] && echo "uv 0.9.1" && exit 0\n'
        'echo "error: no route to host" >&2\nexit 2\n'
    )
    uv.chmod(0o755)
    told: list[str] = []
    path = f"{uv.parent}:{os.defpath}"
    with pytest.raises(EnvironmentNotMade, match="no route to host"):
        rasa_environment.ensure(tmp_path, environ | {"PATH": path}, told.append)
    assert "installing Rasa" in told[0]
    assert not rasa_environment.is_ready(tmp_path)


def test_the_requirements_name_no_place_to_get_them_from() -> None:
    folder = Path(rasa_environment.__file__).parent / "rasa"
    text = (folder / "requirements.txt").read_text(encoding="utf-8")
    assert "rasa==3.6.21 " in text
    assert "://" not in text
    assert "--index" not in text
