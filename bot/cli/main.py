"""`decroche`: finds its commands by itself, one module of this folder each."""

import errno
import importlib
import pkgutil

import click

#: A disk that is full or may only be read, a folder of somebody else's, a file in its place.
UNUSABLE = (
    errno.EACCES,
    errno.EPERM,
    errno.EROFS,
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EEXIST,
    errno.ENOTDIR,
)


class Commands(click.Group):
    """A group whose commands are the modules of a package, each named as its module.

    A command's module is loaded only when it is asked for, so that `--help` stays quick.
    """

    def __init__(self, *args: object, package: str = "bot.cli", **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        path = importlib.import_module(self.package).__path__
        names = (module.name for module in pkgutil.iter_modules(path))
        return sorted(name for name in names if name != "main")

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{self.package}.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run what was asked for; what the disk does not let us do is one sentence."""
        try:
            return super().invoke(ctx)
        except OSError as problem:
            if problem.errno not in UNUSABLE:
                raise
            raise click.ClickException(
                f"{problem.filename or 'the disk'} cannot be written: {problem.strerror}."
                " See to it that this user may write there and that there is room."
            ) from problem


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Décroché answers a brand's telephone."""
