"""Tells a machine from a person who answers.

https://www.twilio.com/docs/voice/answering-machine-detection
"""

from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg
from bot.simulator.requests import Request

#: A verdict takes about four seconds.
VERDICT_SECONDS = 4.0
MACHINE = {"Enable": "machine_start", "DetectMessageEnd": "machine_end_beep"}


def detect(exchange: Exchange, leg: Leg) -> None:
    """Find out who answered, if the call asked for it.

    The leg waits for the verdict, unless it is to be reported: then the call goes on meanwhile.
    """
    if leg.machine_detection not in MACHINE:
        return
    verdict = MACHINE[leg.machine_detection] if leg.machine else "human"
    report = leg.verdict_to
    if report is None:
        leg.pass_time(VERDICT_SECONDS)
        leg.answered_by = verdict
        return

    def later() -> None:
        exchange.clock.take(exchange.clock.inbox(), VERDICT_SECONDS)
        leg.answered_by = verdict
        fields = (
            ("CallSid", leg.sid),
            ("AccountSid", leg.account_sid),
            ("AnsweredBy", verdict),
            ("MachineDetectionDuration", str(round(VERDICT_SECONDS * 1000))),
        )
        exchange.callbacks.send(leg.outbox, Request(report.url, report.method, fields))

    exchange.clock.start(later, f"detection {leg.sid}")
