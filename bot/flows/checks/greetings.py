"""The first words of a call say that a machine is talking.

Regulation (EU) 2024/1689, article 50(1): people must be told that they are dealing with a
machine, https://eur-lex.europa.eu/eli/reg/2024/1689/oj
"""

import re

from ..workspace import Workspace
from .register import check

#: Words that say so; another language needs its own.
MACHINE = {
    "fr": ("automate", "assistant vocal", "assistant virtuel", "assistante virtuelle", "robot"),
    "en": ("automated", "virtual assistant", "voice assistant", "machine", "robot"),
}

#: It must be said within so many first words.
FIRST_WORDS = 15


@check
def greetings(work: Workspace) -> None:
    for line in work.world.lines:
        for language in line.languages:
            prompt = work.find(language, "common", line.greeting)
            said = MACHINE.get(language)
            if prompt is None or said is None:
                continue
            for text in prompt.prompt.say:
                source = str(getattr(text, "source", ""))
                first = " ".join(re.sub(r"{{.*?}}", "…", source).lower().split()[:FIRST_WORDS])
                if not any(word in first for word in said):
                    work.findings.add(
                        prompt.at,
                        f'greeting "{line.greeting}" does not say that a machine is talking',
                        expected=f"expected one of {', '.join(said)} in its first "
                        f"{FIRST_WORDS} words",
                        line=prompt.line_of("say"),
                    )
