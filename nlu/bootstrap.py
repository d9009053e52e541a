"""The one place that puts understanding together."""

from collections.abc import Mapping
from pathlib import Path

from nlu.commands import Commands
from nlu.expected import ExpectedAnswers
from nlu.grammar import Grammar
from nlu.lookups import phrases_of, read_lists
from nlu.numbers import LENGTHS
from nlu.phrase_files import read_answers, read_commands
from nlu.places.gazetteer import Gazetteer
from nlu.places.scan import PlaceFinder, common_words
from nlu.rasa_client import RasaClient
from nlu.resolution import Resolution
from nlu.sentences import LANGUAGES, Sentence, read_sentences
from nlu.services import read_services
from nlu.understanding import Model, Understanding
from nlu.values import BareAnswers, Resolver, digits_resolver

#: Real sentences, one a language, that the model must answer quickly before it is asked.
WARM_UP = (
    "bonjour je cherche un garage à Lens",
    "where is the nearest dealer please",
)


def build(
    root: Path,
    nlu_url: str | None,
    *,
    model: Model | None = None,
    resolvers: Mapping[str, Resolver] | None = None,
) -> Understanding:
    """Understanding from the data in `root/nlu/data` and the Rasa server at `nlu_url`.

    No `nlu_url` and no `model`: the grammar alone. `resolvers` adds kinds of entities to those
    that we know (`show`, say), or replaces one. Takes about two seconds, the
    first time three or four; opens no connection.
    """
    data = root / "nlu" / "data"
    sentences = read_sentences(data)
    gazetteer = Gazetteer.load(data / "places")
    common = common_words([_unmarked(sentence) for sentence in sentences])
    places = PlaceFinder(gazetteer, common)
    words = {language: read_answers(data, language) for language in LANGUAGES}
    return Understanding(
        commands=Commands({language: read_commands(data, language) for language in LANGUAGES}),
        answers=ExpectedAnswers(words, BareAnswers(words, gazetteer, common)),
        model=model or (RasaClient.at(nlu_url, WARM_UP) if nlu_url else None),
        grammar=Grammar(
            sentences,
            (places, phrases_of(sentences, read_lists(data / "lookups"))),
            memory=root / "var" / "nlu",
        ),
        places=places,
        resolution=Resolution(
            {
                **{kind: digits_resolver(length) for kind, length in LENGTHS.items()},
                "postal_code": gazetteer.resolve,
                "place": gazetteer.resolve,
                "service": read_services(data / "services").resolve,
                **(resolvers or {}),
            }
        ),
    )


def _unmarked(sentence: Sentence) -> str:
    text = sentence.text
    for mark in sorted(sentence.marks, key=lambda mark: -mark.start):
        text = f"{text[: mark.start]} {text[mark.end :]}"
    return text
