"""Runs TwiML on one leg: fetch a document, perform its verbs, follow where they lead."""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from bot.simulator.errors import CallFailed
from bot.simulator.exchange import Exchange
from bot.simulator.fetch import fetch
from bot.simulator.heard import Prompt
from bot.simulator.leg import Leg
from bot.simulator.limits import DOCUMENTS_WITHOUT_TIME
from bot.simulator.parameters import of_leg
from bot.simulator.requests import Fields, Request, Step
from bot.simulator.signals import Over, SentElsewhere, Unusable
from bot.simulator.twiml.check import check
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import performer

#: What a caller hears when a document fails and nothing stands in for it.
APPLICATION_ERROR = Prompt(
    "We are sorry, an application error has occurred. Goodbye.", "en-US", by="carrier"
)


@dataclass(slots=True)
class Line:
    """One leg under the command of TwiML.

    `place` says where the documents stand: a `call`, a queue's `wait`, or a `whisper` to the
    called side; they may use different verbs.  `extra` are fields that such a place adds.
    """

    exchange: Exchange
    leg: Leg
    place: str = "call"
    url: str = ""
    extra: Callable[[], Fields] = tuple
    first: bool = field(default=True)

    def run(self, start: Step) -> None:
        """Play from a first document to the end of the last.

        Raises:
            Over: the leg was hung up, by whoever it was.
            SentElsewhere, Taken: only for a place other than the call itself.
            Unusable: only for a queue's wait.
        """
        step: Step | None = start
        count, since = 0, self.exchange.clock.now()
        while step is not None:
            try:
                step = self.perform(self.document(step))
            except SentElsewhere as sent:
                if self.place != "call":
                    raise
                step = sent.step
            except Unusable as failed:
                if self.place == "wait":
                    raise
                step = self.instead(failed)
            if self.exchange.clock.now() - since > 0.5:
                count, since = 0, self.exchange.clock.now()
            count += 1
            if count > DOCUMENTS_WITHOUT_TIME:
                self.give_up(Unusable(1, f"{count} documents and the caller heard nothing", ""))

    def document(self, step: Step) -> Node:
        """Return the document a step leads to, checked, and make its address ours.

        Raises:
            Unusable: it cannot be had or read.
        """
        self.url, root, source = fetch(self.exchange, self.leg, step, self.extra())
        self.leg.documents.append(source)
        for finding in check(root, self.place, base=isinstance(step, Request)):
            if finding.fatal:
                raise Unusable(finding.code, finding.message, self.url)
            self.warn(finding.code, finding.message)
        return root

    def perform(self, root: Node) -> Step | None:
        """Perform the verbs of a document; return where they lead, or None at the end."""
        for node in root.children:
            do = performer(node.name)
            if do is None:
                continue
            rings_on = node.name == "Pause" and self.first
            if node.name not in {"Reject", "Dial"} and not rings_on:
                self.answer()
            step = do(self, node)
            self.first = self.first and node.name == "Pause"
            if step is not None:
                return step
        return None

    def answer(self) -> None:
        """Pick up, if this is an inbound call that still rings."""
        if self.leg.direction == "inbound" and self.leg.answered_at is None:
            self.exchange.answered(self.leg)

    def warn(self, code: int, message: str) -> None:
        """Put a warning about the current document into the debugger."""
        self.exchange.debugger.warn(code, message, self.leg.sid, self.url)

    def request(self, url: str, method: str = "POST", *fields: tuple[str, str]) -> Request:
        """Return the request for an address as the current document writes it."""
        return Request(urljoin(self.url, url) if url else self.url, method or "POST", fields)

    def after_call(self, request: Request) -> None:
        """Request an address although the person is gone: nobody hears its TwiML."""
        status = ("CallStatus", "completed")
        self.beside_call(Request(request.url, request.method, (status, *request.fields)))

    def beside_call(self, request: Request) -> None:
        """Request an address while the call goes on: nobody waits for the answer."""
        fields = dict(of_leg(self.leg, request.method)) | dict(request.fields)
        self.exchange.callbacks.send(
            self.leg.outbox, Request(request.url, request.method, tuple(fields.items()))
        )

    def speak(self, text: str) -> float:
        """Return the seconds it takes to say something."""
        return len(text) / self.exchange.speech if self.exchange.speech else 0.0

    def instead(self, failed: Unusable) -> Request:
        """Return the fallback address for a failed document; without one the call is over.

        Raises:
            Over: nobody answers for the error.
        """
        fallback = self.leg.fallback
        if fallback is None or self.place != "call" or failed.url == fallback.url:
            self.give_up(failed)
        self.leg.fallback, used = None, fallback
        self.exchange.debugger.note(failed.code, failed.message, self.leg.sid, failed.url)
        assert used is not None
        fields = (("ErrorCode", str(failed.code)), ("ErrorUrl", failed.url))
        return Request(used.url, used.method, fields)

    def give_up(self, failed: Unusable) -> None:
        """Note an error for which nothing stands in, apologise as Twilio does, and end."""
        complaint = self.exchange.debugger.note(
            failed.code, failed.message, self.leg.sid, failed.url
        )
        self.answer()
        self.leg.hear(APPLICATION_ERROR)
        if self.exchange.debugger.strict:
            raise CallFailed((complaint,))
        raise Over("application error", "completed")
