"""The carrier: a small Twilio, its REST API, its control API and its telephones."""

from collections.abc import Mapping
from types import TracebackType
from typing import Any

from flask import Flask

from bot.simulator import lives, phone_page
from bot.simulator.callbacks import Callbacks
from bot.simulator.clock import Clock
from bot.simulator.control.app import control_api
from bot.simulator.debugger import Debugger
from bot.simulator.errors import UnknownParty
from bot.simulator.exchange import Exchange
from bot.simulator.faults import Fault, Faults
from bot.simulator.leg import Leg
from bot.simulator.limits import ANSWER_SECONDS, CALLS_PER_SECOND, CHARACTERS_PER_SECOND
from bot.simulator.messages import Message, Messages
from bot.simulator.numbers import Number
from bot.simulator.parameters import call_token
from bot.simulator.parties import Party
from bot.simulator.phone import Phone
from bot.simulator.queues import Queues
from bot.simulator.requests import Request
from bot.simulator.rest.app import rest_api
from bot.simulator.server import Server
from bot.simulator.sids import Sids, new_sid
from bot.simulator.subscriptions import subscription
from bot.simulator.unverified import Unverified
from bot.simulator.virtual_clock import VirtualClock
from bot.simulator.webhooks import Delivery, Webhooks

#: The account of development: `decroche` allows it only while everything is on loopback.
ACCOUNT = "ACdec0c4e0000000000000000000000000"
TOKEN = "decroche-development-token"
#: What stands for a number that its owner withholds: https://www.twilio.com/docs/voice/twiml
WITHHELD = "anonymous"


class Carrier:
    """A small Twilio on `url`; use it as a context manager, or call start and stop.

    Args:
        numbers: the account's numbers and where their calls go: an address, or a Number.
        clock: a VirtualClock unless given; a WallClock for people.
        host, port: where REST and control API listen; port 0 takes a free one.
        strict: a warning about the bot's TwiML fails the call: the phone raises CallFailed.
        pace: new outbound calls a second.
        speech: characters a second that a voice reads; None lets speech take no time.
        answer_seconds: how long a webhook may take, Twilio's 15 unless a test cannot wait.
        unverified: ways to behave where Twilio's documentation is silent.
    """

    def __init__(
        self,
        numbers: Mapping[str, Number | str] | None = None,
        account_sid: str = ACCOUNT,
        auth_token: str = TOKEN,
        *,
        clock: Clock | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        strict: bool = True,
        pace: float = CALLS_PER_SECOND,
        speech: float | None = CHARACTERS_PER_SECOND,
        answer_seconds: float = ANSWER_SECONDS,
        unverified: Unverified | None = None,
        sids: Sids = new_sid,
    ) -> None:
        self.clock = clock or VirtualClock()
        self.account_sid, self.auth_token = account_sid, auth_token
        faults = Faults()
        debugger = Debugger(self.clock.now, strict=strict)
        webhooks = Webhooks(auth_token, faults, answer_seconds)
        self.exchange = Exchange(
            clock=self.clock,
            account_sid=account_sid,
            token=auth_token,
            sids=sids,
            numbers={},
            webhooks=webhooks,
            debugger=debugger,
            faults=faults,
            callbacks=Callbacks(self.clock, webhooks, debugger),
            queues=Queues(self.clock, sids),
            messages=Messages(self.clock),
            doubts=unverified or Unverified(),
            pace=pace,
            speech=speech,
        )
        for number, target in (numbers or {}).items():
            self.own(number, target)
        self._server = Server(self.app(), host, port)

    def __enter__(self) -> "Carrier":
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> "Carrier":
        """Listen.

        Raises:
            PortTaken: somebody else does.
        """
        self._server.start()
        return self

    def stop(self) -> None:
        """End all calls and stop listening."""
        self.exchange.hang_up_all()
        self._server.stop()
        self.exchange.webhooks.close()

    @property
    def url(self) -> str:
        """The base address of the REST API, as TWILIO_API_URL takes it."""
        return self._server.url

    @property
    def debugger(self) -> Debugger:
        """Every warning and error so far."""
        return self.exchange.debugger

    @property
    def deliveries(self) -> list[Delivery]:
        """Every webhook that was sent, with its answer."""
        return list(self.exchange.webhooks.deliveries)

    @property
    def messages(self) -> list[Message]:
        """Every text message that the application sent."""
        return list(self.exchange.messages)

    @property
    def calls(self) -> list[Leg]:
        """Every leg, oldest first."""
        return list(self.exchange.legs.values())

    def own(self, number: str, target: Number | str) -> None:
        """Give the account a number, and say where its calls go."""
        self.exchange.numbers[number] = Number(target) if isinstance(target, str) else target

    def party(self, pattern: str, behaviour: Party) -> None:
        """Say how a number, or every number like `+3363998*`, behaves when it is rung."""
        self.exchange.directory.set(pattern, behaviour)

    def fault(self, kind: Any, **details: Any) -> None:
        """Let something go wrong; see Fault for the kinds and their details."""
        self.exchange.faults.add(Fault(kind, **details))

    def ring(
        self, to: str, from_: str = "+33261910012", *, patient: bool = True, patience: float = 0.0
    ) -> Phone:
        """Ring one of the account's numbers; return when the bot waits or the call ended.

        A phone that is not `patient` is timed out by the bot's Gathers.  Without a number to
        ring from, it is withheld.
        """
        phone = self.dial(to, from_, patient=patient, patience=patience)
        return phone.settle()

    def dial(
        self, to: str, from_: str = "+33261910012", *, patient: bool = True, patience: float = 0.0
    ) -> Phone:
        """Ring like `ring`, and return at once.

        Raises:
            UnknownParty: the number is none of the account's.
        """
        number = self.exchange.numbers.get(to)
        if number is None:
            known = ", ".join(self.exchange.numbers) or "none"
            raise UnknownParty(f"{to!r} is not a number of this account; these are: {known}.")
        from_ = from_ or WITHHELD
        sid = self.exchange.sids("CA")
        fallback = number.fallback_url
        leg = Leg(
            self.clock,
            sid,
            self.account_sid,
            from_,
            to,
            "inbound",
            patient=patient,
            start=Request(number.voice_url, number.voice_method),
            fallback=Request(fallback, number.fallback_method) if fallback else None,
            subscription=subscription(number.status_callback, number.status_callback_method),
            call_token=call_token(sid),
        )
        phone = Phone(self.exchange, from_, leg, patience)
        self.exchange.open(leg, lives.incoming)
        return phone

    def phone(self, number: str) -> Phone:
        """Return a phone at this number: calls to it ring there until it answers."""
        phone = Phone(self.exchange, number)
        self.exchange.ringers[number] = phone.take
        return phone

    def settle(self, seconds: float = 30.0) -> bool:
        """Wait until every line rests and every callback is delivered; say whether they do."""
        return self.clock.watch(
            lambda: self.clock.quiet() and not self.exchange.callbacks.busy(), seconds
        )

    def app(self) -> Flask:
        """Return the web application: REST and control API."""
        app = rest_api(self.exchange)
        app.register_blueprint(control_api(self))
        app.register_blueprint(phone_page.blueprint())
        return app
