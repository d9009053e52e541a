"""Everything that can be set, frozen and typed; config.yml holds all but secrets and addresses."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from . import kinds
from .kinds import Section, Table, setting
from .lines import LanguageSettings, LineSettings


@dataclass(frozen=True, slots=True)
class ListeningSettings:
    """How long the line waits for the caller."""

    silence_seconds: int = setting(
        kinds.whole(1, 30), "Seconds of silence after a question, and between two keys.", default=5
    )
    hints: int = setting(
        kinds.whole(0, 500), "Most words and names given to the speech recogniser.", default=100
    )


@dataclass(frozen=True, slots=True)
class DiallingSettings:
    """How somebody else is dialled for the caller."""

    ring_seconds: int = setting(
        kinds.whole(5, 600), "Seconds a telephone rings before the call comes back.", default=25
    )


@dataclass(frozen=True, slots=True)
class UnderstandingSettings:
    """How callers are understood."""

    deadline_ms: int = setting(
        kinds.whole(50, 5000), "Longest wait for the model, then the grammar answers.", default=800
    )


@dataclass(frozen=True, slots=True)
class BackendsSettings:
    """How data is asked for during a call."""

    deadline_ms: int = setting(
        kinds.whole(50, 8000), "Longest wait for a backend, then a person is offered.", default=2000
    )


@dataclass(frozen=True, slots=True)
class DealersSettings:
    """The network of dealers."""

    file: Path = setting(
        kinds.path, "The dealers, a CSV file.", default=Path("ivr_flows/data/dealers.csv")
    )
    farthest_km: int = setting(
        kinds.whole(1, 20000), "A dealer farther away than this is not offered.", default=100
    )


@dataclass(frozen=True, slots=True)
class CallsSettings:
    """How long a call is remembered."""

    life_minutes: int = setting(
        kinds.whole(5, 1440), "Minutes a silent call is remembered.", default=120
    )
    idle_minutes: int = setting(
        kinds.whole(1, 120),
        "Minutes without a sign of life after which the carrier is asked about a call.",
        default=10,
    )


@dataclass(frozen=True, slots=True)
class RedisSettings:
    """How Redis is spoken to."""

    connect_ms: int = setting(
        kinds.whole(10, 5000), "Longest wait for a connection to Redis.", default=300
    )
    answer_ms: int = setting(
        kinds.whole(10, 5000), "Longest wait for an answer of Redis.", default=1000
    )
    facts: int = setting(
        kinds.whole(1000, 100_000_000), "Most facts that wait for the record.", default=500_000
    )


@dataclass(frozen=True, slots=True)
class WebSettings:
    """The web process."""

    workers: int = setting(kinds.whole(1, 64), "Processes that answer.", default=2)
    threads: int = setting(kinds.whole(1, 256), "Calls each answers at one moment.", default=16)


@dataclass(frozen=True, slots=True)
class LogSettings:
    """The log, on standard error; numbers and secrets are masked."""

    level: str = setting(
        kinds.one_of("DEBUG", "INFO", "WARNING", "ERROR"),
        "The least that is logged.",
        default="INFO",
    )


@dataclass(frozen=True, slots=True)
class SimulatorSettings:
    """The small carrier of a development machine."""

    calls_per_second: float = setting(
        kinds.number(0.1, 100.0), "New outbound calls a second, the rest wait.", default=1.0
    )


@dataclass(frozen=True, slots=True)
class Document:
    """What config.yml holds."""

    languages: tuple[LanguageSettings, ...] = setting(
        Table(LanguageSettings), "How each language is spoken and heard."
    )
    lines: tuple[LineSettings, ...] = setting(Table(LineSettings), "The lines, by name.")
    time_zone: ZoneInfo = setting(
        kinds.zone, "Where the lines' hours and days are meant.", default=ZoneInfo("Europe/Paris")
    )
    listening: ListeningSettings = setting(
        Section(ListeningSettings), "Listening.", default=ListeningSettings()
    )
    dialling: DiallingSettings = setting(
        Section(DiallingSettings), "Dialling.", default=DiallingSettings()
    )
    understanding: UnderstandingSettings = setting(
        Section(UnderstandingSettings), "Understanding.", default=UnderstandingSettings()
    )
    backends: BackendsSettings = setting(
        Section(BackendsSettings), "Backends.", default=BackendsSettings()
    )
    dealers: DealersSettings = setting(
        Section(DealersSettings), "Dealers.", default=DealersSettings()
    )
    calls: CallsSettings = setting(Section(CallsSettings), "Calls.", default=CallsSettings())
    redis: RedisSettings = setting(Section(RedisSettings), "Redis.", default=RedisSettings())
    web: WebSettings = setting(Section(WebSettings), "The web process.", default=WebSettings())
    log: LogSettings = setting(Section(LogSettings), "The log.", default=LogSettings())
    simulator: SimulatorSettings = setting(
        Section(SimulatorSettings), "The simulator.", default=SimulatorSettings()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings(Document):
    """Everything that can be set: the document, and what the environment adds.

    `development` is true without a carrier's account of one's own, so on loopback only.
    `redis_url_is_set` is false where the embedded Redis is meant.
    """

    root: Path
    account_sid: str
    auth_token: str = field(repr=False)
    public_url: str
    port: int
    host: str
    redis_url: str = field(repr=False)
    redis_url_is_set: bool
    nlu_url: str
    database_url: str = field(repr=False)
    twilio_api_url: str
    development: bool

    def line(self, name: str) -> LineSettings:
        """The line called `name`; KeyError when there is none."""
        return {line.name: line for line in self.lines}[name]

    def language(self, name: str) -> LanguageSettings:
        """The language called `name`; KeyError when there is none."""
        return {language.name: language for language in self.languages}[name]

    def secrets(self) -> tuple[str, ...]:
        """What must never be shown or logged."""
        passwords = (urlsplit(url).password for url in (self.redis_url, self.database_url))
        return (self.auth_token, *(password for password in passwords if password))
