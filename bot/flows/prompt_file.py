"""One prompt file: `name: {say, silence, not_understood, choices, hints}` or a bare text."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.dialogue.texts import Prompt
from bot.marked_yaml import Marked

from .expressions import BadExpression, Language, Text
from .findings import Findings
from .flow_file import parse

#: What a prompt may say, and what each word means.
WORDS = {
    "say": "the text, or a list of variants that are taken in turn",
    "silence": "two texts for a caller who says nothing: rephrase, then offer keys",
    "not_understood": "two texts for a caller who was not understood: rephrase, then offer keys",
    "choices": "for each choice of a menu, the words by which callers name it",
    "hints": "words that the speech recogniser should listen for",
}


@dataclass(frozen=True, slots=True)
class DraftPrompt:
    """A prompt and where each of its parts stands; `key` is the line of its name."""

    prompt: Prompt
    at: Marked
    key: int
    texts: tuple[tuple[Text, Marked], ...]

    def line_of(self, part: str) -> int:
        """The line of a part, or of the prompt itself when it has no such part."""
        return self.at.keys.get(part, self.key)


class PromptFile:
    """Reads the prompts of one file; their full names begin with `stem`."""

    def __init__(self, stem: str, language: Language, findings: Findings) -> None:
        self.stem = stem
        self.language = language
        self.findings = findings

    def read(self, text: str, name: str) -> dict[str, DraftPrompt]:
        document = parse(text, name, self.findings)
        if document is None or document.value is None:
            return {}
        if not document.is_map:
            self.findings.add(document, "expected prompts by name", write="a_prompt: What is said.")
            return {}
        return {
            f"{self.stem}.{prompt}": self._prompt(prompt, at, document.keys[prompt])
            for prompt, at in document.items()
        }

    def _prompt(self, name: str, at: Marked, key: int) -> DraftPrompt:
        full = f"{self.stem}.{name}"
        texts: list[tuple[Text, Marked]] = []
        if not at.is_map:
            say = self._texts(at, full, "say", texts)
            return DraftPrompt(Prompt(full, say), at, key, tuple(texts))
        for word in at.value:
            if word not in WORDS:
                self.findings.unknown(at, "field", word, WORDS, of="a prompt", line=at.keys[word])
        spoken = at.get("say")
        if spoken is None:
            self.findings.add(at, f'prompt "{name}" says nothing', write='"say: …"', line=key)
        prompt = Prompt(
            full,
            self._texts(spoken, full, "say", texts) if spoken else (),
            self._ladder(at, full, "silence", texts),
            self._ladder(at, full, "not_understood", texts),
            self._choices(at.get("choices"), full),
            self._words(at.get("hints"), full, "hints"),
        )
        return DraftPrompt(prompt, at, key, tuple(texts))

    def _ladder(
        self, at: Marked, full: str, part: str, texts: list[tuple[Text, Marked]]
    ) -> tuple[Text, ...]:
        rungs = at.get(part)
        return self._texts(rungs, full, part, texts) if rungs else ()

    def _texts(
        self, at: Marked, full: str, part: str, texts: list[tuple[Text, Marked]]
    ) -> tuple[Text, ...]:
        compiled = []
        for entry in at if at.is_list else (at,):
            if not isinstance(entry.value, str) or not entry.value.strip():
                colon = "put it in quotes: it holds a colon" if entry.is_map else "a text"
                self.findings.add(
                    entry, f'prompt "{full}": expected words', write=colon, field=part
                )
                continue
            try:
                text = self.language.text(entry.value)
            except BadExpression as error:
                self.findings.add(
                    entry,
                    f'prompt "{full}": {error}',
                    field=part,
                    line=entry.line + error.line - 1,
                )
                continue
            compiled.append(text)
            texts.append((text, entry))
        if not compiled and at.is_list and not at.value:
            self.findings.add(at, f'prompt "{full}" says nothing', write="a text", field=part)
        return tuple(compiled)

    def _choices(self, at: Marked | None, full: str) -> Mapping[str, tuple[str, ...]]:
        if at is None:
            return {}
        if not at.is_map:
            self.findings.add(
                at, f'prompt "{full}": expected choices by name', write="again: [encore, répétez]"
            )
        return {choice: self._words(phrases, full, choice) for choice, phrases in at.items()}

    def _words(self, at: Marked | None, full: str, part: str) -> tuple[str, ...]:
        if at is None:
            return ()
        if not at.is_list or not all(isinstance(entry.value, str) for entry in at):
            self.findings.add(
                at, f'prompt "{full}": expected a list of words', field=part, write="[…, …]"
            )
            return ()
        return tuple(str(entry.value) for entry in at)
