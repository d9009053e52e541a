"""Puts sentences that were never trained on to a running model server."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import urllib3

from nlu.errors import ModelUnavailable
from nlu.scoring import Attempt
from nlu.sentences import LANGUAGES, Sentence, read_file

_PATIENCE = 10.0  # seconds for one parse


def read(folder: Path) -> list[Sentence]:
    """The held-out sentences: one file for each language, fr.yml and en.yml."""
    paths = [(folder / f"{language}.yml", language) for language in LANGUAGES]
    return [each for path, language in paths if path.exists() for each in read_file(path, language)]


def attempt_all(url: str, sentences: Sequence[Sentence]) -> list[Attempt]:
    """Have the server at `url` parse each sentence. Raises ModelUnavailable."""
    with urllib3.PoolManager(retries=False) as http:
        return [_attempt(http, url, sentence) for sentence in sentences]


def _attempt(http: urllib3.PoolManager, url: str, sentence: Sentence) -> Attempt:
    answer = parse(http, url, sentence.text)
    spans = [(e["entity"], sentence.text[e["start"] : e["end"]]) for e in answer["entities"]]
    intent = answer["intent"]
    return Attempt(sentence, intent["name"], intent["confidence"], tuple(spans))


def parse(http: urllib3.PoolManager, url: str, text: str) -> Any:
    """What the server answers to a text, as its JSON says it. Raises ModelUnavailable."""
    try:
        answer = http.request("POST", f"{url}/model/parse", json={"text": text}, timeout=_PATIENCE)
    except urllib3.exceptions.HTTPError as problem:
        raise ModelUnavailable(f"{url} does not answer: {problem}") from problem
    if answer.status != 200:
        raise ModelUnavailable(f"{url} answered {answer.status} to “{text}”")
    return answer.json()
