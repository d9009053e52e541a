"""Reading settings: what is wrong is said once, with its place, and all of it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.settings import DEVELOPMENT_TOKEN, SettingsError, load, shown

ROOT = Path(__file__).parents[2]
SHIPPED = (ROOT / "config.yml").read_text(encoding="utf-8")
ACCOUNT = {"TWILIO_ACCOUNT_SID": "AC" + "1" * 32, "TWILIO_AUTH_TOKEN": "s3cret"}


def findings(tmp_path: Path, text: str, environ: Mapping[str, str] | None = None) -> list[str]:
    (tmp_path / "config.yml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as raised:
        load(tmp_path, environ or {})
    return [str(finding) for finding in raised.value.findings]


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_shipped_settings_can_be_used_and_name_the_three_lines() -> None:
    settings = load(ROOT, {})
    assert {line.name: line.number for line in settings.lines} == {
        "auto": "+33199000001",
        "tv": "+33199000002",
        "paytv": "+33199000003",
    }
    assert settings.line("auto").hours.text == "24/7"
    assert settings.language("en").locale == "en-GB"


def test_an_unknown_key_is_refused_with_the_nearest_known_one(tmp_path: Path) -> None:
    text = SHIPPED.replace("silence_seconds:", "silence_secs:")
    where = line_of(text, "silence_secs")
    assert findings(tmp_path, text) == [
        f"config.yml:{where}: unknown key 'silence_secs' in listening;"
        " did you mean 'silence_seconds'?"
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [
        ("number: +33199000002", "number: 0199000002", "expected a telephone number such as"),
        ("number: +33199000002", "number: +331990000000000", "expected a telephone number such as"),
        ("number: +33199000002", "number: +33199000001", "is the number of auto too"),
        ("fallback: +33199000102", "fallback: +33199000002", "would ring this very line again"),
        ("threads: 16", "threads: many", "expected a whole number from 1 to 256, got 'many'"),
        ("threads: 16", "threads: 0", "expected a whole number from 1 to 256, got 0"),
        ("calls_per_second: 1.0", "calls_per_second: true", "expected a number from"),
        ("level: INFO", "level: info", "expected DEBUG or INFO or WARNING or ERROR, got 'info'"),
        ("time_zone: Europe/Paris", "time_zone: Paris", "expected a time zone such as"),
        ("en: Polly.Brian-Neural", "it: Polly.Bianca", "unknown key 'it' in languages"),
        ("en: Polly.Brian-Neural", "en: Google.fr-FR-Neural2-F", "does not speak en-GB"),
        ("start: tv_main", "start: TV main", "expected a name such as find_dealer"),
        ("offers: [find_dealer, to_person]", "offers: find_dealer", "expected a list of names"),
        ('speech_model: ""', "speech_model: phone_call", "a speech_model needs whole seconds"),
        ("end_of_speech: auto", "end_of_speech: soon", "expected auto, or whole seconds"),
        ("brand: Vega", "brand:", "expected a text, got None"),
        ("hours: 24/7", "hours: Mo-Fry 08:00-20:00", "'Fry' is no day"),
    ],
)
def test_a_wrong_value_is_said_with_its_line_and_what_was_expected(
    tmp_path: Path, right: str, wrong: str, what: str
) -> None:
    assert right in SHIPPED
    text = SHIPPED.replace(right, wrong, 1)
    [finding] = findings(tmp_path, text)
    line = line_of(SHIPPED, right)
    assert what in finding
    # Two keys that do not go together are found at one of them.
    assert int(finding.split(":")[1]) in range(line - 3, line + 1), finding


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    text = SHIPPED.replace("threads: 16", "threads: many").replace("brand: Vega", "brnad: Vega")
    environ = {"PORT": "99999", "TWILIO_ACCOUNT_SID": "AC1"}
    said = "\n".join(findings(tmp_path, text, environ))
    for part in ("web.threads", "brnad", "lines.auto.brand is missing", "PORT", "AUTH_TOKEN"):
        assert part in said


@pytest.mark.parametrize("text", ["", "lines", "- a", "lines: [", "lines: {}\nlanguages: {}\n"])
def test_a_file_that_is_no_settings_at_all_is_refused(tmp_path: Path, text: str) -> None:
    assert all(finding.startswith("config.yml:") for finding in findings(tmp_path, text))


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"config\.yml: there is none in"):
        load(tmp_path, {})


def test_the_environment_wins_over_the_dotenv_file(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(SHIPPED, encoding="utf-8")
    (tmp_path / ".env").write_text("PORT=8100\nNLU_URL=http://10.0.0.1:5005\n")
    settings = load(tmp_path, {"PORT": "8200"})
    assert (settings.port, settings.nlu_url) == (8200, "http://10.0.0.1:5005")
    assert settings.public_url == "http://127.0.0.1:8200"


def test_a_wrong_value_of_the_dotenv_file_is_said_to_be_there(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("PORT=http\n")
    assert findings(tmp_path, SHIPPED) == [
        "PORT (in .env): expected a port from 1 to 65535, got 'http'"
    ]


def test_without_an_account_the_simulator_is_the_carrier() -> None:
    settings = load(ROOT, {})
    assert settings.development
    assert settings.twilio_api_url == "http://127.0.0.1:8010"
    assert not settings.redis_url_is_set


def test_with_an_account_the_carrier_is_twilio() -> None:
    settings = load(ROOT, {**ACCOUNT, "PUBLIC_URL": "https://telephone.example.com/"})
    assert not settings.development
    assert settings.twilio_api_url == "https://api.twilio.com"
    assert settings.public_url == "https://telephone.example.com"


@pytest.mark.parametrize(
    "environ",
    [{}, {"TWILIO_ACCOUNT_SID": "AC" + "1" * 32, "TWILIO_AUTH_TOKEN": DEVELOPMENT_TOKEN}],
)
def test_the_token_that_everyone_knows_is_refused_where_others_can_reach_us(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    public = {"PUBLIC_URL": "https://telephone.example.com"}
    [finding] = findings(tmp_path, SHIPPED, {**environ, **public})
    assert "needs an account of its own" in finding


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(SHIPPED, encoding="utf-8")
    environ = {
        **ACCOUNT,
        "REDIS_URL": "redis://user:hush1@redis.example:6379/0",
        "DATABASE_URL": "postgresql://user:hush2@db.example/calls",
    }
    settings = load(tmp_path, environ)
    for text in (shown(settings), repr(settings)):
        for secret in ("s3cret", "hush1", "hush2"):
            assert secret not in text
    assert "lines.auto.number: +33199000001" in shown(settings)


def test_a_wrong_address_with_a_password_is_not_shown(tmp_path: Path) -> None:
    [finding] = findings(tmp_path, SHIPPED, {"REDIS_URL": "http://user:hush@redis.example"})
    assert "hush" not in finding
    assert "redis://" in finding
