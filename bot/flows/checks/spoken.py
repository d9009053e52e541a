"""What the engine itself says exists in every language: commands, transfers, topics."""

from bot.dialogue.transfer import REASONS
from bot.marked_yaml import Marked

from ..workspace import Use, Workspace
from .register import speaker

#: The prompts that `bot.dialogue` speaks on its own, and the names that each may use beside
#: those of every text. A test reads the dialogue's code to keep this list complete.
ENGINE: dict[str, tuple[str, ...]] = {
    "help": (),
    "i_am_a_machine": (),
    "you_are_welcome": (),
    "take_your_time": (),
    "goodbye": (),
    "language_changed": (),
    "one_language_only": (),
    "confirm_topic": ("topic",),
    "connect_failed": (),
    "transfer_failed": (),
    "transfer_unheard": (),
    "people_closed": (),
    "nobody_available": (),
    **{f"transfer_{reason}": () for reason in REASONS},
}


@speaker
def spoken(work: Workspace) -> None:
    for language in work.languages:
        wanted = {**ENGINE, **dict.fromkeys(_topics(work), ())}
        for name, extras in wanted.items():
            prompt = work.find(language, "common", name)
            if prompt is not None:
                work.use(language, prompt, Use(asks=False, extras=extras))
                continue
            work.findings.add(
                Marked(None, f"{work.root}/prompts/{language}/common.yml", 0),
                f'prompt "{name}" is missing, which every call may need',
                write=f"{name}: …",
            )


def _topics(work: Workspace) -> list[str]:
    """The names of the errands, which are said when one was half understood."""
    return [
        f"topic_{trigger.value}"
        for flow in work.flows.values()
        for trigger in flow.triggers
        if trigger.value in work.world.intents
    ]
