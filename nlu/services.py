"""Which of a dealer's services a caller wants: "vidange" is the workshop, "essai" sales."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from rapidfuzz import fuzz, process

from nlu.errors import DataError
from nlu.model import Reading
from nlu.words import key

#: Likeness from which a word is taken for a known one ("pneux" for "pneus").
_ALIKE = 85.0


@dataclass(frozen=True, slots=True)
class Services:
    """What each language's words mean, and how each service is called in it."""

    words: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, Mapping[str, str]]

    def resolve(self, text: str, language: str) -> tuple[Reading, ...]:
        """The service that words name; the most telling words in them decide."""
        said = key(text)
        known = self.words[language]
        code = known.get(said) or self._inside(said, known)
        if code is None:
            near = process.extractOne(said, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
            code = known[near[0]] if near else None
        return (Reading(code, self.labels[language][code]),) if code else ()

    def _inside(self, said: str, known: Mapping[str, str]) -> str | None:
        inside = [words for words in known if f" {words} " in f" {said} "]
        return known[max(inside, key=len)] if inside else None


def read_services(folder: Path) -> Services:
    """Read `folder/<language>.yml`; raise `DataError` if a service lacks its label or words."""
    words: dict[str, dict[str, str]] = {}
    labels: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.yml")):
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
        for code, entry in content.items():
            if not isinstance(entry, dict) or not {"label", "words"} <= entry.keys():
                raise DataError(path, 1, f"`label` and `words` under {code!r}", repr(entry))
            labels.setdefault(path.stem, {})[code] = entry["label"]
            for phrase in entry["words"]:
                words.setdefault(path.stem, {})[key(phrase)] = code
    return Services(words, labels)
