"""What is looked at before anything starts, so that a mistake is one sentence, not five logs."""

import sys

import bot.settings
from bot.keep import EX_CONFIG
from bot.settings import Settings, SettingsError


def settings_or_exit() -> Settings:
    """The settings; else their complaint and exit code 78, which `bot.keep` understands."""
    try:
        return bot.settings.from_environment()
    except SettingsError as problem:
        print(problem, file=sys.stderr)
        sys.exit(EX_CONFIG)
