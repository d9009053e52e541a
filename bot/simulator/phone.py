"""A telephone in the hand of a test, of a terminal or of a browser."""

from typing import Any

from bot.simulator.errors import NotListening, TooSlow
from bot.simulator.events import HungUp, PickedUp, Pressed, Silent, Spoke
from bot.simulator.exchange import Exchange
from bot.simulator.heard import Entry, Expecting, Prompt
from bot.simulator.leg import Leg
from bot.simulator.limits import TESTER_SECONDS
from bot.simulator.messages import Message
from bot.simulator.outcomes import DialledLeg

LISTENING = ("waiting", "recording", "connected")


class Phone:
    """One telephone on one leg.

    Each thing done with it returns when the line has come to rest: the bot waits for an
    answer, the call has ended, or nothing happens until somebody else moves.

    `state` is idle, ringing, talking, waiting, recording, dialling, connected, queued or ended.
    Every method that acts raises CallFailed when the carrier is strict and the bot's answer
    drew a complaint, and TooSlow when the line did not rest in `patience` real seconds.
    """

    def __init__(
        self, exchange: Exchange, number: str, leg: Leg | None = None, patience: float = 0.0
    ) -> None:
        self._exchange = exchange
        self._leg = leg
        self._patience = patience or TESTER_SECONDS
        self.number = number

    @property
    def leg(self) -> Leg:
        """The leg that the phone is on.

        Raises:
            NotListening: no call has reached it yet.
        """
        if self._leg is None:
            raise NotListening(f"The telephone {self.number} is not in a call.")
        return self._leg

    @property
    def state(self) -> str:
        """What the line does now."""
        return self._leg.state if self._leg else "idle"

    @property
    def call_sid(self) -> str:
        """The SID of the phone's leg."""
        return self.leg.sid

    @property
    def status(self) -> str:
        """Twilio's CallStatus of the leg."""
        return self.leg.status

    @property
    def heard(self) -> list[Prompt]:
        """What was heard since the person last did something."""
        return list(self.leg.heard)

    @property
    def words(self) -> str:
        """The same as one text."""
        return " ".join(prompt.text for prompt in self.heard)

    @property
    def transcript(self) -> list[Entry]:
        """The whole call."""
        return list(self.leg.transcript)

    @property
    def expecting(self) -> Expecting | None:
        """What the bot waits for, None when it does not wait."""
        return self.leg.expecting

    @property
    def dialled(self) -> list[DialledLeg]:
        """The legs that this call dialled, each with its outcome."""
        return [DialledLeg(self._exchange, leg, self.settle) for leg in self.leg.dialled]

    @property
    def ended_by(self) -> str:
        """Who ended the call: caller, bot, called party, carrier, application error; '' before."""
        return self.leg.ended_by

    @property
    def last_twiml(self) -> str:
        """The document that was fetched last."""
        return self.leg.documents[-1] if self.leg.documents else ""

    @property
    def sms(self) -> list[Message]:
        """The text messages sent to this number."""
        return self._exchange.messages.to(self.number)

    def say(self, text: str, confidence: float = 0.9) -> "Phone":
        """Say something: to the bot, into a recording, or to the person put through."""
        return self._act(Spoke(text, confidence), LISTENING)

    def press(self, keys: str) -> "Phone":
        """Press keys, of `0-9 * #`; without a closing key the Gather's time-out passes."""
        if not keys or set(keys) - set("0123456789*#"):
            raise NotListening(f"A telephone has the keys 0-9, * and #; it cannot press {keys!r}.")
        return self._act(Pressed(keys), LISTENING)

    def silence(self) -> "Phone":
        """Say nothing until the bot's time-out."""
        return self._act(Silent(), LISTENING)

    def wait(self, seconds: float) -> "Phone":
        """Stay on the line, in a queue or with a person, for so many seconds of the clock."""
        return self._act(Silent(seconds), ("queued", "connected"))

    def hang_up(self) -> "Phone":
        """Put the receiver down; a phone that rings declines the call."""
        if self.state not in {"ended", "idle"}:
            declined = self.state == "ringing" and self.leg.direction != "inbound"
            event = HungUp("called party", "busy") if declined else HungUp("caller")
            self._post(event)
        return self.settle()

    def answer(self) -> "Phone":
        """Pick up a phone that rings."""
        return self._act(PickedUp(), ("ringing",))

    def wait_for(self, *states: str, seconds: float = 0.0) -> "Phone":
        """Wait in real time until the line is in one of these states."""
        done = self._exchange.clock.watch(
            lambda: self.state in states or self._failed() is not None, seconds or self._patience
        )
        self._raise_failure()
        if not done:
            raise TooSlow(f"The line is {self.state}, and not {' or '.join(states)}.")
        return self

    def _act(self, event: object, states: tuple[str, ...]) -> "Phone":
        if self.state not in states:
            last = f" The bot's last words: {self.words!r}." if self._leg else ""
            raise NotListening(
                f"The line is {self.state}; this can be done only while it is "
                f"{' or '.join(states)}.{last}"
            )
        self._post(event)
        return self.settle()

    def _post(self, event: object) -> None:
        with self._exchange.clock.lock:
            if self.state in {"waiting", "recording", "ringing", "queued"}:
                self.leg.become("talking")
            self._exchange.clock.post(self.leg.inbox, event)

    def settle(self) -> "Phone":
        """Wait until the line rests."""
        done = self._exchange.clock.watch(self._resting, self._patience)
        self._raise_failure()
        if not done:
            raise TooSlow(
                f"The line is still {self.state} after {self._patience:g} real seconds; "
                f"the bot has not answered its last request."
            )
        return self

    def _resting(self) -> bool:
        leg = self.leg
        if leg.state == "ended":
            return not leg.outbox.busy
        if leg.state in {"waiting", "recording"}:
            return True
        return leg.state != "talking" and self._exchange.clock.quiet()

    def _failed(self) -> Exception | None:
        return (self._leg.failure or self._leg.outbox.failure) if self._leg else None

    def _raise_failure(self) -> None:
        if failure := self._failed():
            raise failure

    def take(self, leg: Leg) -> None:
        """Let a leg ring at this phone: what the carrier calls when somebody dials it."""
        self._leg = leg

    def as_json(self) -> dict[str, Any]:
        """Return all that can be seen of the phone, as the control API shows it."""
        leg = self._leg
        return {
            "number": self.number,
            "state": self.state,
            "call_sid": leg.sid if leg else None,
            "from": leg.from_number if leg else None,
            "to": leg.to_number if leg else None,
            "status": leg.status if leg else None,
            "heard": [prompt.as_json() for prompt in leg.heard] if leg else [],
            "expecting": leg.expecting.as_json() if leg and leg.expecting else None,
            "dialled": [dialled.as_json() for dialled in self.dialled] if leg else [],
            "transcript": [entry.as_json() for entry in leg.transcript] if leg else [],
            "ended_by": leg.ended_by if leg else "",
            "failure": str(failure) if (failure := self._failed()) else None,
            "sms": [{"body": m.body, "from": m.from_number, "at": m.at} for m in self.sms],
        }
