"""Prompts: their names mean something, questions have ladders, choices have words."""

from bot.dialogue.limits import RUNGS

from ..findings import did_you_mean
from ..prompt_file import DraftPrompt
from ..workspace import Use, Workspace
from .register import check


@check
def names(work: Workspace) -> None:
    """Every name in a prompt is known wherever the prompt is spoken."""
    for language, prompts in work.prompts.items():
        for full, prompt in prompts.items():
            uses = work.uses.get((language, full), [])
            extras = [set(use.extras) for use in uses]
            known = work.names | (set.intersection(*extras) if extras else set())
            for text, at in prompt.texts:
                work.named |= text.names
                for name in sorted(text.names - known) if uses else ():
                    work.findings.add(
                        at,
                        f'prompt "{full}": "{name}" means nothing here',
                        expected=f"expected one of {', '.join(sorted(known))}",
                        write=did_you_mean(name, known),
                    )


@check
def ladders(work: Workspace) -> None:
    """A question says two more things to the silent and to the misunderstood."""
    for (language, full), uses in work.uses.items():
        if not any(use.asks for use in uses):
            continue
        prompt = work.prompts[language][full]
        for part in ("silence", "not_understood"):
            rungs = getattr(prompt.prompt, part)
            if len(rungs) != RUNGS:
                work.findings.add(
                    prompt.at,
                    f'prompt "{full}" is a question with {len(rungs)} texts under "{part}"',
                    expected=f"expected {RUNGS}: one that rephrases, one that offers keys",
                    write=f'{part}: ["…", "…"]',
                    line=prompt.line_of(part),
                )


@check
def choices(work: Workspace) -> None:
    """Each choice of a menu has words in each language, or an intent that means it.

    An empty list says that keys alone mean it, as after an open question.
    """
    for (language, full), uses in work.uses.items():
        menus = [use for use in uses if use.choices is not None]
        prompt = work.prompts[language][full]
        for use in menus:
            _choices(work, prompt, use)
        offered = {choice for use in menus for choice in use.choices or ()}
        for choice in prompt.prompt.choices:
            if choice not in offered:
                work.findings.unknown(
                    prompt.at,
                    "choice",
                    choice,
                    offered,
                    of=f'the question "{full}"',
                    line=prompt.at.value["choices"].keys[choice],
                )


def _choices(work: Workspace, prompt: DraftPrompt, use: Use) -> None:
    for choice, meant in (use.choices or {}).items():
        if not meant and choice not in prompt.prompt.choices:
            work.findings.add(
                prompt.at,
                f'prompt "{prompt.prompt.name}" has no words for the choice "{choice}"',
                write=f"choices: {{{choice}: [the, words, for, it]}}",
                line=prompt.line_of("choices"),
            )


@check
def unused(work: Workspace) -> None:
    """A prompt that nothing speaks is likely a name mistyped elsewhere."""
    for language, prompts in work.prompts.items():
        for full, prompt in prompts.items():
            if language in work.languages and (language, full) not in work.uses:
                work.findings.add(
                    prompt.at,
                    f'prompt "{full}" is spoken nowhere',
                    write="take it out",
                    line=prompt.key,
                    warning=True,
                )
