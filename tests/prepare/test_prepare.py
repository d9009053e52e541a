"""Making the environment on a machine that has little: which Python, which uv, when anew."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "mkdir", "ln", "touch")  # what any machine has
UV = """\
#!/bin/sh
[ "$1" = --version ] && {{ echo "uv {version} (fake)"; exit; }}
echo "$@" >> "{log}"
case "$1 $2" in
    "venv --clear") mkdir -p .venv/bin && ln -sf "{python}" .venv/bin/python ;;
    "pip install") touch .venv/bin/decroche ;;
esac
"""


class Machine:
    """A checkout of its own, and a PATH that holds only what a test puts there."""

    def __init__(self, folder: Path) -> None:
        self.root, self.bin, self.log = folder / "checkout", folder / "bin", folder / "uv.log"
        self.bin.mkdir()
        (self.root / "bot").mkdir(parents=True)
        shutil.copytree(ROOT / "requirements", self.root / "requirements")
        for name in ("pyproject.toml", "bot/python.sh", "bot/prepare.py"):
            shutil.copy(ROOT / name, self.root / name)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")

    def has(self, name: str, script: str) -> None:
        (self.bin / name).write_text(script)
        (self.bin / name).chmod(0o755)

    def has_python(self, name: str = "python3") -> None:
        self.has(name, f'#!/bin/sh\nexec {sys.executable} "$@"\n')

    def has_uv(self, version: str = "0.9.1") -> None:
        self.has("uv", UV.format(version=version, log=self.log, python=sys.executable))

    def prepare(self, kind: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            ["/bin/sh", "bot/python.sh", "bot/prepare.py", kind],
            cwd=self.root,
            env={"PATH": str(self.bin), "UV_DEFAULT_INDEX": "http://127.0.0.1:1"},
            capture_output=True,
            text=True,
        )

    def uv_was_asked(self) -> list[str]:
        """What uv was asked since the last time, each by its first words."""
        asked = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return [" ".join(line.split()[:2]) for line in asked]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_a_new_python_one_sentence_says_what_is_needed(machine: Machine) -> None:
    machine.has("python3", "#!/bin/sh\nexit 1\n")  # as 3.9 would answer the question
    machine.has("python3.12", "#!/bin/sh\necho pyenv: not found >&2; exit 127\n")  # a shim
    done = machine.prepare("app")
    assert done.returncode == 69
    assert done.stderr.startswith("Décroché needs Python 3.11 or later, and none was found")
    assert done.stderr.count("\n") == 1


def test_an_old_python3_is_passed_over_for_a_newer_one(machine: Machine) -> None:
    machine.has("python3", "#!/bin/sh\nexit 1\n")
    machine.has_python("python3.12")
    machine.has_uv()
    assert machine.prepare("app").returncode == 0


def test_the_environment_is_made_once_and_again_when_requirements_change(machine: Machine) -> None:
    machine.has_python()
    machine.has_uv()
    assert machine.prepare("app").returncode == 0
    assert machine.uv_was_asked() == ["venv --clear", "pip sync", "pip install"]
    assert machine.prepare("app").stderr == ""
    assert machine.uv_was_asked() == []
    with (machine.root / "requirements" / "app.txt").open("a") as pins:
        pins.write("# a newer release\n")
    machine.prepare("app")
    assert machine.uv_was_asked() == ["pip sync", "pip install"]


def test_an_environment_for_tests_serves_to_run_as_well(machine: Machine) -> None:
    machine.has_python()
    machine.has_uv()
    machine.prepare("dev")
    machine.uv_was_asked()
    machine.prepare("app")
    assert machine.uv_was_asked() == []


def test_an_environment_whose_python_is_gone_is_made_anew(machine: Machine) -> None:
    machine.has_python()
    machine.has_uv()
    machine.prepare("app")
    machine.uv_was_asked()
    (machine.root / ".venv" / "bin" / "python").unlink()
    machine.prepare("app")
    assert machine.uv_was_asked() == ["venv --clear", "pip sync", "pip install"]


def test_a_uv_that_fails_is_told_and_tried_again_next_time(machine: Machine) -> None:
    machine.has_python()
    machine.has("uv", "#!/bin/sh\n[ $1 = --version ] && echo uv 0.9.1 && exit\nexit 2\n")
    done = machine.prepare("app")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "uv venv failed; its own words are above."
    machine.has_uv()
    assert machine.prepare("app").returncode == 0


def test_without_uv_and_a_way_to_fetch_it_one_sentence_says_what_to_do(machine: Machine) -> None:
    machine.has_python()
    machine.has_uv("0.1.0")  # too old to be of use
    (machine.root / "requirements" / "uv.txt").unlink()
    done = machine.prepare("app")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("uv is missing and could not be fetched with")
    assert "https://docs.astral.sh/uv/" in done.stderr


def test_two_at_once_do_not_fill_one_environment_together(machine: Machine) -> None:
    machine.has_python()
    machine.has_uv()
    words = ["/bin/sh", "bot/python.sh", "bot/prepare.py", "app"]
    environ = {"PATH": os.fspath(machine.bin), "UV_DEFAULT_INDEX": "http://127.0.0.1:1"}
    both = [
        subprocess.Popen(words, cwd=machine.root, env=environ, stderr=subprocess.DEVNULL)
        for _ in range(2)
    ]
    assert [each.wait() for each in both] == [0, 0]
    assert machine.uv_was_asked().count("pip sync") == 1


def test_a_checkout_that_cannot_be_written_is_one_sentence(machine: Machine) -> None:
    machine.has_python()
    (machine.root / "var").write_text("a file in its place")
    done = machine.prepare("app")
    assert done.returncode == 1
    assert done.stderr.startswith(f"{machine.root / 'var'} cannot be used: File exists.")
    assert done.stderr.count("\n") == 1
