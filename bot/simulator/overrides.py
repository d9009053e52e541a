"""Connection overrides: what a webhook address asks for behind its `#`.

https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urldefrag

from bot.simulator.limits import ANSWER_SECONDS, CONNECT_SECONDS
from bot.simulator.signals import Unusable

RETRY_KINDS = {"4xx", "5xx", "ct", "rt", "all"}
#: name -> (least, most) of the keys that hold a number.
NUMBERS = {"ct": (100, 10000), "rt": (100, 15000), "tt": (100, 15000), "rc": (0, 5)}


@dataclass(frozen=True, slots=True)
class Policy:
    """How one webhook is sent.  Times in seconds; `retry_on` of ct, rt, 4xx, 5xx, all."""

    connect: float = CONNECT_SECONDS
    read: float = ANSWER_SECONDS
    total: float = ANSWER_SECONDS
    retries: int = 1
    retry_on: frozenset[str] = frozenset({"ct"})

    def retries_on(self, kind: str) -> bool:
        """Say whether a failure of this kind may be tried again."""
        return bool(self.retry_on & {kind, "all"})


def policy_of(url: str, longest: float = ANSWER_SECONDS) -> tuple[str, Policy]:
    """Split an address into what is requested and how; nothing takes longer than `longest`.

    Raises:
        Unusable: 11243, a key or value that Twilio does not know.
    """
    bare, fragment = urldefrag(url)
    given = dict(parse_qsl(fragment, keep_blank_values=True)) if "=" in fragment else {}
    numbers: dict[str, int] = {}
    for key, value in given.items():
        if key in NUMBERS:
            least, most = NUMBERS[key]
            if not value.isdigit() or not least <= int(value) <= most:
                raise Unusable(11243, f"#{key} must be {least} to {most}, not {value!r}", url)
            numbers[key] = int(value)
        elif key == "rp" and not set(value.split(",")) <= RETRY_KINDS:
            raise Unusable(11243, f"#rp is a list of {sorted(RETRY_KINDS)}, not {value!r}", url)
        elif key not in {"rp", "sni", "e"}:
            raise Unusable(11243, f"#{key} is no connection override", url)
    return bare, Policy(
        connect=min(numbers.get("ct", CONNECT_SECONDS * 1000) / 1000, longest),
        read=min(numbers.get("rt", ANSWER_SECONDS * 1000) / 1000, longest),
        total=min(numbers.get("tt", ANSWER_SECONDS * 1000) / 1000, longest),
        retries=numbers.get("rc", 1),
        retry_on=frozenset(given.get("rp", "ct").split(",")),
    )
