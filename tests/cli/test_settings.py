"""`decroche settings` in a folder with settings of its own."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli.main import main

SHIPPED = (Path(__file__).parents[2] / "config.yml").read_text(encoding="utf-8")


def test_settings_are_printed_as_they_count_without_the_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yml").write_text(SHIPPED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["settings"], env={"PORT": "8123"})
    assert said.exit_code == 0
    assert "port: 8123" in said.output
    assert "public_url: http://127.0.0.1:8123" in said.output
    assert "auth_token: (hidden)" in said.output
    assert "decroche-development-token" not in said.output


def test_broken_settings_are_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "config.yml").write_text(SHIPPED.replace("workers: 2", "workers: two"))
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["settings"])
    assert said.exit_code == 1
    assert "web.workers: expected a whole number from 1 to 64, got 'two'" in said.output
