"""How a called person behaves: what a number does when it is rung.

Rules map numbers, or patterns with `*` and `?`, to a behaviour; the rule given last wins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from typing import Any

from bot.simulator.errors import UnknownParty
from bot.simulator.events import HungUp, Input, Pressed, Silent, Spoke


@dataclass(frozen=True, slots=True)
class Answers:
    """Picks up after `after` seconds, says `replies` one by one, then is silent.

    A reply is what is said, `#12` for keys, an empty string for silence, `bye` in angle
    brackets (`<bye>`) to hang up.  `talks` is how many seconds a person who is put through
    stays on the line; None leaves it to the tester or to the other side.
    """

    after: float = 2.0
    replies: tuple[str, ...] = ()
    talks: float | None = None

    def inputs(self) -> list[Input | HungUp]:
        """Return the replies as events."""
        return [as_input(reply) for reply in self.replies]


@dataclass(frozen=True, slots=True)
class Voicemail:
    """An answering machine picks up after `after` seconds and speaks its greeting."""

    after: float = 20.0
    greeting: str = "Bonjour, laissez un message après le bip."


@dataclass(frozen=True, slots=True)
class Busy:
    """Is on the telephone."""

    after: float = 1.0


@dataclass(frozen=True, slots=True)
class Declines:
    """Rings for `after` seconds and then refuses the call: the network reports busy."""

    after: float = 4.0


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Rings until the caller gives up."""


@dataclass(frozen=True, slots=True)
class Fails:
    """Cannot be reached at all; `sip` is the network's answer (404 no such number, 503…)."""

    sip: int = 404


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings until the tester answers or declines in this person's name."""


Party = Answers | Voicemail | Busy | Declines | NoAnswer | Fails | Rings
KINDS: dict[str, type[Party]] = {
    "answers": Answers,
    "voicemail": Voicemail,
    "busy": Busy,
    "declines": Declines,
    "no-answer": NoAnswer,
    "fails": Fails,
    "rings": Rings,
}


def as_input(reply: str) -> Input | HungUp:
    """Read one line as a telephone does: words, `#12` for keys, nothing for silence."""
    if reply == "<bye>":
        return HungUp()
    if reply.startswith("#") and len(reply) > 1:
        return Pressed(reply[1:])
    return Spoke(reply) if reply.strip() else Silent()


def party_from(values: Mapping[str, Any]) -> Party:
    """Return the behaviour described in JSON: `{"kind": "answers", "after": 3}`.

    Raises:
        UnknownParty: there is no such kind, or the kind has no such key.
    """
    given = dict(values)
    kind = given.pop("kind", None)
    if kind not in KINDS:
        raise UnknownParty(f"No behaviour is called {kind!r}; there are {', '.join(KINDS)}.")
    known = {entry.name for entry in fields(KINDS[kind])}
    if strange := set(given) - known:
        raise UnknownParty(
            f"{kind!r} has no {', '.join(sorted(strange))}; it has {', '.join(sorted(known))}."
        )
    if "replies" in given:
        given["replies"] = tuple(given["replies"])
    return KINDS[kind](**given)


def parse_party(rule: str) -> tuple[str, Party]:
    """Read `+3363998*=answers,after=3` as a pattern and its behaviour.

    Raises:
        UnknownParty: the rule cannot be read.
    """
    pattern, sign, rest = rule.partition("=")
    if not sign:
        raise UnknownParty(f"A behaviour is written PATTERN=KIND[,KEY=VALUE…], not {rule!r}.")
    kind, *pairs = rest.split(",")
    values: dict[str, Any] = {"kind": kind}
    for pair in pairs:
        key, _, value = pair.partition("=")
        number = value.replace(".", "", 1).isdigit()
        values[key] = float(value) if number and key in {"after", "talks"} else value
        if key == "sip":
            values[key] = int(value) if value.isdigit() else 404
        if key == "replies":
            values[key] = value.split("|")
    return pattern, party_from(values)


@dataclass(slots=True)
class Directory:
    """Who is behind which number."""

    default: Party = field(default_factory=Answers)
    _rules: dict[str, Party] = field(default_factory=dict)

    def set(self, pattern: str, party: Party) -> None:
        """Give a number, or all numbers of a pattern, this behaviour."""
        self._rules.pop(pattern, None)
        self._rules[pattern] = party

    def find(self, number: str) -> Party:
        """Return the behaviour of a number."""
        for pattern, party in reversed(self._rules.items()):
            if fnmatchcase(number, pattern):
                return party
        return self.default
