"""`decroche nlu …` for the designer."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
DECROCHE = Path(sys.executable).with_name("decroche")


def decroche(*words: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    inherited = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [DECROCHE, "nlu", *words],
        cwd=ROOT,
        env=inherited | environ,
        capture_output=True,
        text=True,
    )


def test_a_trained_model_is_not_trained_again(rasa_model: Path) -> None:
    done = decroche("train", **{k: v for k, v in os.environ.items() if k.startswith("UV")})
    assert done.stdout == f"nothing changed: {rasa_model}\n"


def test_a_sentence_is_parsed_by_the_model(rasa_server: str) -> None:
    done = decroche("parse", "je cherche un garage à Villeneuve-d'Ascq", NLU_URL=rasa_server)
    assert done.stderr == ""
    assert done.stdout.startswith("find_dealer ")
    assert "understood by: model\n" in done.stdout
    assert "place “Villeneuve-d'Ascq”: Villeneuve-d'Ascq (Nord)" in done.stdout


def test_without_a_server_the_grammar_parses_and_the_reason_is_said() -> None:
    said = "where is the nearest dealer to Annecy"
    done = decroche("parse", said, "--language", "en", NLU_URL="http://127.0.0.1:1")
    assert done.stdout.startswith("find_dealer ")
    assert "understood by: grammar, because model" in done.stdout
    assert "Annecy (Haute-Savoie)" in done.stdout
