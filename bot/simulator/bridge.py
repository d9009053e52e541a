"""Two legs that hear each other."""

from bot.simulator.events import LegOver, Parted, Pressed, Silent, Spoke
from bot.simulator.heard import Prompt
from bot.simulator.leg import Leg
from bot.simulator.signals import Over


def bridged(
    leg: Leg, other: Leg, *, limit: float | None = None, hang_up_on_star: bool = False
) -> None:
    """Stay with the other leg until it goes, or `limit` seconds have passed.

    A leg whose person `talks` for so many seconds hangs up after them.

    Raises:
        Over: this leg's own person hung up, or REST did.
        SentElsewhere: REST took this leg out of the bridge.
    """
    leg.other = leg.met = other
    leg.note("connected", other.person)
    leg.become("connected")
    now = leg.clock.now
    end = None if limit is None else now() + limit
    talked = None if leg.talks is None else now() + leg.talks
    idle: float | None = None
    try:
        while True:
            due = min((at for at in (end, talked, idle) if at is not None), default=None)
            left = None if due is None else max(0.0, due - now())
            match leg.take(left, eager=talked is not None or idle is not None):
                case None if due == talked:
                    raise Over("called party")
                case None if due == idle:
                    idle = None
                case None:
                    return
                case Parted(gone) | LegOver(gone) if gone is other:
                    return
                case Pressed("*") if hang_up_on_star:
                    return
                case Spoke(text):
                    leg.heard.clear()
                    leg.note("said", text, by="caller")
                    other.hear(Prompt(text, by="person"))
                case Silent(seconds) if leg.clock.free:
                    idle = now() + (seconds or 0.0)
    finally:
        leg.other = None
        leg.become("talking")
