"""Runs `decroche` as it is typed."""

import os
import subprocess
import sys
from pathlib import Path

DECROCHE = [sys.executable, "-c", "from bot.cli.main import main; main()"]
ROOT = Path(__file__).parents[2]


def environment(**more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TWILIO_")}
    return {**kept, "NO_COLOR": "1", **more}


def decroche(*arguments: str, typed: str = "", **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*DECROCHE, *arguments],
        env=environment(**more),
        cwd=ROOT,
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
    )
