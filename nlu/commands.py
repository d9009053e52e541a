"""Commands that always work, said alone: agent, repeat, help, back, goodbye, another language."""

from collections.abc import Mapping

from nlu.model import Entity, Reading, Recognition
from nlu.phrase_files import CommandWords
from nlu.words import split


class Commands:
    """Recognises whole utterances; a sentence that merely contains one is no command."""

    def __init__(self, words: Mapping[str, CommandWords]) -> None:
        self._words = words

    def recognise(self, text: str, language: str) -> Recognition | None:
        """The command that `text` is in `language`, or else in any other language we know."""
        others = [other for other in self._words if other != language]
        for spoken in [language, *others]:
            if spoken in self._words:
                found = self._in(text, self._words[spoken])
                if found is not None:
                    return found
        return None

    def _in(self, text: str, known: CommandWords) -> Recognition | None:
        words = [word.plain for word in split(text)]
        start, end = known.polite.bare(words)
        for said in (" ".join(words), " ".join(words[start:end])):
            if intent := known.intents.get(said):
                return Recognition(text, intent, 1.0, source="command")
            if wanted := known.languages.get(said):
                reading = Reading(wanted, wanted)
                entity = Entity("language", text, 0, len(text), readings=(reading,))
                return Recognition(
                    text, "change_language", 1.0, entities=(entity,), source="command"
                )
        return None
