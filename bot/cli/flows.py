"""`decroche flows`: what a designer does with flows."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from bot.flows import Examined
    from bot.settings import Settings


@click.group()
def command() -> None:
    """Check, draw and try the flows in ivr_flows/."""


@command.command()
def check() -> None:
    """Read all flows, prompts and scenarios, and say everything that is wrong with them."""
    from bot.designer.scenario import read
    from bot.flows.findings import Findings

    settings = _settings()
    examined = _examined(settings)
    written = Findings()
    for path in _scenario_files(settings, ()):
        read(path, written)
    findings = (*examined.findings, *written.sorted())
    for finding in findings:
        click.echo(finding, err=not finding.warning)
    if written.errors or examined.flows is None:
        count = sum(not finding.warning for finding in findings)
        raise SystemExit(f"{count} to mend.")
    click.echo(f"{len(examined.flows.flows)} flows are fine: {', '.join(examined.flows.flows)}.")


@command.command()
@click.argument("flow", required=False)
@click.option("--dot", is_flag=True, help="Graphviz's language instead of Mermaid's.")
def graph(flow: str | None, dot: bool) -> None:
    """Draw FLOW, or all flows, as text that Mermaid or Graphviz turns into a picture."""
    from bot.designer import graph as drawing
    from bot.flows.findings import did_you_mean

    flows = _examined(_settings(), must_load=True).flows
    assert flows is not None
    if flow is not None and flow not in flows.flows:
        hint = did_you_mean(flow, flows.flows)
        raise SystemExit(f'There is no flow "{flow}". {hint}\nThe flows: {", ".join(flows.flows)}.')
    draw = drawing.dot if dot else drawing.mermaid
    for name in [flow] if flow else flows.flows:
        click.echo(draw(flows.flow(name)), nl=False)


@command.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("-v", "--verbose", is_flag=True, help="Show calls that went well, too.")
def test(files: tuple[Path, ...], verbose: bool) -> None:
    """Play the scenarios of FILES, or all of them, against the flows as they are now.

    The calls go through the whole application, on a carrier of their own; the grammar
    understands the caller, not the model.
    """
    import logging

    from bot.designer.scenario import read
    from bot.flows.findings import Findings
    from bot.rehearsal import rehearsal

    settings = _settings()
    _examined(settings, must_load=True)
    findings = Findings()
    scenarios = [s for path in _scenario_files(settings, files) for s in read(path, findings)]
    if findings.all:
        raise SystemExit("\n".join(str(finding) for finding in findings.sorted()))
    logging.basicConfig(level=logging.CRITICAL)
    wrong = 0
    with rehearsal(settings) as player:
        for scenario in scenarios:
            played = player.play(scenario)
            wrong += bool(played.wrong)
            if played.wrong or verbose:
                click.secho(str(played), fg="red" if played.wrong else "green")
    click.echo(f"{len(scenarios) - wrong} of {len(scenarios)} calls went as they are written.")
    sys.exit(bool(wrong))


@command.command()
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if they are old.")
def schema(check: bool) -> None:
    """Write the JSON Schemas by which editors complete flow files."""
    import json

    from bot.flows.schema import SCHEMAS
    from bot.surroundings import folder

    where = folder(_settings())
    for name, make in SCHEMAS.items():
        text = json.dumps(make(), indent=2, ensure_ascii=False) + "\n"
        path = where / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        if check:
            raise SystemExit(f"{path} is old. Write it anew with `decroche flows schema`.")
        path.write_text(text, encoding="utf-8")
        click.echo(f"{path} is written.")


def _settings() -> "Settings":
    from bot.settings import SettingsError, from_environment

    try:
        return from_environment()
    except SettingsError as error:
        raise SystemExit(str(error)) from None


def _examined(settings: "Settings", *, must_load: bool = False) -> "Examined":
    from bot import bootstrap
    from bot.flows import Sources, examine
    from bot.surroundings import folder, surroundings
    from bot.voice.carrier import Carrier

    try:
        with bootstrap.foreseeable():
            carrier = Carrier(settings.account_sid, settings.auth_token, settings.twilio_api_url)
            actions = bootstrap.backends(settings, bootstrap.network(settings), carrier).actions
            sources = Sources.read(folder(settings))
            examined = examine(sources, surroundings(settings, actions))
    except bootstrap.CannotStart as error:
        raise SystemExit(str(error)) from None
    if must_load and examined.flows is None:
        raise SystemExit("\n".join(str(finding) for finding in examined.findings))
    return examined


def _scenario_files(settings: "Settings", named: tuple[Path, ...]) -> list[Path]:
    from bot.surroundings import folder

    where = folder(settings)
    found = named or tuple(sorted((where / "scenarios").glob("*.yml")))
    return [
        path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path for path in found
    ]
