"""`decroche`: finds its commands by itself, one module of this folder each."""

import importlib
import pkgutil

import click

import bot.cli


class Commands(click.Group):
    """Loads a command's module only when it is asked for, so that `--help` stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = (module.name for module in pkgutil.iter_modules(bot.cli.__path__))
        return sorted(name for name in names if name != "main")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"bot.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Décroché answers a brand's telephone."""
