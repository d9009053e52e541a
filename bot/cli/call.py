"""`decroche call`: a telephone in the terminal."""

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from bot.simulator.heard import Entry

STYLES: dict[str, dict[str, str | bool]] = {
    "bot": {"fg": "cyan"},
    "person": {"fg": "magenta"},
    "caller": {"fg": "green"},
    "note": {"dim": True},
    "error": {"fg": "red"},
}


@click.command()
@click.option("--line", "name", default="auto", help="The line to ring, by its name in config.yml.")
@click.option("--to", "number", help="Ring this number instead, which need not be a line.")
@click.option("--from", "caller", default="+33261910012", show_default=True, help="Your number.")
@click.option("--carrier", "url", help="The carrier's address, else TWILIO_API_URL.")
@click.option("--script", type=click.File(encoding="utf-8"), help="Read what is said from a file.")
@click.option("--scenario", "target", help="Keep the call as a scenario in this file; - prints.")
def command(
    name: str,
    number: str | None,
    caller: str,
    url: str | None,
    script: TextIO | None,
    target: str | None,
) -> None:
    """Ring a line and talk to it.

    Type what you would say. #12 presses the keys 1 and 2, ## the key #. Enter is silence,
    Ctrl-D hangs up. While you are put through, /other lets the other side hang up.
    """
    from bot.settings import SettingsError, from_environment
    from bot.simulator.errors import SimulatorError
    from bot.simulator.remote import RemoteCarrier
    from bot.simulator.terminal import HELP, Terminal

    try:
        settings = from_environment()
    except SettingsError as error:
        raise SystemExit(str(error)) from None
    numbers = {line.name: line.number for line in settings.lines}
    to = number or numbers.get(name)
    if to is None:
        near = (get_close_matches(name, numbers, 1, 0.3) or [*numbers, "none"])[0]
        raise SystemExit(
            f"No line is called {name!r}; did you mean {near!r}? "
            f"The lines are {', '.join(numbers)}."
        )
    talking = script is None and sys.stdin.isatty()
    try:
        phone = RemoteCarrier(url or settings.twilio_api_url).ring(to, caller)
        if talking:
            click.secho(f"{caller} rings {to}. {HELP}", dim=True)
        Terminal(phone, typed(script, talking), show, echo=not talking).run()
    except SimulatorError as error:
        raise SystemExit(str(error)) from None
    if target is None and talking and click.confirm("Keep the call as a scenario?", default=False):
        target = click.prompt("File", default="-")
    if target is not None:
        keep(phone.transcript, name if number is None else number, caller, target)


def typed(script: TextIO | None, talking: bool) -> Iterator[str]:
    """Yield the lines of a script, of what is piped in, or of a person at the terminal."""
    if script is not None or not talking:
        for line in script or sys.stdin:
            yield line.rstrip("\r\n")
        return
    import readline  # noqa: F401  gives input() its line editing

    while True:
        try:
            yield input("> ")
        except EOFError:
            click.echo()
            return
        except KeyboardInterrupt:
            click.echo()
            return


def show(text: str, style: str) -> None:
    """Print one line of the call."""
    click.secho(text, **STYLES[style])  # type: ignore[arg-type]


def keep(entries: "Sequence[Entry]", line: str, caller: str, target: str) -> None:
    """Write the call down as a scenario."""
    from bot.simulator.scenario import scenario

    said = next((e.text for e in entries if e.what == "said"), "a call without a word")
    text = scenario(entries, title=said, line=line, caller=caller)
    if target == "-":
        click.echo("\n" + text, nl=False)
    else:
        with Path(target).open("a", encoding="utf-8") as file:
            file.write(text)
        click.echo(f"The call is in {target}.")
