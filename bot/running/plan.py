"""What a run consists of: which processes, on which ports, known under which addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from honcho.environ import parse_procfile

from bot.running.errors import RunError
from bot.running.ports import Address
from bot.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Plan:
    """`commands` by process name, in the order of the Procfile."""

    commands: Mapping[str, str]
    listens: tuple[Address, ...]


def make(settings: Settings) -> Plan:
    """Choose from the Procfiles: what is reached elsewhere is not started here."""
    commands = read(settings.root / "Procfile") | read(settings.root / "Procfile.dev")
    listens = [Address("web", settings.host, settings.port, "PORT")]
    if settings.redis_url_is_set:
        commands.pop("redis", None)
    for name, address, setting in (
        ("nlu", settings.nlu_url, "NLU_URL"),
        ("carrier", settings.twilio_api_url, "TWILIO_API_URL"),
    ):
        parts = urlsplit(address)
        if parts.hostname in LOOPBACK and parts.port:
            listens.append(Address(name, "127.0.0.1", parts.port, setting))
        else:
            commands.pop(name, None)
    return Plan(commands, tuple(each for each in listens if each.process in commands))


def read(path: Path) -> dict[str, str]:
    try:
        return dict(parse_procfile(path.read_text(encoding="utf-8")).processes)
    except FileNotFoundError:
        raise RunError(f"{path} is missing: it names the processes to start.") from None


def addresses(settings: Settings, plan: Plan) -> dict[str, str]:
    """What a person may open or ring, by what it is called."""
    web = f"http://127.0.0.1:{settings.port}"
    found = {"web": web, "ready?": f"{web}/readyz"}
    if "carrier" in plan.commands:
        found |= {"phone page": f"{web}/phone", "carrier": settings.twilio_api_url}
    if settings.public_url != web:
        found["public"] = settings.public_url
    return found


def banner(settings: Settings, addresses: Mapping[str, str]) -> list[str]:
    """The lines that greet whoever typed `make run`, once the line answers."""
    lines = ["The line answers:"]
    lines += [f"  {what:<12} {where}" for what, where in addresses.items()]
    lines += [f"  {'line ' + line.name:<12} {line.number}" for line in settings.lines]
    return [*lines, "Next: in another terminal, .venv/bin/decroche call"]
