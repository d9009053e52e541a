"""What can go wrong in the simulator.

SimulatorError
├── PortTaken        the carrier cannot listen where it was told to
├── CallFailed       strict: the bot's TwiML drew a warning, or nobody answered for an error
├── NotListening     the phone was used when the line could not hear it
├── TooSlow          the bot did not come to rest in the time a tester grants
├── UnknownParty     a behaviour, fault or number that the simulator does not know
└── Refused          a REST request that Twilio would refuse (carries its code and status)
"""


class SimulatorError(Exception):
    """The root of everything that the simulator raises."""


class PortTaken(SimulatorError):
    """Another program listens on the carrier's port; `host` and `port` say which."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"The carrier cannot listen on {host}:{port}: another program does. "
            f"Stop it, or move the carrier with TWILIO_API_URL=http://{host}:<free port>."
        )
        self.host, self.port = host, port


class CallFailed(SimulatorError):
    """The bot's answer is one that Twilio would complain about; `events` are the complaints."""

    def __init__(self, events: tuple[object, ...]) -> None:
        super().__init__("\n".join(str(event) for event in events))
        self.events = events


class NotListening(SimulatorError):
    """The phone was used in a state where the line cannot hear it."""


class TooSlow(SimulatorError):
    """Nothing settled in the real seconds granted to the bot."""


class UnknownParty(SimulatorError):
    """A behaviour, fault or number was named that the simulator does not have."""


class Refused(SimulatorError):
    """Twilio would refuse this REST request: HTTP `status`, error `code` and our `message`."""

    def __init__(self, code: int, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code, self.message, self.status = code, message, status
