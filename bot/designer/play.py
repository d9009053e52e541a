"""Plays a scenario on a telephone, and accounts for every word that the bot says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.dialogue.instructions import Say
from bot.dialogue.session import Session
from bot.simulator import Answers, Carrier, NoAnswer, Phone, SimulatorError

from .scenario import Bot, Caller, Scenario, Sms


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that were heard, and the prompt that they come from ("" when nobody knows)."""

    prompt: str
    text: str

    def __str__(self) -> str:
        return f"bot: {self.prompt or '?'} {self.text!r}"


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario and what became of it: `wrong` is "" when all went as it is written.

    `lines` tells the call up to there, each line begun by two spaces, or by - for what was
    expected and + for what came instead. `at` is the line of the file where it went wrong.
    """

    scenario: Scenario
    wrong: str = ""
    lines: tuple[str, ...] = ()
    at: int = 0

    def __str__(self) -> str:
        place = f"{self.scenario.file}:{self.at or self.scenario.at}: {self.scenario.title}"
        return "\n".join([f"{place}: {self.wrong}", *(f"    {line}" for line in self.lines)])


class Different(Exception):
    """The call went another way: what was expected, and what came."""

    def __init__(self, what: str, expected: Sequence[str], came: Sequence[str]) -> None:
        super().__init__(what)
        self.expected = expected
        self.came = came


class Player:
    """Plays scenarios, one after the other, on the lines of a carrier.

    `numbers` are the lines' by name. `said` gives all that the bot said so far in a call, and
    `session` the call as it stands, both by the carrier's SID; `fail` makes these actions fail
    from now on, and no others.
    """

    def __init__(
        self,
        carrier: Carrier,
        numbers: Mapping[str, str],
        *,
        said: Callable[[str], Sequence[Say]],
        session: Callable[[str], Session | None],
        fail: Callable[[Sequence[str]], None],
    ) -> None:
        self.carrier = carrier
        self.numbers = numbers
        self.said = said
        self.session = session
        self.fail = fail

    def play(self, scenario: Scenario) -> Played:
        """Play one call; the line is free again afterwards."""
        if scenario.line not in self.numbers:
            known = ", ".join(self.numbers)
            return Played(scenario, f'there is no line "{scenario.line}"; the lines are {known}')
        self.fail(scenario.down)
        self.carrier.party("*", Answers() if scenario.answers else NoAnswer())
        call = _Call(self, scenario)
        try:
            call.run()
        except Different as wrong:
            came = [f"+ {line}" for line in wrong.came]
            lines = [*call.lines, *(f"- {line}" for line in wrong.expected), *came]
            return Played(scenario, str(wrong), tuple(lines), call.at)
        except SimulatorError as error:
            return Played(scenario, f"the line failed: {error}", tuple(call.lines), call.at)
        finally:
            call.finish()
        return Played(scenario, lines=tuple(call.lines))


class _Call:
    """One call under way."""

    def __init__(self, player: Player, scenario: Scenario) -> None:
        self.player = player
        self.scenario = scenario
        self.lines: list[str] = []
        self.at = scenario.at
        self.phone: Phone | None = None
        self.waiting: list[Spoken] = []
        self.counted = 0
        self.named = 0
        self.messages = len(player.carrier.messages)

    def run(self) -> None:
        number = self.player.numbers[self.scenario.line]
        self.phone = self.player.carrier.ring(number, self.scenario.caller)
        self.hear()
        for part, line in self.scenario.parts:
            self.at = line
            match part:
                case Bot():
                    self.lines += [f"  {spoken}" for spoken in self.account(part)]
                    continue
                case Sms():
                    self.message(part)
                case Caller():
                    self.nothing_left(part)
                    self.act(part)
            self.lines.append(f"  {part}")
        self.end()

    def hear(self) -> None:
        """Add what was heard since the last input, with the names of its prompts."""
        assert self.phone is not None
        said = list(self.player.said(self.phone.call_sid))[self.named :]
        heard = [e for e in self.phone.transcript if e.what == "heard" and e.by == "bot"]
        for prompt in heard[self.counted :]:
            self.counted += 1
            if said and _same(said[0].text, prompt.text):
                self.waiting.append(Spoken(said.pop(0).prompt, prompt.text))
                self.named += 1
            else:
                self.waiting.append(Spoken("", prompt.text))

    def account(self, bot: Bot) -> list[Spoken]:
        """Strike off, and give back, what the bot was expected to say."""
        if not self.waiting:
            raise Different("the bot said nothing more", [str(bot)], [])
        if bot.prompt:
            first = self.waiting[0]
            if not _named(first.prompt, bot.prompt):
                raise Different("the bot said something else", [str(bot)], self.rest())
            if bot.says and _plain(bot.says) not in _plain(first.text):
                raise Different("these words were not among it", [str(bot)], self.rest())
            return [self.waiting.pop(0)]
        for count in range(1, len(self.waiting) + 1):
            if _same(" ".join(spoken.text for spoken in self.waiting[:count]), bot.says):
                said, self.waiting = self.waiting[:count], self.waiting[count:]
                return said
        raise Different("the bot said something else", [str(bot)], self.rest())

    def rest(self) -> list[str]:
        return [str(spoken) for spoken in self.waiting]

    def nothing_left(self, part: object) -> None:
        if self.waiting:
            raise Different("the bot said more than is written", [str(part)], self.rest())

    def act(self, part: Caller) -> None:
        assert self.phone is not None
        match part.what:
            case "caller":
                self.phone.say(part.words)
            case "press":
                self.phone.press(part.words)
            case "silence":
                self.phone.silence()
            case "hangs_up":
                self.phone.hang_up()
            case "they_hang_up":
                self.phone.dialled[-1].hang_up()
        self.hear()

    def message(self, sms: Sms) -> None:
        sent = [message.body for message in self.player.carrier.messages[self.messages :]]
        if not any(_plain(sms.words) in _plain(body) for body in sent):
            raise Different("no such text message", [str(sms)], [f"sms: {body}" for body in sent])

    def end(self) -> None:
        assert self.phone is not None
        self.nothing_left(f"ends: {self.scenario.ends}")
        if self.phone.state == "waiting":
            raise Different(
                "the bot still waits for the caller", [f"ends: {self.scenario.ends}"], []
            )
        self.finish()
        session = self.player.session(self.phone.call_sid)
        outcome = session.outcome if session else "forgotten"
        if outcome != self.scenario.ends:
            raise Different(
                "the call ended otherwise", [f"ends: {self.scenario.ends}"], [f"ends: {outcome}"]
            )
        language = session.language if session else ""
        if self.scenario.language not in ("", language):
            raise Different(
                "the call was held in another language",
                [f"language: {self.scenario.language}"],
                [f"language: {language}"],
            )

    def finish(self) -> None:
        """Put the receiver down, if it is not yet."""
        if self.phone is not None and self.phone.state not in ("ended", "idle"):
            self.phone.hang_up()
        self.player.carrier.settle()


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").replace("\u00a0", " ").split())


def _same(one: str, other: str) -> bool:
    return _plain(one) == _plain(other)


def _named(full: str, written: str) -> bool:
    """A prompt may be written without its flow."""
    return full == written or full.split(".", 1)[-1] == written
