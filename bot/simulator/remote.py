"""The phone of a carrier in another process, over its control API."""

from typing import Any
from urllib.parse import quote

import urllib3

from bot.simulator.errors import SimulatorError
from bot.simulator.heard import Entry, Expecting, Prompt

#: A request may wait for the bot, which Twilio grants 15 seconds a document.
SECONDS = 60.0


class NoCarrier(SimulatorError):
    """No carrier answers at `url`."""

    def __init__(self, url: str) -> None:
        super().__init__(f"No carrier answers at {url}; start everything with `make run`.")
        self.url = url


class RemotePhone:
    """What a Phone is, one request behind: each action brings the state that came of it."""

    def __init__(self, carrier: "RemoteCarrier", shown: dict[str, Any]) -> None:
        self._carrier = carrier
        self._shown = shown

    @property
    def state(self) -> str:
        """What the line did when it was last asked."""
        return str(self._shown["state"])

    @property
    def heard(self) -> list[Prompt]:
        """What was heard since the person last did something."""
        return [Prompt(**prompt) for prompt in self._shown["heard"]]

    @property
    def expecting(self) -> Expecting | None:
        """What the bot waits for."""
        given = self._shown["expecting"]
        if given is None:
            return None
        lists = {"input": tuple(given["input"]), "hints": tuple(given["hints"])}
        return Expecting(**{**given, **lists})

    @property
    def transcript(self) -> list[Entry]:
        """The whole call."""
        return [Entry(**entry) for entry in self._shown["transcript"]]

    @property
    def dialled(self) -> list[dict[str, Any]]:
        """The legs that the call dialled."""
        return list(self._shown["dialled"])

    @property
    def sms(self) -> list[dict[str, Any]]:
        """The messages sent to this telephone's number."""
        return list(self._shown["sms"])

    @property
    def ended_by(self) -> str:
        """Who ended the call."""
        return str(self._shown["ended_by"])

    @property
    def failure(self) -> str | None:
        """What Twilio would have complained about."""
        failure = self._shown["failure"]
        return None if failure is None else str(failure)

    def say(self, text: str) -> None:
        """Say something."""
        self._act(say=text)

    def press(self, keys: str) -> None:
        """Press keys."""
        self._act(press=keys)

    def silence(self) -> None:
        """Say nothing until the bot's time-out."""
        self._act(silence=True)

    def hang_up(self) -> None:
        """Put the receiver down."""
        self._act(hang_up=True)

    def answer(self) -> None:
        """Pick up."""
        self._act(answer=True)

    def wait(self, seconds: float) -> None:
        """Stay in a queue or with a person."""
        self._act(wait=seconds)

    def other_hangs_up(self) -> None:
        """Let the person who was dialled last hang up."""
        place = len(self.dialled) - 1
        self._shown = self._carrier.call(
            "POST", f"/phones/{self._shown['id']}/dialled/{place}", {"hang_up": True}
        )

    def look(self, seconds: float = 0.0) -> None:
        """Ask for the state, and wait so long for it to differ from what is known."""
        path = f"/phones/{self._shown['id']}?wait={seconds}&version={self._shown['version']}"
        self._shown = self._carrier.call("GET", path)

    def _act(self, **action: Any) -> None:
        self._shown = self._carrier.call("POST", f"/phones/{self._shown['id']}", action)


class RemoteCarrier:
    """A carrier in another process, at this address.

    Raises from every method NoCarrier when none answers, SimulatorError when it refuses.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._pool = urllib3.PoolManager(retries=False, timeout=SECONDS)

    def about(self) -> dict[str, Any]:
        """Return the carrier's numbers and account."""
        return self.call("GET", "/")

    def ring(self, to: str, from_: str = "+33261910012") -> RemotePhone:
        """Ring one of the account's numbers."""
        return RemotePhone(self, self.call("POST", "/phones", {"to": to, "from": from_}))

    def phone(self, number: str) -> RemotePhone:
        """Return a telephone at this number, which rings when it is called."""
        return RemotePhone(self, self.call("POST", "/phones", {"number": number}))

    def party(self, pattern: str, kind: str, **details: Any) -> None:
        """Say how a number, or every number of a pattern, behaves when it is rung."""
        self.call("PUT", f"/parties/{quote(pattern)}", {"kind": kind, **details})

    def fault(self, kind: str, **details: Any) -> None:
        """Let something go wrong."""
        self.call("POST", "/faults", {"kind": kind, **details})

    def call(self, method: str, path: str, body: Any = None) -> dict[str, Any]:
        """Send one request to the control API and return its JSON."""
        try:
            response = self._pool.request(method, f"{self.url}/sim{path}", json=body)
        except urllib3.exceptions.HTTPError as error:
            raise NoCarrier(self.url) from error
        if response.status == 204:
            return {}
        try:
            shown = response.json()
        except ValueError as error:
            raise NoCarrier(self.url) from error
        if response.status >= 400:
            raise SimulatorError(shown.get("error") or shown.get("message") or str(shown))
        return dict(shown)
