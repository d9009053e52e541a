"""What the model is trained on, gathered into one folder, and the hash that names it.

The sentences are files; the patterns are made here: one for every list in data/lookups, and one
for the names of places. A pattern is a hint to the model ("these words may be a place"), which
learns from the sentences what to make of it.
"""

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from nlu.errors import DataError
from nlu.intents import read_intents
from nlu.name_pattern import name_pattern
from nlu.sentences import LANGUAGES, read_file
from nlu.words import key

#: Places that most callers mean; the gazetteer resolves the others from the words around them.
SMALLEST_PLACE = 2000
#: What digits look like, whichever they are.
_SHAPES = {
    "shape_five_digits": r"\b\d{2} ?\d{3}\b",
    "shape_seven_digits": r"\b\d{3} ?\d{2} ?\d{2}\b",
    "shape_digits": r"\b\d+\b",
    "shape_clock": r"\b\d{1,2} ?(?:h|heures?|:|o'clock|am|pm)(?: ?\d{2})?\b",
}
_HASH_LENGTH = 16


def fingerprint(root: Path) -> str:
    """Name the model that the present inputs make: sixteen letters, other inputs other letters."""
    digest = hashlib.sha256()
    for name, text in sorted(inputs(root).items()):
        digest.update(f"{name}\0{len(text)}\0{text}".encode())
    return digest.hexdigest()[:_HASH_LENGTH]


def inputs(root: Path) -> dict[str, str]:
    """All that decides what the model becomes: relative path to content."""
    nlu = root / "nlu"
    files = [*sentence_files(root), nlu / "pipeline.yml", nlu / "rasa" / "requirements.txt"]
    files += sorted((nlu / "rasa" / "components").glob("*.py"))
    found = {str(path.relative_to(root)): path.read_text(encoding="utf-8") for path in files}
    return found | {"patterns": _patterns_file(root)}


def sentence_files(root: Path) -> list[Path]:
    """The training sentences, one file for each intent and language."""
    data = root / "nlu" / "data"
    intents = read_intents(root / "nlu" / "intents.yml")
    return [data / language / f"{name}.yml" for language in LANGUAGES for name in intents]


def write(root: Path, folder: Path) -> None:
    """Put what Rasa is to read into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sentence_files(root):
        target = folder / f"{path.parent.name}_{path.name}"
        target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "patterns.yml").write_text(_patterns_file(root), encoding="utf-8")


def patterns(root: Path) -> dict[str, str]:
    """The regular expressions whose matches the model is told of, by name."""
    data = root / "nlu" / "data"
    lists = {
        f"list_{path.stem}": name_pattern(names(path))
        for path in sorted((data / "lookups").glob("*.txt"))
    }
    ordinary = _ordinary_words(root)
    places = (name for name in _places(data / "places") if key(name) not in ordinary)
    return {**lists, "list_place": name_pattern(places), **_SHAPES}


def names(path: Path) -> list[str]:
    """The names of a list: one a line; what begins with # is a remark."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _ordinary_words(root: Path) -> set[str]:
    """Words that our sentences use more often as words ("bonne", "cher") than as marked names."""
    counts: Counter[str] = Counter()
    for path in sentence_files(root):
        for sentence in read_file(path, path.parent.name):
            words = list(sentence.text)
            for mark in sentence.marks:
                words[mark.start : mark.end] = " " * (mark.end - mark.start)
            counts.update(set(key("".join(words)).split()))
            counts.subtract(key(name) for _, name in sentence.marked())
    return {word for word, count in counts.items() if count > 0}


def _places(folder: Path) -> Iterator[str]:
    with (folder / "communes.csv").open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            try:
                if int(row["population"] or 0) >= SMALLEST_PLACE:
                    yield row["name"]
            except (KeyError, ValueError):
                wanted = "name and population, a number"
                raise DataError(folder / "communes.csv", line, wanted, repr(row)) from None
    with (folder / "departments.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from (row["name"], row["region"])


def _patterns_file(root: Path) -> str:
    # JSON strings are YAML, and leave no doubt about what must be quoted in a pattern.
    entries = [
        f"- regex: {name}\n  examples: {json.dumps(f'- {pattern}', ensure_ascii=False)}\n"
        for name, pattern in patterns(root).items()
    ]
    return 'version: "3.1"\nnlu:\n' + "".join(entries)
