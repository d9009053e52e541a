"""The other side of a Dial, for the tester who holds the caller's phone."""

from collections.abc import Callable
from typing import Any

from bot.simulator.events import HungUp, PickedUp, Spoke
from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg

#: The call's own status before the dial has an outcome.
UNDER_WAY = {"queued": "dialling", "ringing": "ringing", "in-progress": "connected"}


class DialledLeg:
    """A number that was dialled, how it went, and the person there to be played."""

    def __init__(self, exchange: Exchange, leg: Leg, rest: Callable[[], object]) -> None:
        self._exchange = exchange
        self._rest = rest
        self.leg = leg

    @property
    def number(self) -> str:
        """The number or SIP address dialled."""
        return self.leg.to_number

    @property
    def caller_id(self) -> str:
        """The number that the called person sees."""
        return self.leg.from_number

    @property
    def outcome(self) -> str:
        """Return dialling, ringing or connected, and then Twilio's final status."""
        return UNDER_WAY.get(self.leg.status, self.leg.status)

    @property
    def heard(self) -> list[str]:
        """What the called person heard: the whisper, and what the caller says."""
        return [prompt.text for prompt in self.leg.heard]

    def answer(self) -> None:
        """Let the called person pick up."""
        self._move(PickedUp())

    def decline(self) -> None:
        """Let the called person refuse."""
        self._move(HungUp("called party", "busy"))

    def say(self, text: str) -> None:
        """Let the called person say something."""
        self._post(Spoke(text))

    def hang_up(self) -> None:
        """Let the called person hang up."""
        self._move(HungUp("called party"))

    def as_json(self) -> dict[str, Any]:
        """Return the leg as JSON shows it."""
        return {
            "number": self.number,
            "caller_id": self.caller_id,
            "outcome": self.outcome,
            "call_sid": self.leg.sid,
            "heard": self.heard,
        }

    def __repr__(self) -> str:
        return f"<{self.number}: {self.outcome}>"

    def _move(self, event: object) -> None:
        """Do what takes the caller's line somewhere else, and wait until it is there."""
        caller = self.leg.parent
        with self._exchange.clock.lock:
            if (
                caller is not None
                and not self.leg.over
                and caller.other in {None, self.leg}
                and caller.state in {"dialling", "connected"}
            ):
                caller.become("talking")
            self._exchange.clock.post(self.leg.inbox, event)
        self._rest()

    def _post(self, event: object) -> None:
        self._exchange.clock.post(self.leg.inbox, event)
        self._rest()
