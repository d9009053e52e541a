"""A telephone in the terminal: prints what is heard, does what is typed."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from bot.simulator.errors import SimulatorError
from bot.simulator.heard import Entry, Expecting

HELP = (
    "Type what you would say. #12 presses 1 and 2, ## the # key. Enter is silence. Ctrl-D hangs up."
)
#: How long a line that only rings or is connected is watched before the prompt comes back.
WATCH_SECONDS = 20.0
SPEAKERS = {"bot": "bot", "person": "other", "machine": "voicemail"}
LISTENING = ("waiting", "recording", "connected", "queued")


class Telephone(Protocol):
    """The telephone in hand: what RemotePhone is."""

    @property
    def state(self) -> str: ...
    @property
    def expecting(self) -> Expecting | None: ...
    @property
    def transcript(self) -> list[Entry]: ...
    @property
    def sms(self) -> list[dict[str, Any]]: ...
    @property
    def ended_by(self) -> str: ...
    @property
    def failure(self) -> str | None: ...
    def say(self, text: str) -> None: ...
    def press(self, keys: str) -> None: ...
    def silence(self) -> None: ...
    def hang_up(self) -> None: ...
    def wait(self, seconds: float) -> None: ...
    def other_hangs_up(self) -> None: ...
    def look(self, seconds: float = 0.0) -> None: ...


class Terminal:
    """One call on a terminal.

    Args:
        phone: the telephone, already ringing.
        lines: what is typed, without line ends; its end hangs up.
        show: prints one line, in a style: bot, person, caller, note, error.
        echo: print what the caller does as well; a keyboard shows it already.
    """

    def __init__(
        self,
        phone: Telephone,
        lines: Iterator[str],
        show: Callable[[str, str], None],
        *,
        echo: bool = True,
    ) -> None:
        self._echo = echo
        self._phone = phone
        self._lines = lines
        self._show = show
        self._seen = 0
        self._messages = len(phone.sms)

    def run(self) -> None:
        """Talk until the call has ended."""
        self._catch_up()
        while self._phone.state != "ended":
            try:
                self._step()
            except KeyboardInterrupt:
                self._phone.hang_up()
            except SimulatorError as error:
                self._show(str(error), "error")
                self._phone.look()
            self._catch_up()

    def _step(self) -> None:
        if self._phone.state not in LISTENING:
            self._phone.look(WATCH_SECONDS)
            return
        line = next(self._lines, None)
        connected = self._phone.state == "connected"
        if line is None:
            self._phone.hang_up()
        elif connected and line.strip() == "/other":
            self._phone.other_hangs_up()
        elif self._phone.state == "queued" or (connected and not line.strip()):
            self._phone.wait(10)
            self._phone.look(1.0)
        elif line.startswith("#") and line.strip("0123456789*# ") == "" and len(line) > 1:
            self._phone.press(line[1:].strip())
        elif line.strip():
            self._phone.say(line.strip())
        else:
            self._phone.silence()

    def _catch_up(self) -> None:
        entries = self._phone.transcript
        for entry in entries[self._seen :]:
            self._print(entry)
        self._seen = len(entries)
        for message in self._phone.sms[self._messages :]:
            self._show(f"SMS from {message['from']}: {message['body']}", "note")
            self._messages += 1
        if self._phone.state == "ended":
            if self._phone.failure:
                self._show(self._phone.failure, "error")
        elif expected := self._phone.expecting:
            self._show(awaited(expected), "note")

    def _print(self, entry: Entry) -> None:
        match entry.what:
            case "heard":
                who = {"bot": "bot", "person": "other", "machine": "voicemail"}.get(
                    entry.by, "line"
                )
                language = f" [{entry.language}]" if entry.language else ""
                self._show(f"{who}{language}: {entry.text}", "bot" if who == "bot" else "person")
            case "said" | "pressed" | "silence" if not self._echo:
                return  # it has just been typed
            case "said":
                self._show(f"you: {entry.text}", "caller")
            case "pressed":
                self._show(f"you press: {entry.text}", "caller")
            case "silence":
                self._show("you: …", "caller")
            case "connected":
                self._show(f"you are put through to {entry.text}; /other hangs up for them", "note")
            case "dials":
                self._show(f"the line dials {entry.text}", "note")
            case "answered":
                self._show("the line is open", "note")
            case "ended":
                self._show(f"the call has ended ({entry.text}; by {entry.by})", "note")
            case _:
                self._show(f"{entry.what} {entry.text}", "note")


def awaited(expected: Expecting) -> str:
    """Say in a few words what the bot waits for."""
    kinds = []
    if "speech" in expected.input:
        kinds.append(f"speech ({expected.language})" if expected.language else "speech")
    if "dtmf" in expected.input:
        count = expected.num_digits
        kinds.append("1 key" if count == 1 else f"{count} keys" if count else "keys")
    return f"waits for {' or '.join(kinds)}"
