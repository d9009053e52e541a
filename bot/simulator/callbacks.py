"""Status callbacks: in order for one call, beside the call itself, answers of no effect."""

from bot.simulator.clock import Clock
from bot.simulator.debugger import Debugger
from bot.simulator.errors import CallFailed
from bot.simulator.leg import Leg
from bot.simulator.outbox import Outbox
from bot.simulator.parameters import of_progress
from bot.simulator.requests import Request
from bot.simulator.signals import Unusable
from bot.simulator.webhooks import Webhooks


class Callbacks:
    """Reports the progress of legs to whoever subscribed."""

    def __init__(self, clock: Clock, webhooks: Webhooks, debugger: Debugger) -> None:
        self._clock = clock
        self._webhooks = webhooks
        self._debugger = debugger
        self._busy = 0

    def progress(self, leg: Leg, event: str) -> None:
        """Report `initiated`, `ringing`, `answered` or `completed` of a leg.

        Every event counts in `SequenceNumber`, subscribed to or not.
        """
        with self._clock.lock:
            number, leg.emitted = leg.emitted, leg.emitted + 1
            subscription = leg.subscription
            if subscription is None or event not in subscription.events:
                return
            fields = of_progress(leg, event, number)
            leg.outbox.closed = event == "completed"
        self.send(leg.outbox, Request(subscription.url, subscription.method, fields))

    def send(self, outbox: Outbox, *requests: Request) -> None:
        """Send callbacks in the outbox's order; nobody waits for them."""
        with self._clock.lock:
            outbox.pending.extend(requests)
            if not outbox.busy:
                outbox.busy = True
                self._busy += 1
                self._clock.start(lambda: self._deliver(outbox), f"callbacks {outbox.owner}")

    def busy(self) -> bool:
        """Say whether anything is still to be delivered."""
        return self._busy > 0

    def _deliver(self, outbox: Outbox) -> None:
        while True:
            with self._clock.lock:
                request = self._next(outbox)
                if request is None:
                    outbox.busy = False
                    self._busy -= 1
                    self._clock.changed()
                    return
            try:
                self._one(outbox, request)
            except CallFailed as failed:
                outbox.failure = outbox.failure or failed

    def _next(self, outbox: Outbox) -> Request | None:
        if not outbox.pending:
            last = outbox.held if outbox.closed else None
            outbox.held = None if outbox.closed else outbox.held
            return last
        request = outbox.pending.popleft()
        if outbox.held is not None:
            outbox.pending.appendleft(outbox.held)
            outbox.held = None
        elif self._webhooks.faults.callbacks_reversed(request.url):
            outbox.held = request
            return self._next(outbox)
        return request

    def _one(self, outbox: Outbox, request: Request) -> None:
        try:
            answer = self._webhooks.ask(request, {})
        except Unusable as failed:
            self._debugger.note(failed.code, failed.message, outbox.owner, request.url)
            return
        if answer.status >= 400:
            self._debugger.warn(
                15003, f"a status callback was answered {answer.status}", outbox.owner, request.url
            )
