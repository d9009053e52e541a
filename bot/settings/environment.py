"""Secrets and addresses: from the environment, over `.env`, over what suits development."""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dotenv

from bot import redis_server

from . import addresses
from .errors import Finding

#: The account of the simulator. Everyone knows this token, so it may only sign on loopback.
DEVELOPMENT_SID = "ACdec0c4e0000000000000000000000000"
DEVELOPMENT_TOKEN = "decroche-development-token"

TWILIO = "https://api.twilio.com"
SIMULATOR = "http://127.0.0.1:8010"

KNOWN = {
    "TWILIO_ACCOUNT_SID",
    "TWILIO_AUTH_TOKEN",
    "TWILIO_API_URL",
    "PUBLIC_URL",
    "PORT",
    "WEB_HOST",
    "REDIS_URL",
    "NLU_URL",
    "DATABASE_URL",
}


def read(root: Path, environ: Mapping[str, str], findings: list[Finding]) -> dict[str, Any]:
    """The addresses by their names in `Settings`; what is wrong is added to `findings`."""
    values, origin = _merged(root, environ)

    def note(name: str, what: str) -> None:
        findings.append(Finding(origin.get(name, name), what))

    def url(name: str, default: str, *schemes: str) -> str:
        value = values.get(name) or default
        if what := addresses.expected(value, schemes, signed=name == "PUBLIC_URL"):
            note(name, f"expected {what}, got {_shown(name, value)}")
            return default
        return value.rstrip("/")

    port = values.get("PORT") or "8000"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        note("PORT", f"expected a port from 1 to 65535, got {port!r}")
        port = "8000"
    public = url("PUBLIC_URL", f"http://127.0.0.1:{port}", "https", "http")
    sid, token = values.get("TWILIO_ACCOUNT_SID", ""), values.get("TWILIO_AUTH_TOKEN", "")
    if bool(sid) != bool(token):
        missing = "TWILIO_AUTH_TOKEN" if sid else "TWILIO_ACCOUNT_SID"
        note(missing, "is missing, though its other half is set; set both, or neither to develop")
    development = not sid or sid == DEVELOPMENT_SID
    if not loopback(public) and (development or token == DEVELOPMENT_TOKEN):
        note(
            "TWILIO_AUTH_TOKEN",
            f"{public} can be reached by others, so it needs an account of its own: "
            "set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or leave PUBLIC_URL out",
        )
    return {
        "account_sid": sid or DEVELOPMENT_SID,
        "auth_token": token or DEVELOPMENT_TOKEN,
        "public_url": public,
        "port": int(port),
        "host": values.get("WEB_HOST") or "127.0.0.1",
        "redis_url": url("REDIS_URL", redis_server.url(root), "redis", "rediss", "unix"),
        "redis_url_is_set": bool(values.get("REDIS_URL")),
        "nlu_url": url("NLU_URL", "http://127.0.0.1:5005", "http", "https"),
        "database_url": url(
            "DATABASE_URL", f"sqlite:///{root}/var/decroche.db", "sqlite", "postgresql"
        ),
        "twilio_api_url": url(
            "TWILIO_API_URL", SIMULATOR if development else TWILIO, "https", "http"
        ),
        "development": development,
    }


def _merged(root: Path, environ: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The values, and for those of `.env` where they stand."""
    file = dotenv.dotenv_values(root / ".env", interpolate=False)
    values = {name: value for name, value in file.items() if value and name in KNOWN}
    origin = {name: f"{name} (in .env)" for name in values if name not in environ}
    return values | {name: environ[name] for name in KNOWN if name in environ}, origin


def loopback(url: str) -> bool:
    """Whether only this machine can reach `url`."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _shown(name: str, value: str) -> str:
    """A value as a message may show it: addresses can hold passwords."""
    return "something else" if "@" in value or name == "DATABASE_URL" else repr(value)
