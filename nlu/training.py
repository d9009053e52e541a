"""Trains the model, once for each state of its inputs, in Rasa's own environment.

    train(root, print)            # var/nlu/models/<fingerprint>.tar.gz, at once if it is there

Models are named by the hash of all that makes them, so a model is never stale, a change that is
taken back costs nothing, and test processes share one.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from nlu import child, rasa_environment, training_data
from nlu.errors import TrainingFailed
from nlu.rasa_environment import Progress, alone
from nlu.training_data import fingerprint

__all__ = ["environment", "fingerprint", "is_trained", "model_path", "train"]

KEPT_MODELS = 5  # an old one lets a change be taken back without training
_TICK = 5.0  # seconds between two lines of progress


def model_path(root: Path) -> Path:
    """Where the model of the present sentences and pipeline is, or will be once trained."""
    return root / "var" / "nlu" / "models" / f"{fingerprint(root)}.tar.gz"


def is_trained(root: Path) -> bool:
    """Whether there is a model of the present sentences and pipeline."""
    return model_path(root).exists()


def train(
    root: Path, progress: Progress = lambda line: None, environ: Mapping[str, str] = os.environ
) -> Path:
    """Make the environment and the model, each if need be, and give the model's path.

    Two processes that want the same model train it once. Raises EnvironmentNotMade and
    TrainingFailed, each a sentence.
    """
    python = rasa_environment.ensure(root, environ, progress)
    model = model_path(root)
    if model.exists():
        return model
    with alone(root / "var" / "nlu" / "training.lock"):
        if not model.exists():
            _train(root, python, model, progress, environ)
    return model


def environment(root: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The variables under which Rasa is quiet, calls nobody, and writes under var/ only."""
    home = root / "var" / "nlu" / "home"
    home.mkdir(parents=True, exist_ok=True)
    inherited = {
        name: environ[name] for name in ("PATH", "LANG", "TZ", "TMPDIR") if name in environ
    }
    return {
        **inherited,
        "HOME": str(home),
        "MPLCONFIGDIR": str(home),
        "PYTHONPATH": str(root / "nlu" / "rasa"),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "RASA_TELEMETRY_ENABLED": "false",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "",
        "OMP_NUM_THREADS": "1",
    }


def _train(
    root: Path, python: Path, model: Path, progress: Progress, environ: Mapping[str, str]
) -> None:
    model.parent.mkdir(parents=True, exist_ok=True)
    for abandoned in model.parent.glob("training-*"):  # by a training that was killed
        shutil.rmtree(abandoned, ignore_errors=True)
    log = root / "var" / "log" / "nlu-training.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    progress("training the model")
    with tempfile.TemporaryDirectory(dir=model.parent, prefix="training-") as name:
        folder = Path(name)
        training_data.write(root, folder / "data")
        words = [python, "-m", "rasa", "train", "nlu", "--nlu", folder / "data"]
        words += ["--config", root / "nlu" / "pipeline.yml"]
        words += ["--out", folder, "--fixed-model-name", "model"]
        with log.open("wb") as output:
            process = child.start([str(word) for word in words], environment(root, environ), output)
            try:
                while _is_running(process, _TICK):
                    progress(f"training the model, {time.monotonic() - began:.0f} s")
            finally:
                child.stop(process, 1.0)
        made = folder / "model.tar.gz"
        if process.returncode or not made.exists():
            raise TrainingFailed(
                f"The model could not be trained: {last_words(log)} (all of it: {log})"
            )
        shutil.move(made, model)
    _forget(model)
    progress(f"trained in {time.monotonic() - began:.0f} s")


def last_words(log: Path) -> str:
    """The last line of a log that tells a person something."""
    lines = [line.strip() for line in log.read_text("utf-8", "replace").splitlines()]
    telling = [line for line in lines if line and not line.startswith(("File ", "^", "~"))]
    return telling[-1][:300] if telling else "it said nothing"


def _is_running(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Wait for a process to end, but no longer than `seconds`."""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


def _forget(model: Path) -> None:
    """Delete all but the latest models."""
    models = sorted(model.parent.glob("*.tar.gz"), key=lambda path: path.stat().st_mtime)
    for old in models[:-KEPT_MODELS]:
        old.unlink(missing_ok=True)
