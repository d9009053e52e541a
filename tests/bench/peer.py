"""The peer: Rasa's own dialogue server with its twilio_voice channel, on our data and pipeline.

One rule an intent, one short French answer each, slots filled from entities without influence, the
tracker in memory, RulePolicy alone: the least that a Rasa user would write for such a line, and
so the fastest. https://legacy-docs-oss.rasa.com/docs/rasa/connectors/twilio-voice
"""

import hashlib
import json
import subprocess
from pathlib import Path

import yaml

from nlu import rasa_environment, training, training_data
from nlu.sentences import read_sentences
from tests.bench.running import BenchError, Running, environment, free_port
from tests.bench.web import get

START_PATIENCE = 180.0
GREETING = "greet_caller"


def make(root: Path) -> Path:
    """The project in var/bench/peer, trained if its inputs changed; the model's path."""
    folder = root / "var" / "bench" / "peer"
    inputs = {**training_data.inputs(root), **_files(root)}
    name = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]
    model = folder / "models" / f"{name}.tar.gz"
    if not model.exists():
        write(root, folder)
        _train(root, folder, name)
    return model


def write(root: Path, folder: Path) -> None:
    """The project's files."""
    training_data.write(root, folder / "data")
    for path, text in _files(root).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def start(root: Path, running: Running, model: Path) -> tuple[int, float]:
    """Start it on a free port; the port, and the seconds until it answered its first call."""
    port = free_port()
    words = [str(rasa_environment.python(root)), "-m", "rasa", "run", "-i", "127.0.0.1"]
    words += ["-p", str(port), "-m", str(model)]
    words += ["--credentials", "credentials.yml", "--endpoints", "endpoints.yml"]
    folder = root / "var" / "bench" / "peer"
    running.start("peer", words, folder, training.environment(root, environment()))
    took = running.wait("peer", lambda: get(port, "/") == 200, START_PATIENCE)
    return port, took


def _train(root: Path, folder: Path, name: str) -> None:
    words = [str(rasa_environment.python(root)), "-m", "rasa", "train", "--data", "data"]
    words += ["--config", "config.yml", "--domain", "domain.yml", "--out", "models"]
    words += ["--fixed-model-name", name]
    print("Training the peer's model (once for each state of the data) …", flush=True)
    done = subprocess.run(
        words,
        cwd=folder,
        env=training.environment(root, environment()),
        capture_output=True,
        text=True,
    )
    if done.returncode or not (folder / "models" / f"{name}.tar.gz").exists():
        raise BenchError(f"The peer could not be trained: {(done.stderr or done.stdout)[-600:]}")


def _files(root: Path) -> dict[str, str]:
    """The text of each file but the training sentences, by its path in the project."""
    sentences = read_sentences(root / "nlu" / "data")
    intents = sorted({sentence.intent for sentence in sentences})
    entities = sorted({kind for sentence in sentences for kind, _ in sentence.marked()})
    pipeline = yaml.safe_load((root / "nlu" / "pipeline.yml").read_text(encoding="utf-8"))
    config = pipeline | {"assistant_id": "peer", "policies": [{"name": "RulePolicy"}]}
    domain = {
        "version": "3.1",
        "intents": [*intents, GREETING],
        "entities": entities,
        "slots": {entity: _slot(entity) for entity in entities},
        "responses": {f"utter_{each}": [{"text": answer(each)}] for each in [*intents, GREETING]},
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }
    rules = [
        {"rule": each, "steps": [{"intent": each}, {"action": f"utter_{each}"}]}
        for each in [*intents, GREETING]
    ]
    # The channel puts its initial_prompt through the model as if the caller had said it; a
    # leading slash spares it that.
    voice = {
        "initial_prompt": f"/{GREETING}",
        "assistant_voice": "woman",
        "reprompt_fallback_phrase": "Je n'ai rien entendu.",
    }
    return {
        "config.yml": _yaml(config),
        "domain.yml": _yaml(domain),
        "data/rules.yml": _yaml({"version": "3.1", "rules": rules}),
        "credentials.yml": _yaml({"twilio_voice": voice}),
        "endpoints.yml": "{}\n",
    }


def _slot(entity: str) -> dict[str, object]:
    mapping = {"type": "from_entity", "entity": entity}
    return {"type": "text", "influence_conversation": False, "mappings": [mapping]}


def answer(intent: str) -> str:
    """One short sentence in French."""
    return f"Très bien, je m'occupe de votre demande, {intent.replace('_', ' ')}."


def _yaml(content: object) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
