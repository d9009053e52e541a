"""`decroche settings`: what is set, as the processes see it."""

import click


@click.command()
def command() -> None:
    """Print all settings as the processes see them; tokens and passwords are hidden."""
    from bot.settings import SettingsError, from_environment, shown

    try:
        click.echo(shown(from_environment()))
    except SettingsError as error:
        raise SystemExit(str(error)) from None
