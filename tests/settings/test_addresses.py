"""Addresses that could not work are refused at start, not found out by the first caller."""

from pathlib import Path

import pytest

from bot.settings import SettingsError, load

ROOT = Path(__file__).parents[2]
ACCOUNT = {"TWILIO_ACCOUNT_SID": "AC" + "1" * 32, "TWILIO_AUTH_TOKEN": "s3cret"}


def refused(name: str, value: str) -> str:
    with pytest.raises(SettingsError) as raised:
        load(ROOT, {**ACCOUNT, "PUBLIC_URL": "https://bot.example", name: value})
    [said] = str(raised.value).splitlines()
    assert said.startswith(f"{name}: expected ")
    return said


@pytest.mark.parametrize("name", ["PUBLIC_URL", "NLU_URL", "TWILIO_API_URL"])
@pytest.mark.parametrize(
    "value",
    [
        "nonsense", "ftp://a.example", "http://", "http://:80", "http://[bad", "http://a.example:x",
        "http://a.example:99999", "http://a.example:0", "http://a b.example",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_refused(name: str, value: str) -> None:
    assert refused(name, value)


@pytest.mark.parametrize(
    ("value", "part"),
    [
        ("https://a.example/?x=1", "without a query"),
        ("https://a.example/#rc=2", "a fragment"),
        ("https://me:word@a.example", "a user"),
        ("https://a_b.example", "without _"),
    ],
)
def test_a_public_address_holds_nothing_that_the_carrier_does_not_sign(
    value: str, part: str
) -> None:
    said = refused("PUBLIC_URL", value)
    assert part in said
    assert "word" not in said


def test_a_public_address_may_have_a_port_and_a_path() -> None:
    address = "https://a.example:8443/bot"
    assert load(ROOT, {**ACCOUNT, "PUBLIC_URL": address + "/"}).public_url == address


def test_a_password_is_not_quoted_when_it_breaks_the_address() -> None:
    assert "hush" not in refused("REDIS_URL", "redis://:hush#1@h.example:6379/0")
