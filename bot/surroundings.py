"""What flows may refer to on this machine: actions, filters, intents and lines."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.dialogue.commands import COMMANDS
from bot.dialogue.consult import ActionSpec
from bot.flows import Surroundings
from bot.lines import Lines
from bot.settings import Settings
from nlu import spoken
from nlu.sentences import read_sentences

#: What prompts and conditions may do to a value, beside what Jinja2 brings: how numbers and
#: distances are spoken.
FILTERS: Mapping[str, Callable[..., Any]] = {
    "telephone": spoken.telephone,
    "distance": spoken.distance,
    "digit_pairs": spoken.digit_pairs,
}


def surroundings(settings: Settings, actions: Mapping[str, ActionSpec]) -> Surroundings:
    """What the flows of `settings.root` may refer to; `actions` are the backends', by name."""
    lines = Lines(settings.lines, settings.time_zone)
    now = datetime.now(UTC)
    return Surroundings(
        actions=actions,
        filters=FILTERS,
        intents=intents(settings.root),
        lines=[lines.at(line.name, now) for line in settings.lines],
    )


def folder(settings: Settings) -> Path:
    """Where the flow files are."""
    return settings.root / "ivr_flows"


def intents(root: Path) -> frozenset[str]:
    """The intents that understanding is trained to know, and the commands."""
    trained = {sentence.intent for sentence in read_sentences(root / "nlu" / "data")}
    return frozenset(trained | COMMANDS.keys())
